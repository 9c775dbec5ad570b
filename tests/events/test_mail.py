from __future__ import annotations

from email.message import EmailMessage

import pytest

from events.articles import Article, ArticleFailure, Outcome, read_bytes
from tests.events.article_files import STORY, mail_of, pdf_of, word_of, zip_of


def read(message: EmailMessage | bytes) -> list[Outcome]:
    return list(read_bytes("a.eml", message if isinstance(message, bytes) else message.as_bytes()))


def one(message: EmailMessage | bytes) -> Article:
    (found,) = read(message)
    assert isinstance(found, Article), str(found)
    return found


def test_subject_date_and_body_make_the_article() -> None:
    found = one(mail_of(Subject="Fwd: RE: Crafts in Kut"))
    assert (found.title, found.published, found.text) == ("Crafts in Kut", "2025-10-11", STORY)


def test_the_plain_part_is_preferred_to_the_html_part() -> None:
    message = mail_of("Plain words.")
    message.add_alternative("<p>Other words.</p>", subtype="html")
    assert one(message).text == "Plain words."


def test_an_html_mail_gives_its_text_without_scripts() -> None:
    message = mail_of()
    message.set_content("<p>Fair in <b>Kut</b>.</p><script>alert(1)</script><p>A week long.</p>", subtype="html")
    assert one(message).text.split() == ["Fair", "in", "Kut.", "A", "week", "long."]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256", "utf-16"])
def test_bodies_in_other_encodings_are_read(charset: str) -> None:
    message = mail_of()
    message.set_content("معرض ايلام في الكوت", charset=charset)
    assert one(message).text == "معرض ايلام في الكوت"


def test_a_charset_that_does_not_exist_is_guessed() -> None:
    raw = b"Subject: x\r\nContent-Type: text/plain; charset=no-such-thing\r\n\r\nFair in Kut."
    assert one(raw).text == "Fair in Kut."


def test_readable_attachments_are_articles_dated_by_the_mail_and_pictures_are_passed_over() -> None:
    message = mail_of("See attached.")
    message.add_attachment(pdf_of("Fair one."), maintype="application", subtype="pdf", filename="one.pdf")
    message.add_attachment(word_of("Fair two."), maintype="application", subtype="octet-stream", filename="دو.docx")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    body, pdf, word = read(message)
    assert [getattr(found, "text", found) for found in (body, pdf, word)] == ["See attached.", "Fair one.", "Fair two."]
    assert isinstance(pdf, Article)
    assert pdf.published == "2025-10-11"
    assert pdf.notice == "The published date is that of the e-mail it was attached to; the article may be older."
    assert [found.origin for found in (pdf, word)] == ["a.eml/one.pdf", "a.eml/دو.docx"]


def test_attachments_that_cannot_be_read_are_named() -> None:
    message = mail_of("See attached.")
    message.add_attachment(pdf_of(), maintype="application", subtype="pdf", filename="scan.pdf")
    message.add_attachment(b"MZ", maintype="application", subtype="octet-stream", filename="a.exe")
    _, scan, program = read(message)
    assert str(scan) == "a.eml/scan.pdf: no text could be read (is it a scan?)"
    assert str(program).startswith("a.eml/a.exe: .exe files are not read")


def test_a_mail_of_attachments_alone_has_no_failure_for_its_empty_body() -> None:
    message = mail_of("")
    message.add_attachment(zip_of({"1.txt": b"Fair one."}), maintype="application", subtype="zip", filename="a.zip")
    assert one(message).text == "Fair one."


def test_an_attached_mail_is_an_article_with_its_own_date() -> None:
    inner = mail_of("Fair one.", Subject="Fair", Date="Mon, 6 Oct 2025 10:00:00 +0000")
    outer = mail_of("Look.")
    outer.add_attachment(inner)
    _, found = read(outer)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.published, found.notice) == ("Fair one.", "Fair", "2025-10-06", None)


FORWARDED = [
    (
        "---------- Forwarded message ---------\nFrom: Wire <news@tehrantimes.com>\nDate: Mon, Oct 6, 2025 at 10:12 AM\n"
        "Subject: Fair in Kut\nTo: <me@example.org>\n\n\nThe fair opened."
    ),
    (
        "Begin forwarded message:\n\nFrom: Wire <news@tehrantimes.com>\nSubject: Fair in Kut\n"
        "Date: October 6, 2025 at 10:12:00 GMT+3\nTo: me@example.org\n\nThe fair opened."
    ),
    (
        "-----Original Message-----\nFrom: Wire <news@tehrantimes.com>\nSent: Monday, October 6, 2025 10:12 AM\n"
        "To: me\nSubject: FW: Fair in Kut\n\nThe fair opened."
    ),
    (
        "---------- پیام هدایت شده ---------\nاز: Wire <news@tehrantimes.com>\nتاریخ: 6 Oct 2025\n"
        "موضوع: Fair in Kut\n\nThe fair opened."
    ),
]


@pytest.mark.parametrize("body", FORWARDED)
def test_a_forwarded_message_gives_title_date_and_outlet(body: str) -> None:
    found = one(mail_of(f"For the file.\n\n{body}", Subject="Fwd: something"))
    assert (found.title, found.published, found.outlet) == ("Fair in Kut", "2025-10-06", "Tehran Times")
    assert found.text == "For the file.\n\nThe fair opened."
    assert found.notice is None


def test_a_forwarded_date_that_may_be_two_days_is_not_taken() -> None:
    body = "---------- Forwarded message ---------\nFrom: a\nDate: 10/11/2025\nSubject: Fair\n\nThe fair opened."
    found = one(mail_of(body))
    assert found.published == "2025-10-11"
    assert found.notice == "The published date is that of the forwarding e-mail; the article may be older."


def test_a_newsletter_is_known_by_its_senders_domain() -> None:
    assert one(mail_of(From="Desk <desk@mail.shafaq.com>")).outlet == "Shafaq News"
    assert one(mail_of(From="Somebody <me@example.org>")).outlet is None


@pytest.mark.parametrize("date", ["", "yesterday", "99 Foo 2025", "Sat, 11 Oct 99999 09:30:00"])
def test_a_date_that_is_none_leaves_the_article_undated(date: str) -> None:
    raw = f"Subject: x\r\nDate: {date}\r\n\r\nFair in Kut.".encode()
    assert one(raw).published is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"no headers at all\n\njust words", "it has no headers, so it is no e-mail."),
        (b"Subject: nothing\r\n\r\n", "no text could be read in the e-mail or its attachments."),
    ],
)
def test_what_is_no_mail_or_empty_is_said_so(raw: bytes, sentence: str) -> None:
    (failure,) = read(raw)
    assert str(failure) == f"a.eml: {sentence}"


@pytest.mark.parametrize(
    "subject",
    [
        "=?utf-8?b?2YbZhdin24zYtNqv2KfZhyDaqdmI2Ko=?=",
        "=?utf-8?q?=D9=86=D9=85=D8=A7=DB=8C=D8=B4=DA=AF=D8=A7=D9=87?= کوت",
        "نمایشگاه کوت",
    ],
)
def test_subjects_are_decoded_however_they_are_written(subject: str) -> None:
    assert one(f"Subject: {subject}\r\n\r\nFair.".encode()).title == "نمایشگاه کوت"


@pytest.mark.parametrize(
    "header",
    [
        "Subject: " + "=?utf-8?q?a?= " * 50_000,
        "From: " + "<a@b>,(" * 50_000,
        "Content-Type: text/plain; " + "a*0*=b; " * 20_000,
    ],
)
def test_a_header_without_end_is_refused_in_no_time(header: str) -> None:
    (failure,) = read(f"X-First: y\n{header}\n\nFair.".encode())
    assert str(failure) == "a.eml: it has a header longer than any mail program writes; it was not read."


def test_a_mail_to_very_many_people_is_read() -> None:
    assert one(b"To: " + b"a@example.org, " * 5000 + b"\nSubject: x\n\nFair.").text == "Fair."


def test_mails_inside_mails_are_opened_to_three_deep() -> None:
    message = mail_of("Fair 0.")
    for level in range(1, 6):
        outer = mail_of(f"Fair {level}.")
        outer.add_attachment(message)
        message = outer
    found = read(message)
    assert [outcome.text for outcome in found if isinstance(outcome, Article)] == ["Fair 5.", "Fair 4.", "Fair 3."]
    assert "more than 3 e-mails deep" in str(found[-1])
    assert isinstance(found[-1], ArticleFailure)


def test_a_line_of_very_many_dashes_and_spaces_takes_no_time() -> None:
    assert one(mail_of(f"Fair.\n{'- ' * 200_000}\n{'-' * 200_000}")).text.startswith("Fair.")
