"""Find the stops of a tour: guests of a province who see other provinces and the capital as well visit each of them.

Takes an `Article` and a draft of a visit; adds the capital to its parties.
"""

from __future__ import annotations

from dataclasses import replace

from events.extract.article import Article
from events.extract.places.direction import OTHER_SIDE
from events.extract.places.place_mention import CAPITALS
from events.extract.places.setting import in_clause
from events.extract.together.draft import Draft


def add_capital(article: Article, draft: Draft) -> None:
    """Make a capital a party where it is one of several stops ("two days in Sanandaj and one in Tehran").

    Guests who speak for a country land in its neighbour's capital whatever they come for.
    """
    host = OTHER_SIDE.get(draft.origin) or (draft.venue.side if draft.venue else "")
    here, away = (draft.parties.iran, draft.parties.iraq) if host == "IR" else (draft.parties.iraq, draft.parties.iran)
    if not host or not away:
        return
    named = ((c, m) for c in draft.candidates for m in c.mentions if m.side == host and m.role in ("at", "to"))
    stops = dict.fromkeys(m.code for c, m in named if m.counts and in_clause(article, c, m.span))
    capital = next((code for code in stops if code in CAPITALS and code not in here), None)
    if len(stops) > 1 and capital:
        codes = (*here, capital)
        draft.parties = replace(draft.parties, iran=codes) if host == "IR" else replace(draft.parties, iraq=codes)
