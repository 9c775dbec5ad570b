"""The button that prints a province on one page."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from events.profile import newest_year, profile
from events.selection import Selection
from pages import _access, _depth, _view


def button(code: str, chosen: Selection) -> None:
    """Offer the one-page print of a province in the selection; it is made when it is asked for."""
    st.download_button(
        "One page (PDF)",
        partial(_sheet, code, chosen, _view.language()),
        file_name=f"marz-{code.lower()}.pdf",
        mime="application/pdf",
        key="province_print",
        icon=":material/print:",
        on_click="ignore",
    )


def _sheet(code: str, chosen: Selection, language: str) -> bytes:
    from briefing.province_sheet import make_province_sheet  # loads the print libraries, which the page does not need

    found = _access.selected(chosen)
    today = date.today()
    return make_province_sheet(
        profile(found, code),
        _depth.chains(),
        _depth.unanswered(),
        last_year=newest_year(found) or today.year,
        today=today,
        filters=chosen.describe(),
        language=language,
    )
