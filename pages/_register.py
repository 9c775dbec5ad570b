"""The register of agreements as rows; the one that is picked is opened as its whole chain (pages/_chain.py)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from events.agreement_chains import Chains
from events.agreement_register import at_stage, download, register
from events.excel_export import workbook
from events.selection import Selection
from events.tables import Selected
from pages import _access, _chain, _charts, _depth, _depth_view, _filter, _look, _rows, _view

MOST: Final = 300
_SHOWN: Final = ("start", "iran", "iraq", "stage", "summary", "outcome", "subject", "form", "n_chain", "n_sources")
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(found: Selected, chosen: Selection) -> None:
    """Draw the register of the stage that is shown, its downloads, and the agreement that is open."""
    chains = _depth.chains()
    shown = found.narrowed(at_stage(found, chains, _depth_view.stage()))
    rows = shown.events.index.tolist()
    st.subheader("Register", anchor=False)
    if not rows:
        st.caption("No agreement of this selection stands at this stage.")
    else:
        table = register(chains, rows[:MOST], date.today(), _view.language())
        text = st.column_config.TextColumn
        row = _rows.picked(
            table[list(_SHOWN)],
            key="register",
            height=430,
            columns={
                "start": text("Date", width=85),
                "iran": text("Iranian side", width=110),
                "iraq": text("Iraqi side", width=110),
                "stage": text("Stage", width=125),
                "form": text("Form", width=130),
                "subject": text("Subject", width=150),
                "summary": text("What it says", width=340),
                "outcome": text("What became of it", width=210),
                "n_chain": st.column_config.NumberColumn("In chain", width=70, help="Agreements that belong together"),
                "n_sources": st.column_config.NumberColumn("Sources", width=70),
            },
            alt_text="The register of agreements, newest first",
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            more = f" The newest {MOST} of {len(rows):,} are listed." if len(rows) > MOST else ""
            st.caption(f"Pick a row to read the agreement and its chain.{more}")
            _downloads(chosen)
        if row is not None:
            _open(str(table["id"].iloc[row]))
    _opened(chains, found)


def _open(identifier: str) -> None:
    """A row was picked just now; a row that stayed picked does not come back over a link or a step along the chain."""
    if st.session_state.get("register_row") != identifier:
        st.session_state["register_row"] = identifier
        st.session_state["agreement"] = identifier
        _filter.write_address()


def _opened(chains: Chains, found: Selected) -> None:
    identifier = _depth_view.agreement()
    if not identifier:
        return
    rows = np.flatnonzero((chains.tables.events["id"] == identifier).to_numpy())
    if not len(rows) or chains.stage[rows[0]] < 0:
        st.caption(
            f"There is no agreement “{_look.plain(identifier)}” any more: it may have been merged or taken back."
        )
        return
    _chain.draw(chains, int(rows[0]), found)


def _downloads(chosen: Selection) -> None:
    for label, ending, mime, make in (("CSV", "csv", "text/csv", _csv), ("Excel", "xlsx", XLSX, _excel)):
        st.download_button(
            label,
            partial(make, chosen, _depth_view.stage()),
            file_name=f"marz-agreements.{ending}",
            mime=mime,
            key=f"register_{ending}",
            icon=":material/download:",
            on_click="ignore",
            type="tertiary",
        )


def _csv(chosen: Selection, stage: str) -> bytes:
    return _charts.csv(_whole(chosen, stage), {})


def _excel(chosen: Selection, stage: str) -> bytes:
    about = [
        ("Agreements", chosen.describe() or "All events"),
        ("Stage", _depth_view.STAGES[stage]),
        ("Made", date.today().isoformat()),
        (
            "Signed",
            "“Reported as signed” is what a source says; whether an agreement is still valid is not known unless stated.",
        ),
        ("Chains", "`follows` and `why` say which earlier agreement one is taken to follow, and on what grounds."),
    ]
    return workbook([("agreements", _whole(chosen, stage))], about)


def _whole(chosen: Selection, stage: str) -> pd.DataFrame:
    found = _access.selected(chosen)
    chains = _depth.chains()
    rows = found.narrowed(at_stage(found, chains, stage)).events.index.tolist()
    return download(chains, rows, date.today())
