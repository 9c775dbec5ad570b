"""Agreements: what was called for, announced, signed and renewed, what belongs together, and what was never reported as signed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from events.agreement_chains import OPEN, Chains
from events.agreement_register import stage_counts, waiting
from events.counts import headline
from events.followups import spoken_age
from events.selection import Include, Selection
from events.tables import Selected
from pages import (
    _access,
    _add_to_briefing,
    _agreement_parts,
    _depth,
    _depth_view,
    _filter,
    _look,
    _picked,
    _register,
    _sentences,
    _view,
)
from pages._sentences import listed, plural


def show() -> None:
    """Draw the page."""
    chosen = _filter.selection()
    found = _access.selected(chosen)
    chains = _depth.chains()
    agreements = found.narrowed(chains.stage >= 0)
    if not len(agreements):
        _look.lead(_nothing(found, chosen))
        st.button("Reset the filters", on_click=_filter.reset, icon=":material/restart_alt:")
        return
    _look.lead(opening(agreements, chains))
    _add_to_briefing.offer("agreements")
    _body(chosen)
    _look.how(counted(agreements))


def _agreements(chosen: Selection) -> Selected:
    found = _access.selected(chosen)
    return found.narrowed(_depth.chains().stage >= 0)


@st.fragment
def _body(chosen: Selection) -> None:
    chains = _depth.chains()
    found = _agreements(chosen)
    left, right = st.columns([1, 1.25], gap="large")
    with left:
        _agreement_parts.in_force_map(found, chains)
    with right:
        _agreement_parts.pair_lanes(found, chains)
    what = _view.picked()
    if what:
        found = found.narrowed(_picked.mask(found.tables, what))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _look.title(_picked.title(what), plural(len(found), "agreement", "agreements"))
            st.button(
                "Show all", key="agreement_all", icon=":material/close:", type="tertiary", on_click=_filter.let_go
            )
    _stages(found, chains)
    _register.draw(found, chosen)


def _stages(found: Selected, chains: Chains) -> None:
    counts = stage_counts(found, chains)
    numbers = {"all": len(found), "waiting": len(waiting(found, chains, date.today())), **counts}
    shown = [key for key in _depth_view.STAGES if numbers[key] or key in ("all", _depth_view.stage())]
    st.session_state["stage_box"] = _depth_view.stage()
    st.pills(
        "Stage",
        shown,
        key="stage_box",
        required=True,
        format_func=lambda key: f"{_depth_view.STAGES[key]} · {numbers[key]:,}",
        on_change=_take_stage,
    )


def _take_stage() -> None:
    st.session_state["stage"] = st.session_state["stage_box"] or "all"
    _filter.write_address()


def opening(found: Selected, chains: Chains) -> str:
    """How many stand at which stage, and what was never reported as signed, with the age of the oldest."""
    counts = stage_counts(found, chains)
    signed = counts["signed"] + counts["renewed"]
    sentence = f"<b>{plural(len(found), 'agreement', 'agreements')}</b>{_sentences.period(headline(found))}"
    sentence += f": <b>{signed:,} reported as signed</b>"
    if counts["renewed"]:
        sentence += f", {counts['renewed']:,} of them a renewal"
    still = sum(counts[stage] for stage in OPEN)
    if not still:
        return sentence + "; none is only called for or announced."
    parts = [
        f"{counts[stage]:,} {word}"
        for stage, word in (("planned", "announced"), ("proposed", "called for"))
        if counts[stage]
    ]
    parts += [
        f"{counts[stage]:,} {word}"
        for stage, word in (("postponed", "put off"), ("cancelled", "called off"))
        if counts[stage]
    ]
    sentence += f", {listed(parts)}."
    open_ = waiting(found, chains, date.today())
    past = open_[open_["age"] >= 0]
    if len(past):
        sentence += (
            f" For {len(past):,} of these no signature is reported; {'the oldest' if len(past) > 1 else 'it'} has waited "
            f"{spoken_age(float(past['age'].iloc[0]))}."
        )
    return sentence


def counted(found: Selected) -> str:
    """How the page counts and links."""
    return (
        _sentences.counting(headline(found))
        + " “Reported as signed” is what a source says; whether an agreement is still valid is not known unless a source says so. "
        "Agreements are joined into a chain where parties, subject and time fit; every link states its reason and can be corrected."
    )


def _nothing(found: Selected, chosen: Selection) -> str:
    everything = _access.selected(Selection(include=tuple(Include)))
    if not len(everything):
        return _filter.loosen(lambda other: len(_access.selected(other)), chosen)
    if not (_depth.chains().stage >= 0).any():
        return f"There is no agreement among the {plural(len(everything), 'event', 'events')} collected so far."
    hint = _filter.loosen(lambda other: len(_agreements(other)), chosen)
    return f"No agreement in this selection of {plural(len(found), 'event', 'events')}. {hint}"


if __name__ == "__main__":
    show()
