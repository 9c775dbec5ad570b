"""The date of publication of an article in the store, told afterwards: the article is read again with it.

Takes the article under review; draws the control where its date is not known, and does what is asked.
"""

from __future__ import annotations

from typing import Final

import streamlit as st

from events.stored_articles import StoredArticle
from pages import _review_act

_HELP: Final = "Settles “on Monday” and years that are not told. 2025 or 2025-05 will do."
_TOLD: Final = (
    "The article is read again with it. Events that nobody has reviewed are replaced by those found then; what somebody has "
    "accepted, corrected or rejected stays as it is."
)


def draw(article: StoredArticle, *, disabled: bool) -> None:
    """The control, for an article whose date of publication is not known.

    Parameters
    ----------
    article : StoredArticle
    disabled : bool
        Whether nothing can be changed.
    """
    if article.published:
        return
    with (
        st.popover("Set the date of publication", icon=":material/calendar_add_on:", type="tertiary", key="dating"),
        st.form(f"dating_{article.id}", border=False),
    ):
        st.text_input("Published", key=f"dated_{article.id}", placeholder="2025-05-21", max_chars=40, help=_HELP)
        st.caption(_TOLD)
        st.form_submit_button(
            "Read it again",
            type="primary",
            icon=":material/refresh:",
            disabled=disabled,
            on_click=_set,
            args=(article,),
        )


def _set(article: StoredArticle) -> None:
    _review_act.date(article, st.session_state.get(f"dated_{article.id}", ""))
