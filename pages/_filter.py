"""The shared filter: one `Selection` for all pages, kept in step with the sidebar and the address bar.

The sidebar's widgets are the state; a link fills them when it is opened, and every change is written back to the address.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from events.selection import Include, National, Selection, parse
from events.vocabulary import Certainty, Direction, EventType, Sector, Status, Term
from geo.provinces import BORDER, PROVINCES, REGION, name
from pages import _filter_dates, _look, _sentences, _view

_BORDER_IR = [code for code in BORDER if code.startswith("IR")]
_BORDER_IQ = [code for code in BORDER if code.startswith("IQ")]
_OTHERS = [code for code in PROVINCES if code not in BORDER] + [REGION]
_NAMED = {
    "border": "the provinces",
    "counterparts": "the second province",
    "pairs": "the pair",
    "types": "the type",
    "statuses": "the status",
    "sectors": "the sector",
    "directions": "the direction",
    "certainty": "the certainty",
    "start": "the first date",
    "end": "the last date",
    "venue": "the venue",
    "text": "the words",
    "national": "the choice of national events",
}
_FOLDED = (
    "text", "counterparts", "pairs", "statuses", "sectors", "directions", "certainty", "venue", "national", "include",
)  # fmt: skip
_FIELDS = ("types", "statuses", "sectors", "directions", "certainty")
_WIDGETS = ("border_ir", "border_iq", "border_other", "types", "from", "to", *_FOLDED)


def selection() -> Selection:
    """The selection the reader has made; call after `sidebar`."""
    return st.session_state["selection"]


def sidebar(page: str) -> None:
    """Draw the filter and settle what is selected: from the address when it was changed there, else from the widgets.

    Parameters
    ----------
    page : str
        Address part of the page being shown; on a change of page the address is written anew instead of read.
    """
    state = st.session_state
    turned = state.get("page") != page and "selection" in state
    here = dict(st.query_params)
    strange = here not in (state.get("written"), state.get("writing"))
    if "selection" not in state or (strange and not turned and not _operated()):
        parsed = parse(here)
        state["notices"] = parsed.notices + _view.read(here)
        fill(parsed.selection)
    elif "border_ir" not in state:
        fill(state["selection"])
    if turned:
        _view.open_anew()
    state["page"] = page
    with st.sidebar:
        _places()
        _filter_dates.draw()
        _more()
    state["selection"], state["stood"] = _gather(), _standing()
    write_address()
    with st.sidebar:
        _foot()


def _standing() -> dict[str, Any]:
    """What stands in each widget of the filter."""
    values = {key: st.session_state.get(key) for key in _WIDGETS}
    return {key: list(value) if isinstance(value, list) else value for key, value in values.items()}


def _operated() -> bool:
    """Whether a widget was used since they were last drawn.

    A click that follows quickly on another still brings along the address of before; the browser's back button brings an
    address alone.
    """
    state = st.session_state
    return "stood" in state and "border_ir" in state and _standing() != state["stood"]


def write_address() -> None:
    """Write selection and view to the address bar, so that it is a link to this very screen."""
    params = {**selection().to_params(), **_view.params()}
    # A click in this very moment may end the run between the two: what is being written is no change by the reader either.
    st.session_state["writing"] = params
    if dict(st.query_params) != params:
        st.query_params.from_dict(params)
    st.session_state["written"] = params


def let_go() -> None:
    """Pick nothing any more, as a button's `on_click`."""
    _view.pick(None)
    write_address()


def fill(chosen: Selection) -> None:
    """Set the widgets to a selection; for use before they are drawn, as in a button's `on_click`."""
    state = st.session_state
    state["border_ir"] = [code for code in chosen.border if code in _BORDER_IR]
    state["border_iq"] = [code for code in chosen.border if code in _BORDER_IQ]
    state["border_other"] = [code for code in chosen.border if code not in BORDER]
    if state["border_other"]:
        state["all_provinces"] = True
    state["counterparts"] = list(chosen.counterparts)
    state["pairs"] = list(chosen.pairs)
    for field in _FIELDS:
        state[field] = list(getattr(chosen, field))
    state["from"], state["to"] = chosen.start or "", chosen.end or ""
    state["venue"], state["text"] = chosen.venue, chosen.text
    state["national"] = chosen.national
    state["include"] = list(chosen.include)
    state["period"] = _filter_dates.period_of(chosen.start, chosen.end)
    state["selection"] = chosen


def reset() -> None:
    """Back to all events, and nothing picked."""
    st.session_state["all_provinces"] = False
    fill(Selection())
    _view.pick(None)
    st.session_state["notices"] = ()


def _gather() -> Selection:
    state = st.session_state
    border = [*state["border_ir"], *state["border_iq"], *state.get("border_other", [])]
    return Selection(
        border=tuple(border),
        counterparts=tuple(state["counterparts"]),
        pairs=tuple(state["pairs"]),
        types=tuple(EventType(value) for value in state["types"]),
        statuses=tuple(Status(value) for value in state["statuses"]),
        sectors=tuple(Sector(value) for value in state["sectors"]),
        directions=tuple(Direction(value) for value in state["directions"]),
        certainty=tuple(Certainty(value) for value in state["certainty"]),
        start=_filter_dates.typed("from"),
        end=_filter_dates.typed("to"),
        venue=state["venue"],
        text=" ".join(state["text"].split()),
        national=National(state["national"]),
        include=tuple(Include(value) for value in state["include"]),
    )


def _places() -> None:
    state = st.session_state
    st.pills("Border provinces of Iran", _BORDER_IR, key="border_ir", selection_mode="multi", format_func=_named)
    st.pills("Border governorates of Iraq", _BORDER_IQ, key="border_iq", selection_mode="multi", format_func=_named)
    if st.toggle(
        "All provinces",
        key="all_provinces",
        on_change=_drop_others,
        help="The 38 provinces away from the border, and the Kurdistan Region as a whole",
    ):
        st.multiselect(
            "Other provinces", _OTHERS, key="border_other", format_func=_placed, placeholder="Such as Hamadan"
        )
    else:
        state["border_other"] = []
    st.pills("Type", list(EventType), key="types", selection_mode="multi", format_func=_label)


def _drop_others() -> None:
    if not st.session_state["all_provinces"]:
        st.session_state["border_other"] = []


def _more() -> None:
    """The filters fewer people need: drawn only while their fold is open, so that other changes stay quick."""
    state = st.session_state
    for key in _FOLDED:
        state[key] = state[key]  # keeps what is set while its widget is not drawn
    n_set = sum(bool(state[key]) for key in _FOLDED if key != "national") + (state["national"] != National.COUNTED)
    fold = st.expander(
        f"More filters ({n_set} set)" if n_set else "More filters", key="more_filters", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        st.text_input("Words", key="text", placeholder="In summaries, organisations, outlets")
        ordered = [*BORDER, *_OTHERS]
        st.multiselect(
            "Together with", ordered, key="counterparts", format_func=_placed, placeholder="A second province"
        )
        if state["pairs"]:
            st.multiselect("Between", state["pairs"], key="pairs", format_func=_paired)
        _terms("Status", Status, "statuses")
        _terms("Sector", Sector, "sectors")
        _terms("Direction", Direction, "directions")
        _terms("Certainty", Certainty, "certainty")
        st.text_input("Venue", key="venue", placeholder="A town, as events name it")
        st.selectbox(
            "National events", list(National), key="national", format_func=str.capitalize,
            help="Events that name no province on either side",
        )  # fmt: skip
        st.pills("Show as well", list(Include), key="include", selection_mode="multi", format_func=str.capitalize)


def _foot() -> None:
    left, right = st.columns(2)
    left.button("Reset", on_click=reset, icon=":material/restart_alt:", width="stretch")
    with right.popover("Link", icon=":material/link:", width="stretch"):
        st.caption("This address opens the very same screen:")
        query = urlencode(st.session_state["written"], safe=",~:")
        address = urlsplit(st.context.url or "")
        st.code(
            address._replace(path=address.path or "/", query=query, fragment="").geturl(),
            language=None,
            wrap_lines=True,
        )


def _terms(label: str, vocabulary: type[Term], key: str) -> None:
    st.multiselect(label, list(vocabulary), key=key, format_func=_label, placeholder="Any")


def _label(term: Any) -> str:
    return term.label


def _named(code: str) -> str:
    return name(code, _view.language())


def _placed(code: str) -> str:
    return f"{_named(code)} · {'Iran' if code.startswith('IR') else 'Iraq'}"


def _paired(pair: str) -> str:
    return " – ".join(_named(code) for code in pair.split("~"))


def notices() -> None:
    """What of the address could not be understood, a sentence each, until the next filter is set."""
    for notice in st.session_state.pop("notices", ()):
        st.warning(_look.plain(notice), icon=":material/link_off:")


def loosen(describe: Callable[[Selection], int], chosen: Selection) -> str:
    """A sentence that says which filter to loosen when nothing is found.

    Parameters
    ----------
    describe : callable
        Number of events of a selection.
    chosen : Selection
        One that finds nothing.
    """
    if not describe(Selection(include=tuple(Include))):
        return "There are no events yet. Add articles on the Articles page, or run: python -m events import FILE."
    found = [(describe(chosen.without(field)), label) for field, label in _NAMED.items() if field in chosen.active()]
    best = max(found, default=(0, ""), key=lambda item: item[0])
    if len(found) == 1:
        if best[0]:
            return f"Nothing matches this filter. Without {best[1]}, {_sentences.plural(best[0], 'event', 'events')} would."
        return "Nothing is found with this filter or without it. Reset it to see all events."
    if best[0]:
        return f"Nothing matches all of these filters together. Without {best[1]}, {best[0]:,} would."
    return "Nothing matches these filters, even with any one of them taken away. Reset them to see all events."
