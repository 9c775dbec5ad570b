"""Tell when all that an article tells of happened within one country, the other being named elsewhere in it.

Takes an `Article` and its `Draft`s; says whether no sentence that tells an event names the other side. "A delegation of the
ministry toured substations in Nasiriyah" is no tie with Iran, though the article names the power that comes from there.
"""

from __future__ import annotations

from typing import Final

from events.extract.article import Article
from events.extract.together.draft import Draft
from events.vocabulary import EventType

BOTH: Final = ("places.counterparts", "places.states")


def is_of_one_country(article: Article, drafts: list[Draft]) -> bool:
    """Whether one side is nobody's party and named in no sentence that tells an event.

    One person's journey is left out: who he is was told before ("the minister flew in on Monday").
    """
    if any(d.type == EventType.DELEGATION and "delegation proper" not in d.lead.rules for d in drafts):
        return False
    told = {c.sentence for d in drafts for c in d.candidates}
    sentences = [article.reading.sentences[n] for n in told]
    if any(article.reading.has(name, s.start, s.end) for name in BOTH for s in sentences):
        return False
    named = {m.side for n in told for m in article.around(n, n)}
    parties = {code[:2] for d in drafts for code in d.parties.codes}
    return bool(drafts) and not {"IR", "IQ"} <= named | parties
