"""What the pages in depth share: chains of agreements, open announcements and series, worked out once for all readers.

Keyed by the store's revision and the number of the newest correction, so that what anybody changes appears with the next rerun.
"""

from __future__ import annotations

import numpy as np
import streamlit as st

from events import chain_corrections
from events.agreement_chains import Chains, find_chains
from events.followups import unanswered as find_unanswered
from events.series import Series, find_series
from pages import _access


def chains() -> Chains:
    """How all agreements in the store hang together."""
    return _chains(_access.store().revision(), chain_corrections.newest(_access.store()))


def unanswered() -> np.ndarray:
    """One bool an event of the tables: an announcement after which nothing of the kind was reported."""
    return _unanswered(_access.store().revision(), chain_corrections.newest(_access.store()))


def series() -> Series:
    """The recurring exhibitions of the store."""
    return _series(_access.store().revision())


@st.cache_resource(show_spinner=False, max_entries=2)
def _chains(revision: int, corrected: int) -> Chains:
    return find_chains(_access.tables(), chain_corrections.corrections(_access.store()))


@st.cache_resource(show_spinner=False, max_entries=2)
def _unanswered(revision: int, corrected: int) -> np.ndarray:
    return find_unanswered(_access.tables(), chains())


@st.cache_resource(show_spinner=False, max_entries=2)
def _series(revision: int) -> Series:
    return find_series(_access.tables())
