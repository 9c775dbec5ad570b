"""The editor of one event: every field with the control that fits it, checked while it is filled in.

Takes a record; draws the controls and gives the record as it would be saved, or a sentence for each field that cannot be. What is
typed lives in the session, so that the map and the card follow before anything is saved.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Final

import streamlit as st
from pydantic import ValidationError

from events.differences import FIGURE_LABELS
from events.errors import StoreError
from events.model import IRAN_CODES, IRAQ_CODES, Event, Figures, complaints
from events.partial_date import PartialDate
from events.recomposing import composed, is_composed
from events.stored_articles import StoredArticle
from events.vocabulary import SUBTYPES, Certainty, DateBasis, Direction, EventType, Sector, Status, Term
from geo.provinces import PROVINCES, REGION, name
from pages import _access, _review_evidence, _review_venue, _view

_IRAN: Final = [code for code in PROVINCES if code in IRAN_CODES]
_IRAQ: Final = [REGION, *(code for code in PROVINCES if code in IRAQ_CODES)]
_FIELDS: Final = (
    "type", "subtype", "status", "start", "end", "date_basis", "iran", "iraq", "direction", "venue", "venue_code", "lat", "lon",
    "sectors", "organisations", "certainty", "note", "summary", "evidence",
)  # fmt: skip
_FIGURES: Final = tuple(FIGURE_LABELS)
STATE: Final = (
    "editing",
    "edit_version",
    "edited",
    "edit_evidence",
    "venue_choice",
    "venue_town_code",
    "summary_follows",
)
"""What the session keeps of an editor beside its controls."""
_DATE_HELP: Final = "As precise as the article: 2025, 2025-05 or 2025-05-21. Empty where it gives no date."


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the editor: the record (as it was, where something is wrong) and a sentence a wrong field."""

    event: Event
    problems: dict[str, str]


def editing() -> str | None:
    """The id of the event that is being edited."""
    return st.session_state.get("editing")


def open_for(event: Event) -> None:
    """Begin to edit an event; for `on_click`."""
    try:
        version = _access.store().version(event.id)
    except StoreError as error:
        st.session_state["review_trouble"] = str(error)
        return
    begin(event.id, event, version=version, follows=is_composed(event))


def begin(editing: str, event: Event, *, version: int | None = None, follows: bool = True) -> None:
    """Fill the controls with a record.

    Parameters
    ----------
    editing : str
        What is edited: the id of an event, or `pages._review_new.NEW`.
    event : Event
    version : int, optional
        The revision it was read at.
    follows : bool
        Whether the summary is composed anew with every change, until the reviewer writes one.
    """
    close()
    state = st.session_state
    state["edit_version"], state["editing"] = version, editing
    state["venue_choice"] = ()
    state["venue_town_code"] = event.venue_code if event.venue else None
    state["summary_follows"] = follows
    _fill(_values(event))


def close() -> None:
    """Leave the editor without saving."""
    state = st.session_state
    for key in STATE:
        state.pop(key, None)


def draft(event: Event) -> Draft:
    """The record as the controls have it.

    Parameters
    ----------
    event : Event
        As it stands in the store.
    """
    values = {field: st.session_state.get(f"edit_{field}") for field in (*_FIELDS, *_FIGURES)}
    if values["type"] is None:  # the controls have not been drawn yet
        values = _values(event)
    problems = _problems(values)
    changed: dict[str, Any] = {field: values[field] for field in _FIELDS}
    for field in ("start", "end", "venue"):
        changed[field] = " ".join((values[field] or "").split()) or None
    changed["note"], changed["summary"] = (values["note"] or "").strip(), (values["summary"] or "").strip()
    changed["figures"] = {field: values[field] for field in _FIGURES if values[field]}
    if problems.keys() - {"summary"}:
        return Draft(event, problems)
    if problems:  # what else stands there is shown already
        changed["summary"] = event.summary
    try:
        return Draft(Event.model_validate(event.model_dump() | changed), problems)
    except ValidationError as error:
        said = complaints(error)
        return Draft(event, {_field_of(sentence): sentence for sentence in said})


def draw(event: Event, position: int, article: StoredArticle | None = None) -> Draft:
    """Draw the controls.

    Parameters
    ----------
    event : Event
        As it stands in the store.
    position : int
        Its place in the list of cards, by which the page's script finds its evidence.
    article : StoredArticle, optional
        In which words can be marked.
    """
    state = st.session_state
    if "edit_type" not in state:  # the reader was on another page meanwhile
        _fill(state.get("edited") or _values(event))
    found = draft(event)
    if state.get("summary_follows") and not found.problems.keys() - {"summary"}:
        sentence = composed(found.event)
        # Set only where it has changed: what is set is sent to the browser, over anything a person is typing there just then.
        if sentence and sentence != state["edit_summary"]:
            state["edit_summary"] = sentence
            found = draft(event)
    _what(position)
    _when(position, found.problems)
    _where(position, found.problems)
    _words(position, found.problems)
    with st.expander("Organisations, figures, note", key="edit_more"):
        _more(position, found.problems)
    if article is not None:
        _review_evidence.draw(article)
    if "" in found.problems:
        _problem(found.problems, "")
    state["edited"] = {field: state.get(f"edit_{field}") for field in (*_FIELDS, *_FIGURES)}
    return found


def _what(position: int) -> None:
    kind, sub = st.columns(2)
    with kind, _evidence(position, "type"):
        st.selectbox("Type", list(EventType), key="edit_type", format_func=_label, on_change=_fit_subtype)
    with sub, _evidence(position, "subtype"):
        kinds = list(SUBTYPES[st.session_state["edit_type"]])
        st.selectbox("Kind", kinds, index=None, key="edit_subtype", format_func=_label, placeholder="Not told")
    status, certain = st.columns(2)
    with status, _evidence(position, "status"):
        st.selectbox("Status", list(Status), key="edit_status", format_func=_label, help=_defined(Status))
    with certain:
        st.selectbox("Certainty", list(Certainty), key="edit_certainty", format_func=_label, help=_defined(Certainty))


def _when(position: int, problems: dict[str, str]) -> None:
    start, end, basis = st.columns([1, 1, 1.25])
    with start, _evidence(position, "start"):
        st.text_input(
            "Start", key="edit_start", help=_DATE_HELP, placeholder="2025-05-21", max_chars=20, on_change=_stated
        )
        _problem(problems, "start")
    with end, _evidence(position, "end"):
        st.text_input("End", key="edit_end", help="Empty for a single day.", placeholder="none", max_chars=20)
        _problem(problems, "end")
    with basis:
        st.selectbox("Date from", list(DateBasis), key="edit_date_basis", format_func=_label, help=_defined(DateBasis))


def _where(position: int, problems: dict[str, str]) -> None:
    iran, iraq = st.columns(2)
    with iran, _evidence(position, "iran"):
        st.multiselect("Iranian provinces", _IRAN, key="edit_iran", format_func=_named, placeholder="Iran as a whole")
    with iraq, _evidence(position, "iraq"):
        st.multiselect("Iraqi governorates", _IRAQ, key="edit_iraq", format_func=_named, placeholder="Iraq as a whole")
    st.segmented_control(
        "Direction", list(Direction), key="edit_direction", format_func=_label, required=True, help=_defined(Direction)
    )
    town, province = st.columns(2)
    with town, _evidence(position, "venue"):
        _review_venue.town()
    with province:
        st.selectbox(
            "Venue’s province",
            [*_IRAN, *_IRAQ],
            index=None,
            key="edit_venue_code",
            format_func=_named,
            placeholder="Not told",
            on_change=_review_venue.settle,
        )
    _review_venue.which(_named)
    lat, lon = st.columns(2)
    lat.number_input("Latitude", -90.0, 90.0, key="edit_lat", format="%.4f", step=0.01, placeholder="none")
    lon.number_input("Longitude", -180.0, 180.0, key="edit_lon", format="%.4f", step=0.01, placeholder="none")
    _problem(problems, "lat")


def _words(position: int, problems: dict[str, str]) -> None:
    with _evidence(position, "sectors"):
        st.multiselect("Sectors", list(Sector), key="edit_sectors", format_func=_label, placeholder="None")
    st.text_area(
        "Summary, one sentence",
        key="edit_summary",
        height=90,
        max_chars=600,
        on_change=_own_words,
        help="Composed from the fields, until you write your own",
    )
    _problem(problems, "summary")


def _more(position: int, problems: dict[str, str]) -> None:
    with _evidence(position, "organisations"):
        st.multiselect(
            "Organisations",
            st.session_state["edit_organisations"] or [],
            key="edit_organisations",
            accept_new_options=True,
            placeholder="Type a name and press Enter",
        )
    with _evidence(position, "figures"):
        for column, field in zip(st.columns(len(_FIGURES)), _FIGURES, strict=True):
            label = FIGURE_LABELS[field].capitalize() if field != "value_usd" else "US dollars"
            if field == "value_usd":
                column.number_input(
                    label, 0.0, key=f"edit_{field}", format="%.0f", step=1_000_000.0, placeholder="none"
                )
            else:
                column.number_input(label, 0, key=f"edit_{field}", step=1, placeholder="none")
    st.text_area("Note: what a reader should know", key="edit_note", height=80, max_chars=2000)
    for field in ("organisations", "figures", "note"):
        _problem(problems, field)


def _values(event: Event) -> dict[str, Any]:
    """The fields of a record as the controls hold them."""
    values: dict[str, Any] = {field: getattr(event, field) for field in _FIELDS}
    for field in ("start", "end", "venue"):
        values[field] = values[field] or ""
    for field in ("iran", "iraq", "sectors", "organisations", "evidence"):
        values[field] = list(values[field])
    return values | {field: getattr(event.figures or Figures(), field) for field in _FIGURES}


def _fill(values: dict[str, Any]) -> None:
    for field, value in values.items():
        st.session_state[f"edit_{field}"] = value


def _problems(values: dict[str, Any]) -> dict[str, str]:
    """What is wrong with single fields, as a sentence each."""
    found = {}
    for field in ("start", "end"):
        typed = (values[field] or "").strip()
        try:
            if typed:
                PartialDate(typed)
        except ValueError as error:
            found[field] = str(error)
    if not (values["summary"] or "").strip():
        found["summary"] = "Say in one sentence what happened."
    if (values["lat"] is None) != (values["lon"] is None):
        found["lat"] = "Give both latitude and longitude, or neither."
    return found


def _field_of(sentence: str) -> str:
    """The field a complaint of the record is about; "" for the record as a whole."""
    for field in ("end", "start", "subtype", *_FIELDS):
        if sentence.startswith(field):
            return field if field in ("start", "end", "summary", "organisations", "note") else ""
    return ""


def _problem(problems: dict[str, str], field: str) -> None:
    if field in problems:
        st.html(f'<p class="marz-problem">{escape(problems[field])}</p>')


def _fit_subtype() -> None:
    """A kind that does not go with the new type is dropped."""
    state = st.session_state
    if state["edit_subtype"] not in SUBTYPES[state["edit_type"]]:
        state["edit_subtype"] = None


def _stated() -> None:
    """A date that a person has read in the article is stated; one reckoned from publication stays so when it is corrected."""
    state = st.session_state
    before = (state.get("edited") or {}).get("start")
    if state["edit_start"].strip() and (not before or state["edit_date_basis"] is not DateBasis.RELATIVE):
        state["edit_date_basis"] = DateBasis.STATED


def _own_words() -> None:
    """What a person wrote is not composed anew."""
    st.session_state["summary_follows"] = False


def _evidence(position: int, field: str) -> Any:
    """A container by whose name the page's script finds the field's evidence."""
    return st.container(key=f"evidence_{position}_{field}")


def _label(term: Term) -> str:
    return term.label


def _named(code: str) -> str:
    return name(code, _view.language())


def _defined(vocabulary: type[Term]) -> str:
    return "  \n".join(f"**{term.label}**: {term.definition}" for term in vocabulary)
