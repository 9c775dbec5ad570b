from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from events import fetching
from events.fetching import MAX_BYTES, fetch
from events.guarding import PUBLIC_ONLY, FetchError, Guard, is_public
from tests.events.loopback_site import Site, running_site


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def test_a_page_comes_with_its_type_and_character_set(site: Site) -> None:
    page = fetch(site.page("/a", b"<p>Hello</p>", "text/html; charset=windows-1256"), site.guard())
    assert (page.media_type, page.charset, page.data) == ("text/html", "windows-1256", b"<p>Hello</p>")
    assert page.address == site.address("/a")


def test_the_connection_goes_to_the_address_that_was_checked_under_the_hosts_own_name(site: Site) -> None:
    # news.example does not exist: only the pinned address can have led here, and the name was asked for once only,
    # so a second, different answer (rebinding) would not have been seen.
    fetch(site.page("/a", b"x"), site.guard())
    assert site.asked == [("/a", f"news.example:{site.port}")]
    assert site.resolved == ["news.example"]


def test_a_secure_connection_names_the_host_to_the_server_and_wants_a_valid_certificate() -> None:
    hello: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                hello.append(connection.recv(4096))

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        guard = Guard(resolver=lambda host, port: ["127.0.0.1"], endpoints=frozenset({("127.0.0.1", port)}))
        with pytest.raises(FetchError, match="broke off"):
            fetch(f"https://secure.example:{port}/", guard)
        thread.join(5)
    assert b"secure.example" in hello[0]
    assert fetching._tls().verify_mode is ssl.CERT_REQUIRED
    assert fetching._tls().check_hostname


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9"),
        *("224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "2001::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::"),
        *("not an address", ""),
    ],
)
def test_addresses_that_are_not_of_the_public_internet(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["93.184.216.34", "172.32.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_public_internet(ip: str) -> None:
    assert is_public(ip)


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/"),
        *("http://169.254.169.254/latest/meta-data/", "https://192.168.0.1/", "http://[fe80::1%25lo]/"),
        *("http://LOCALHOST./", "http://127.0.0.1./"),
    ],
)
def test_local_and_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(FetchError, match=r"private or local network|no host of that name"):
        fetch(address, PUBLIC_ONLY)


@pytest.mark.parametrize("host", ["2130706433", "0177.0.0.1", "0x7f.0.0.1", "127.1", "0x7f000001", "127.0.0.01"])
def test_unusual_spellings_of_numeric_hosts_are_refused(host: str) -> None:
    with pytest.raises(FetchError, match="unusual spelling"):
        fetch(f"http://{host}/", PUBLIC_ONLY)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://example.org/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://example.org/", "only http and https"),
        ("http://user:secret@example.org/", "user name or password"),
        ("http://@example.org/", "user name or password"),
        ("http://example.org:22/", "port 22"),
        ("http://example.org:8080/", "port 8080"),
        ("http://example.org:99999/", "not written correctly"),
        ("http://[::1/", "not written correctly"),
        ("http:///path", "names no host"),
        ("http://exa mple.org/", "spaces or characters"),
        ("http://example.org\\@127.0.0.1/", "spaces or characters"),
        ("http://example.org/\r\nHost: other", "spaces or characters"),
        (f"http://{'a' * 70}.org/", "not written correctly"),
    ],
)
def test_addresses_that_are_never_asked(address: str, reason: str) -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise AssertionError("nothing was to be resolved")

    with pytest.raises(FetchError, match=reason):
        fetch(address, Guard(resolver=resolver))


def test_a_name_that_resolves_to_a_private_address_is_refused(site: Site) -> None:
    with pytest.raises(FetchError, match="private or local network"):
        fetch("http://inside.example/", site.guard({"inside.example": ["10.0.0.5"]}))


def test_one_private_address_among_public_ones_condemns_the_name(site: Site) -> None:
    with pytest.raises(FetchError, match="private or local network"):
        fetch("http://mixed.example/", site.guard({"mixed.example": ["93.184.216.34", "127.0.0.1"]}))


@pytest.mark.parametrize("failing", [OSError("no"), UnicodeError("no"), None])
def test_a_host_that_does_not_exist_is_said_so(failing: Exception | None) -> None:
    def resolver(host: str, port: int) -> list[str]:
        if failing:
            raise failing
        return []

    with pytest.raises(FetchError, match="no host of that name"):
        fetch("http://nowhere.example/", Guard(resolver=resolver))


def test_redirects_are_followed_to_the_final_address(site: Site) -> None:
    site.page("/end", b"done")
    site.redirect("/middle", "end")
    page = fetch(site.redirect("/start", "/middle", status=301), site.guard())
    assert (page.data, page.address) == (b"done", site.address("/end"))


def test_a_redirect_may_spell_its_address_in_persian_or_with_spaces(site: Site) -> None:
    site.page("/%D8%AE%D8%A8%D8%B1/a%20b", b"done")
    assert fetch(site.redirect("/start", "/خبر/a b".encode().decode("latin-1")), site.guard()).data == b"done"


def test_an_address_with_persian_letters_is_asked_in_percent_signs(site: Site) -> None:
    site.page("/%D8%AE%D8%A8%D8%B1", b"done")
    assert fetch(site.address("/خبر?q=ایلام"), site.guard()).data == b"done"
    assert site.asked[0][0] == "/%D8%AE%D8%A8%D8%B1?q=%D8%A7%DB%8C%D9%84%D8%A7%D9%85"


@pytest.mark.parametrize(
    "target",
    ["http://127.0.0.1/", "http://localhost:80/", "http://[::1]/", "https://10.0.0.1/admin", "http://inside.example/"],
)
def test_a_redirect_to_a_local_address_is_refused(site: Site, target: str) -> None:
    guard = site.guard({"inside.example": ["192.168.1.1"], "10.0.0.1": ["10.0.0.1"], "::1": ["::1"]})
    with pytest.raises(FetchError, match="private or local network"):
        fetch(site.redirect("/start", target), guard)


def test_a_redirect_to_another_scheme_is_refused(site: Site) -> None:
    with pytest.raises(FetchError, match="only http and https"):
        fetch(site.redirect("/start", "file:///etc/passwd"), site.guard())


def test_five_redirects_are_followed_and_six_are_not(site: Site) -> None:
    site.page("/0", b"done")
    for number in range(1, 7):
        site.redirect(f"/{number}", f"/{number - 1}")
    assert fetch(site.address("/5"), site.guard()).data == b"done"
    with pytest.raises(FetchError, match="redirected more than 5 times"):
        fetch(site.address("/6"), site.guard())


def test_a_page_of_five_megabytes_is_read_and_a_byte_more_is_not(site: Site) -> None:
    assert len(fetch(site.page("/fits", b"a" * MAX_BYTES), site.guard()).data) == MAX_BYTES
    with pytest.raises(FetchError, match="larger than 5 MB"):
        fetch(site.page("/larger", b"a" * (MAX_BYTES + 1)), site.guard())


def test_an_endless_page_without_a_length_is_cut_at_five_megabytes(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while True:
            request.wfile.write(b"a" * 65536)

    site.answers["/"] = endless
    with pytest.raises(FetchError, match="larger than 5 MB"):
        fetch(site.address(), site.guard())


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_packed_pages_are_unpacked(site: Site, coding: str, pack) -> None:
    assert fetch(site.page("/a", pack(b"text " * 100), Content_Encoding=coding), site.guard()).data == b"text " * 100


def test_a_page_that_unpacks_to_more_than_five_megabytes_is_refused(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    with pytest.raises(FetchError, match="larger than 5 MB"):
        fetch(site.page("/bomb", bomb, Content_Encoding="gzip"), site.guard())


@pytest.mark.parametrize(("coding", "reason"), [("gzip", "packed wrongly"), ("br", "packed as br")])
def test_packing_that_is_broken_or_was_not_asked_for_is_refused(site: Site, coding: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch(site.page("/a", b"not packed", Content_Encoding=coding), site.guard())


@pytest.mark.parametrize("media_type", ["image/png", "application/zip", "video/mp4", "application/javascript", None])
def test_types_without_articles_are_refused(site: Site, media_type: str | None) -> None:
    with pytest.raises(FetchError, match="is of type"):
        fetch(site.page("/a", b"x", media_type), site.guard())


def test_a_pdf_served_as_a_mere_download_is_known_by_its_name(site: Site) -> None:
    page = fetch(site.page("/report.pdf", b"%PDF", "application/octet-stream"), site.guard())
    assert page.media_type == "application/pdf"


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "404 .Not Found."), (403, "save the page and upload"), (500, "500")]
)
def test_a_status_other_than_ok_is_named(site: Site, status: int, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        fetch(site.page("/a", b"<p>Sorry</p>", status=status), site.guard())


def _dripping(where: str):
    def answer(request: BaseHTTPRequestHandler) -> None:
        if where == "body":
            request.send_response(200)
            request.send_header("Content-Type", "text/html")
            request.end_headers()
        else:
            request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        for _ in range(200):
            request.wfile.write(b"a")
            request.wfile.flush()
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize("where", ["headers", "body"])
def test_a_server_that_drips_is_left_when_the_time_is_up(site: Site, where: str) -> None:
    site.answers["/"] = _dripping(where)
    with pytest.raises(FetchError, match=r"did not arrive within 0\.4 seconds"):
        fetch(site.address(), site.guard(seconds=0.4))


def test_redirects_share_one_allowance_of_time(site: Site) -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        time.sleep(0.2)
        request.send_response(302)
        request.send_header("Location", "/")
        request.end_headers()

    site.answers["/"] = slow
    with pytest.raises(FetchError, match=r"did not arrive within 0\.5 seconds"):
        fetch(site.address(), site.guard(seconds=0.5))


def test_a_resolver_that_hangs_is_left_when_the_time_is_up() -> None:
    release = threading.Event()

    def resolver(host: str, port: int) -> list[str]:
        release.wait(120)
        return []

    with pytest.raises(FetchError, match="did not arrive within"):
        fetch("http://slow.example/", Guard(resolver=resolver, seconds=0.2))
    release.set()


def test_a_body_shorter_than_announced_is_not_taken_for_the_page(site: Site) -> None:
    def short(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"only this")

    site.answers["/"] = short
    with pytest.raises(FetchError, match="broke off"):
        fetch(site.address(), site.guard())


def test_a_server_that_speaks_no_http_is_refused(site: Site) -> None:
    def greet(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")

    site.answers["/"] = greet
    with pytest.raises(FetchError, match="broke off"):
        fetch(site.address(), site.guard())


def test_nothing_in_the_environment_opens_the_guard(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "MARZ_ALLOW_PRIVATE"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{site.port}")
    with pytest.raises(FetchError):
        fetch("http://127.0.0.1/", PUBLIC_ONLY)
    assert site.asked == []
