from __future__ import annotations

from collections.abc import Iterator

import pytest

from events.articles import Article, ArticleFailure, Outcome, read_address, read_articles, read_bytes, read_feed
from events.drafts import Unreadable
from events.feeds import MAX_ENTRIES, parse_feed
from tests.events.article_files import page_of
from tests.events.loopback_site import Site, running_site

TEASER = "<p>The governor of Wasit opened a fair of crafts from Ilam.</p>"
LONG = "<p>" + "The governor of Wasit opened a fair of crafts from Ilam in Kut. " * 8 + "</p>"


def rss(*items: str, title: str = "Border Wire") -> bytes:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()


def item(link: str = "", title: str = "A fair", date: str = "Sat, 11 Oct 2025 08:00:00 GMT", content: str = "") -> str:
    text = content.replace("&", "&amp;").replace("<", "&lt;")
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><description>{text}</description></item>"


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


def only(outcomes: Iterator[Outcome]) -> Outcome:
    (found,) = outcomes
    return found


def test_rss_entries_have_title_address_date_and_text() -> None:
    feed = parse_feed("wire.xml", rss(item("https://a.ir/1", content=TEASER)))
    (entry,) = feed.entries
    assert feed.title == "Border Wire"
    assert (entry.title, entry.address, entry.published, entry.content) == (
        "A fair",
        "https://a.ir/1",
        "2025-10-11",
        TEASER,
    )


def test_atom_entries_are_read_with_relative_links_and_the_alternate_one_chosen() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>A fair</title>
      <link rel="self" href="https://a.ir/self"/><link rel="alternate" href="/news/1"/>
      <updated>2025-10-12T00:00:00Z</updated><published>2025-10-11T23:00:00+03:30</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Opened in <b>Kut</b>.</p></div></content>
      </entry></feed>"""
    (entry,) = parse_feed("wire.xml", atom.encode(), "https://a.ir/feed").entries
    assert (entry.address, entry.published) == ("https://a.ir/news/1", "2025-10-11")
    assert "Opened in" in (entry.content or "")


def test_rss_one_has_its_items_beside_the_channel() -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title></channel>
      <item><title>A fair</title><link>https://a.ir/1</link><dc:date>2025-10-11T08:00Z</dc:date></item></rdf:RDF>"""
    feed = parse_feed("wire.rdf", rdf.encode())
    assert feed.title == "Wire"
    assert [(entry.address, entry.published) for entry in feed.entries] == [("https://a.ir/1", "2025-10-11")]


def test_full_content_is_preferred_to_the_description() -> None:
    full = rss(
        '<item xmlns:content="http://purl.org/rss/1.0/modules/content/"><description>Short</description>'
        "<content:encoded>Long text</content:encoded><guid>https://a.ir/guid</guid></item>"
    )
    (entry,) = parse_feed("wire.xml", full).entries
    assert (entry.content, entry.address) == ("Long text", "https://a.ir/guid")


def test_only_the_first_hundred_entries_are_read() -> None:
    assert len(parse_feed("wire.xml", rss(*[item(f"https://a.ir/{n}") for n in range(150)])).entries) == MAX_ENTRIES


BOMB = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>"""
FILE_THIEF = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss><channel><item><title>&f;</title></item></channel></rss>"""


@pytest.mark.parametrize("data", [BOMB, FILE_THIEF])
def test_entities_of_the_senders_own_making_are_refused(data: bytes) -> None:
    assert only(read_bytes("wire.xml", data)) == ArticleFailure(
        origin="wire.xml", reason="the feed defines entities of its own, which none needs; it was not read."
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"plain words, no markup", "not XML"),
        (b"<rss><channel><item>", "not XML"),
        (b"<?xml version='1.0' encoding='no-such'?><rss></rss>", "not XML"),
        (b"<opml><body/></opml>", "it is not an RSS or Atom feed"),
        (rss(), "the feed has no entries"),
        (b"<rss>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</rss>", "the feed has no entries"),
        (b"\x00\x01\x02", "not XML"),
    ],
)
def test_what_is_no_feed_is_said_so_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        parse_feed("wire.xml", data)


def test_a_feed_gives_the_articles_its_entries_lead_to(site: Site) -> None:
    site.page("/1", page_of(head="<meta property='article:published_time' content='2020-01-01'>"))
    feed = site.page("/feed", rss(item(site.address("/1"), title="A fair in Kut")), "application/rss+xml")
    found = only(read_feed(feed, guard=site.guard()))
    assert isinstance(found, Article)
    assert "showed their work in Kut for a week" in found.text
    assert "alert" not in found.text
    assert (found.title, found.published, found.source_url) == ("A fair in Kut", "2025-10-11", site.address("/1"))


def test_a_feed_is_recognised_behind_any_address_and_type(site: Site) -> None:
    site.page("/1", page_of())
    feed = site.page("/feed", rss(item(site.address("/1"))), "text/html")
    assert isinstance(only(read_address(feed, guard=site.guard())), Article)
    assert isinstance(only(read_articles([feed], guard=site.guard())), Article)


def test_with_fetching_off_a_feed_gives_its_own_text_and_says_so(site: Site) -> None:
    feed = site.page("/feed", rss(item("https://www.shafaq.com/1", content=TEASER)), "text/xml")
    found = only(read_feed(feed, fetch=False, guard=site.guard()))
    assert isinstance(found, Article)
    assert found.text == "The governor of Wasit opened a fair of crafts from Ilam."
    assert found.outlet == "Shafaq News"
    assert "was not fetched" in (found.notice or "")
    assert [path for path, _ in site.asked] == ["/feed"]


def test_an_uploaded_feed_fetches_nothing_unless_asked_to(site: Site) -> None:
    found = only(read_bytes("wire.xml", rss(item(site.address("/1"), content=TEASER)), guard=site.guard()))
    assert isinstance(found, Article)
    assert found.outlet == "Border Wire"
    assert site.asked == []


def test_an_entry_whose_page_cannot_be_had_falls_back_to_a_long_text_in_the_feed(site: Site) -> None:
    feed = site.page("/feed", rss(item(site.address("/gone"), content=LONG)), "text/xml")
    found = only(read_feed(feed, guard=site.guard()))
    assert isinstance(found, Article)
    assert "the page was not read: the server answered 404" in (found.notice or "")


def test_entries_that_fail_do_not_stop_the_others(site: Site) -> None:
    site.page("/1", page_of())
    feed = site.page(
        "/feed",
        rss(
            item("http://127.0.0.1/admin"),
            item(site.address("/gone"), content=TEASER),
            item(),
            item(site.address("/1")),
        ),
        "text/xml",
    )
    local, gone, nothing, good = read_feed(feed, guard=site.guard())
    assert isinstance(local, ArticleFailure)
    assert "private or local network" in local.reason
    assert str(gone).startswith(f"{site.address('/gone')}: the server answered 404")
    assert "no text for this entry" in str(nothing)
    assert isinstance(good, Article)


def test_a_feed_leading_to_feeds_is_not_followed_round_and_round(site: Site) -> None:
    feed = site.page("/feed", rss(item(site.address("/feed"))), "text/xml")
    assert "feed inside a feed" in str(only(read_feed(feed, guard=site.guard())))
    assert len(site.asked) == 2


def test_an_address_that_is_no_feed_is_a_failure_where_a_feed_was_asked_for(site: Site) -> None:
    assert "not an RSS or Atom feed" in str(only(read_feed(site.page("/1", page_of()), guard=site.guard())))
