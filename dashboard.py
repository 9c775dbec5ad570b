"""The door of Marz: page settings, navigation and the shared filter. Run with `streamlit run dashboard.py` or `make run`.

Streamlit runs this file as a script for every reader; its server imports it once and takes `app` from it.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

if __name__ == "__main__":
    from pages import _layers, _look

    st.set_page_config(page_title="Marz · Iran–Iraq provincial ties", page_icon=_look.MARK, layout="wide")
    st.logo(_look.WORDMARK, size="large")
    _look.dress()
    # The modules that draw maps ask for the layers as they are imported: what is wrong with them is said before.
    _layers.open_or_explain()

    from pages import _access, _filter
    from pages import map as map_page

    page = st.navigation(
        [
            # The landing page answers at the root and, for links and bookmarks, under its own name too.
            st.Page(map_page.show, title="Map", url_path="start", default=True),
            st.Page("pages/map.py", title="Map", visibility="hidden"),
            *[
                st.Page(path, title=title)
                for path, title in (
                    ("pages/time.py", "Over time"),
                    ("pages/province.py", "Province"),
                    ("pages/ties.py", "Ties"),
                    ("pages/agreements.py", "Agreements"),
                    ("pages/articles.py", "Articles"),
                    ("pages/briefing.py", "Briefing"),
                    ("pages/data.py", "Data"),
                )
                if Path(path).exists()
            ],
        ],
        position="top",
    )
    _access.open_or_explain()
    _filter.sidebar(page.url_path)
    _filter.notices()
    page.run()
else:
    from starlette.middleware import Middleware
    from streamlit.runtime.pages_manager import PagesManager

    from pages._links import PageLinks

    # Else a link straight to a page, opened first of all, would run that page without this door.
    PagesManager.uses_pages_directory = False
    app = st.App(__file__, middleware=[Middleware(PageLinks)])
