"""The date of publication of an article in the store, told or corrected afterwards: the article is read again with it.

Takes the article under review; draws the control, and does what is asked.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from events.stored_articles import StoredArticle
from pages import _review_act

_SET: Final = "Set the date of publication", ":material/calendar_add_on:"
_CORRECT: Final = "Correct the date of publication", ":material/edit_calendar:"
_HELP: Final = "Settles “on Monday” and years that are not told. 2025 or 2025-05 will do."
_TOLD: Final = (
    "The article is read again with it. Events that nobody has reviewed are replaced by those found then; what somebody has "
    "accepted, corrected or rejected stays as it is."
)


def draw(article: StoredArticle, *, disabled: bool) -> None:
    """The control: it sets the date where none is known, and corrects the one that is.

    Parameters
    ----------
    article : StoredArticle
    disabled : bool
        Whether nothing can be changed.
    """
    label, icon = _CORRECT if article.published else _SET
    with (
        st.popover(label, icon=icon, type="tertiary", key="dating"),
        st.form(f"dating_{article.id}", border=False),
    ):
        key = f"dated_{article.id}_{article.published or ''}"
        st.text_input("Published", article.published or "", key=key, placeholder="2025-05-21", max_chars=40, help=_HELP)
        st.caption(_TOLD)
        st.form_submit_button(
            "Read it again",
            type="primary",
            icon=":material/refresh:",
            disabled=disabled,
            on_click=_asked,
            args=(article, key),
        )


def _asked(article: StoredArticle, key: str) -> None:
    _review_act.date(article, st.session_state.get(key, ""))
