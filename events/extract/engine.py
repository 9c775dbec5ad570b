"""Article → events: the rules engine that stands behind `events.extract.extract`.

Takes a text, its published date and language; gives an `Extraction`. Reads the text once (`text.reader`), finds names and
dates, gathers candidates sentence by sentence, sees them together (`together.assembly`, `together.completion`), and writes down
each event with the words that support it. Never raises on any text; work is linear in its length, and very long texts are read
in part.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from events.extract.article import Article, Dated
from events.extract.dates.counted_days import counted_days
from events.extract.dates.filing import filed_on
from events.extract.dates.finder import find_dates
from events.extract.dates.occasions import occasions
from events.extract.places.direction import direction
from events.extract.places.echoes import echo_mentions
from events.extract.places.mentions import place_finder
from events.extract.places.persons import person_mentions
from events.extract.results import Background, EvidenceSpan, ExtractedEvent, Extraction
from events.extract.text.dateline import dateline_end
from events.extract.text.folding import fold
from events.extract.text.languages import find_language
from events.extract.text.reader import reader
from events.extract.text.reading import Cue
from events.extract.text.wordlist import LANGUAGES, WordList, load_words
from events.extract.together.assembly import assemble
from events.extract.together.completion import complete
from events.extract.together.draft import Draft
from events.extract.together.facts import figures_of, organisations_of, sectors_of, subtype_of
from events.extract.together.summaries import dated_by, reasons_of, summarise
from events.extract.told.candidate import AHEAD, Candidate
from events.extract.told.candidates import find_candidates
from events.extract.told.weighing import Scales
from events.partial_date import PartialDate
from events.vocabulary import Certainty, DateBasis
from geo.provinces import REGION

MOST_CHARACTERS = 100_000
MOST_WORDS = 150_000
HIGH, MEDIUM = 0.85, 0.7
PRINTED = range(1900, 2200)
_PLACE = attrgetter("start", "end", "field")


def read_article(text: str, published: str | None, language: str) -> Article:
    """Words, places and dates of a text; the places and dates of its dateline are marked or left out."""
    engine = reader(language)
    reading = engine.read(fold(text))
    dash = dateline_end(text, load_words(language).telling)
    head = reading.token_at(dash) if dash and len(reading.doc) else 0
    mentions = place_finder(language).find(reading, head)
    mentions = sorted(
        [*mentions, *person_mentions(reading, mentions, engine.known), *echo_mentions(reading, mentions)],
        key=lambda m: m.span,
    )
    dates = []
    if reading.sentences:
        for date in find_dates(text, published, language):
            first = reading.token_at(date.start_char)
            last = max(reading.token_at_folded(reading.folded.folded(date.end_char) - 1), first) + 1
            if first >= head:
                dates.append(Dated(Cue(first, last), date))
        dates += [*counted_days(reading, dates, published), *occasions(reading, dates, published)]
        dates.sort(key=lambda d: d.span)
    return Article(reading, mentions, dates, published, text)


def extract_by_rules(text: str, published: str | None, language: str | None, title: str | None) -> Extraction:
    """Extract events by the rules; see `events.extract.extract`."""
    notices = []
    if len(text) > MOST_CHARACTERS:
        notices.append(f"Only the first {MOST_CHARACTERS:,} of {len(text):,} characters were read.")
        text = text[:MOST_CHARACTERS]
    day = _valid(published)
    if published and day is None:
        notices.append(
            f"The published date “{published[:40]}” is not a date that an article can have; it was not used."
        )
    code = language if language in LANGUAGES else find_language(text)
    if day is None:
        day = _valid(filed_on(text, code))
    words = load_words(code)
    _forget_rare_words(code)
    place_finder(code)  # learns the place names, which the stems of the first article's words depend on
    article = read_article(text, day, code)
    heading = read_article(title, day, code) if title and title.strip() else None
    scales = Scales(article, code)
    drafts, background = assemble(article, scales.with_more(find_candidates(article)), heading, scales)
    events = tuple(_event(article, draft, words) for draft in complete(article, drafts))
    return Extraction(
        code,
        events,
        tuple(_background(article, candidate) for candidate in background),
        _highlights(article, drafts),
        tuple(notices),
    )


def _forget_rare_words(code: str) -> None:
    """Begin anew with a language's reader when its vocabulary has grown too large, so that memory stays flat.

    spaCy keeps every word it has seen; a memory zone per article would free them at twice the time an article takes.
    """
    if len(reader(code).nlp.vocab) > MOST_WORDS:
        reader.cache_clear()
        place_finder.cache_clear()


def _valid(published: str | None) -> str | None:
    """A published date as ISO text of reduced precision, times cut off; None where it is no date or of no newswire's time."""
    if not published:
        return None
    for length in (10, 7, 4):
        try:
            day = PartialDate(published.strip()[:length])
            return day.text if day.first_day.year in PRINTED else None
        except ValueError:
            continue
    return None


def _words(article: Article, span: Cue | None) -> str:
    """The words of a span as the article writes them, in one line."""
    if span is None:
        return ""
    first, end = article.reading.characters(span)
    return " ".join(article.text[first:end].split())


def _event(article: Article, draft: Draft, words: WordList) -> ExtractedEvent:
    candidates = draft.candidates
    lead = draft.lead
    subtype, subtype_cue = subtype_of(article, draft.type, [lead, *candidates])
    sectors = sectors_of(article, candidates)
    organisations = organisations_of(article, candidates)
    figures = figures_of(article, candidates, words)
    way = direction(draft)
    score = round(min(max(draft.score, 0.0), 1.0), 3)
    certainty = Certainty.HIGH if score >= HIGH else Certainty.MEDIUM if score >= MEDIUM else Certainty.LOW
    basis = draft.timing.basis
    status_cue = next((c.status.cue for c in (lead, *candidates) if c.status and c.status.status == draft.status), None)
    if "agreement renewed" in lead.rules and draft.status not in AHEAD:
        # "The renewal of an agreement signed years ago": it is the renewal that is told.
        status_cue = next(iter(article.reading.within("agreement.renewing", lead.start, lead.end)), status_cue)
    spans: list[tuple[str, Cue]] = [("type", trigger) for c in candidates for trigger in c.triggers]
    spans += [("status", status_cue)] if status_cue else []
    spans += [("subtype", subtype_cue)] if subtype_cue else []
    open_date = None if draft.timing.start else _open_date(candidates)
    spans += [("start", cue) for cue in (draft.timing.cues or ((open_date,) if open_date else ()))]
    when = dated_by(draft.timing.start, basis, article.published, _words(article, open_date))
    named = set(draft.parties.cues)
    for mention in article.mentions:
        if mention.span in named:
            spans.append(("iran" if mention.side == "IR" else "iraq", mention.span))
    if draft.venue:
        spans.append(("venue", draft.venue.span))
    spans += [("sectors", cue) for cue in sectors.values()]
    spans += [("organisations", cue) for cue in organisations.values()]
    spans += [("figures", cue) for _, cue in figures.values()]
    place = draft.venue.place if draft.venue and draft.venue.code != REGION else None  # the Region is no town
    rules = [rule for c in candidates for rule in c.rules]
    return ExtractedEvent(
        type=draft.type,
        subtype=subtype,
        status=draft.status,
        start=draft.timing.start,
        end=draft.timing.end if draft.timing.start else None,
        date_basis=basis,
        iran=draft.parties.iran,
        iraq=draft.parties.iraq,
        direction=way,
        venue=place.name if place and place.kind != "province" else None,
        venue_code=draft.venue.code if draft.venue else draft.host,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        sectors=tuple(sectors),
        organisations=tuple(organisations),
        figures={name: value for name, (value, _) in figures.items()},
        certainty=certainty,
        score=score,
        rules=tuple(dict.fromkeys(rules)),
        reasons=reasons_of(
            draft.status, _words(article, status_cue), _words(article, lead.anchor), rules, certainty, when
        ),
        evidence=_evidence(article, spans),
        summary=summarise(
            draft.type,
            subtype,
            draft.status,
            draft.parties,
            way,
            draft.venue,
            draft.timing.start,
            basis,
            tuple(sectors),
        ),
        note="Dated by its publication." if basis == DateBasis.PUBLICATION and draft.timing.start else when,
    )


def _open_date(candidates: Sequence[Candidate]) -> Cue | None:
    """A day or month told beside a telling that no year was found for."""
    return next(
        (d.span for c in candidates for d in c.dates if d.date.rule and d.date.kind in ("day", "range", "month")
         and d.date.start is None and not d.date.in_name and not d.date.dateline), None,
    )  # fmt: skip


def _evidence(article: Article, spans: list[tuple[str, Cue]]) -> tuple[EvidenceSpan, ...]:
    characters = article.reading.characters
    return tuple(sorted({EvidenceSpan(name, *characters(cue)) for name, cue in set(spans)}, key=_PLACE))


def _background(article: Article, candidate: Candidate) -> Background:
    start, _ = article.reading.characters(Cue(candidate.start, candidate.start + 1))
    _, end = article.reading.characters(Cue(candidate.end - 1, candidate.end))
    places = tuple(dict.fromkeys(m.code for m in candidate.mentions if m.counts and m.code))
    return Background(candidate.type, places, start, end, "An earlier happening told in passing, without a date.")


def _highlights(article: Article, drafts: list[Draft]) -> tuple[EvidenceSpan, ...]:
    """Places, dates and triggers, as characters."""
    spans = [("place", m.span) for m in article.mentions if m.code]
    spans += [("date", d.span) for d in article.dates]
    spans += [("trigger", t) for draft in drafts for c in draft.candidates for t in c.triggers]
    return _evidence(article, spans)
