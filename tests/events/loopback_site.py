"""A small web site on loopback for the tests of fetching, and a guard that lets them reach it and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from events.guarding import Guard

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """Paths and what they answer with; `asked` lists (path, Host header) of every request."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.resolved: list[str] = []

    def address(self, path: str = "/", host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(
        self, path: str, data: bytes, media_type: str | None = "text/html", status: int = 200, **headers: str
    ) -> str:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            if media_type:
                request.send_header("Content-Type", media_type)
            for name, value in headers.items():
                request.send_header(name.replace("_", "-"), value)
            request.send_header("Content-Length", str(len(data)))
            request.end_headers()
            request.wfile.write(data)

        self.answers[path] = answer
        return self.address(path)

    def redirect(self, path: str, location: str, status: int = 302) -> str:
        return self.page(path, b"", status=status, Location=location)

    def guard(self, hosts: Mapping[str, Sequence[str]] | None = None, seconds: float = 10) -> Guard:
        """Every host is this site, unless it is named with other IP addresses."""
        known = hosts or {}

        def resolver(host: str, port: int) -> Sequence[str]:
            self.resolved.append(host)
            return known.get(host, ["127.0.0.1"])

        return Guard(resolver=resolver, endpoints=frozenset({("127.0.0.1", self.port)}), seconds=seconds)


@contextmanager
def running_site() -> Iterator[Site]:
    """A site listening on a free port of 127.0.0.1 until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers.get("Host", "")))
            answer = site.answers.get(self.path.partition("?")[0])
            if answer is None:
                self.send_error(404)
                return
            try:
                answer(self)
            except OSError:
                return  # the reader hung up, as several tests want it to

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
