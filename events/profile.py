"""The profile of one province: its counterparts, visits, exhibitions and agreements, and what is missing.

Takes a `Selected`, the code of a province and, for what is missing, its neighbours across the border; gives small frames,
and masks (one bool an event of the tables) behind every number, so that a page can show the events themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from events.agreement_chains import STAGES, stages
from events.counts import TYPES, pair_counts, province_counts
from events.tables import Selected
from events.vocabulary import Direction, Status
from geo.provinces import BORDER, REGION, REGION_MEMBERS

_NEVER = np.iinfo(np.int32).max


class Activity(NamedTuple):
    """One line of what a province did.

    Attributes
    ----------
    type : str
    key : str
        "out", "in" or "mutual" of delegations; "here", "abroad", "elsewhere" or "unknown" of exhibitions; else "all".
    mask : ndarray of bool
        One an event of the tables.
    n_held, n_announced, n_off : int
        Reported as held or signed; proposed or planned; put off or called off.
    """

    type: str
    key: str
    mask: np.ndarray
    n_held: int
    n_announced: int
    n_off: int


@dataclass(frozen=True)
class Profile:
    """A province in a selection; make one with `profile`.

    Attributes
    ----------
    code : str
    found : Selected
        The events of the selection that name it, as a party or as the venue.
    """

    code: str
    found: Selected

    @property
    def at_home(self) -> str:
        """Country of the province: "IR" or "IQ"."""
        return self.code[:2]

    @cached_property
    def held(self) -> np.ndarray:
        """Mask: reported as held, signed or opened."""
        return (self.found.tables.events["status"] == str(Status.COMPLETED)).to_numpy() & self.found.mask

    @cached_property
    def counterparts(self) -> pd.DataFrame:
        """`code`, `n_events`, `n_held`, one column a type: provinces of the other country it had events with, most first."""
        ours, theirs = ("iran", "iraq") if self.at_home == "IR" else ("iraq", "iran")
        pairs = pair_counts(self.found)
        pairs = pairs[pairs[ours] == self.code].rename(columns={theirs: "code"})
        kept = pair_counts(self.found.narrowed(self.held))
        kept = kept[kept[ours] == self.code]
        held = dict(zip(kept[theirs], kept["n_events"].tolist(), strict=True))
        n_held = [held.get(code, 0) for code in pairs["code"]]
        return pairs.assign(n_held=n_held)[["code", "n_events", "n_held", *TYPES]].reset_index(drop=True)

    @cached_property
    def by_year(self) -> pd.DataFrame:
        """`year`, `type`, `held` (bool), `n_events`: dated events by the year they began in."""
        events = self.found.events
        dated = events[events["precision"].notna()]
        frame = pd.DataFrame(
            {
                "year": _years(dated["first_day"].to_numpy()),
                "type": dated["type"].astype(str).to_numpy(),
                "held": (dated["status"] == str(Status.COMPLETED)).to_numpy(),
            }
        )
        return frame.groupby(["year", "type", "held"]).size().rename("n_events").reset_index()

    @cached_property
    def delegations(self) -> dict[str, np.ndarray]:
        """Masks of delegations by where they go: "out", "in", and "mutual" (both alike, or not said)."""
        direction = self.found.tables.events["direction"]
        away = Direction.IRAN_TO_IRAQ if self.at_home == "IR" else Direction.IRAQ_TO_IRAN
        here = Direction.IRAQ_TO_IRAN if self.at_home == "IR" else Direction.IRAN_TO_IRAQ
        visits = self._type("delegation")
        return {
            "out": visits & (direction == str(away)).to_numpy(),
            "in": visits & (direction == str(here)).to_numpy(),
            "mutual": visits & (direction == str(Direction.MUTUAL)).to_numpy(),
        }

    @cached_property
    def exhibitions(self) -> dict[str, np.ndarray]:
        """Masks of exhibitions by venue: "here", "abroad" (the other country), "elsewhere" (at home), "unknown"."""
        venue = self.found.tables.events["venue_code"].astype(object).fillna("").to_numpy().astype(str)
        shows = self._type("exhibition")
        here = venue == self.code
        if self.code == REGION:
            here |= np.isin(venue, REGION_MEMBERS)
        known = venue != ""
        same = np.char.startswith(venue, self.at_home)
        return {
            "here": shows & here,
            "abroad": shows & known & ~same,
            "elsewhere": shows & known & same & ~here,
            "unknown": shows & ~known,
        }

    @cached_property
    def agreements(self) -> dict[str, np.ndarray]:
        """Masks of agreements by stage (`agreement_chains.STAGES`)."""
        stage = stages(self.found.tables)
        return {word: self.found.mask & (stage == i) for i, word in enumerate(STAGES)}

    def signed_with(self, other: str) -> np.ndarray:
        """Mask: agreements reported as signed or renewed to which both are parties."""
        pair = (self.code, other) if self.at_home == "IR" else (other, self.code)
        return self.found.tables.between(*pair) & (self.agreements["signed"] | self.agreements["renewed"])

    def never_signed(self, across: Sequence[str]) -> pd.DataFrame:
        """Neighbours with which no agreement was reported as signed.

        Parameters
        ----------
        across : sequence of str
            Its neighbours in the other country.

        Returns
        -------
        DataFrame
            `code`, `n_events` (of any type, with both as parties), `n_open` (agreements called for, announced or put off),
            `region` (bool: one was signed with the Kurdistan Region as a whole, to which the neighbour belongs).
        """
        rows = []
        waiting = np.logical_or.reduce([self.agreements[s] for s in ("proposed", "planned", "postponed")])
        for other in across:
            if self.signed_with(other).any():
                continue
            pair = (self.code, other) if self.at_home == "IR" else (other, self.code)
            both = self.found.tables.between(*pair) & self.found.mask
            region = other in REGION_MEMBERS and self.at_home == "IR" and bool(self.signed_with(REGION).any())
            rows.append((other, int(both.sum()), int((both & waiting).sum()), region))
        return pd.DataFrame(rows, columns=["code", "n_events", "n_open", "region"])

    def silent_years(self, last_year: int) -> list[int]:
        """Years without any event, from its first dated one to `last_year`, which is the newest of the selection."""
        years = set(self.by_year["year"].tolist())
        return [year for year in range(min(years), last_year + 1) if year not in years] if years else []

    @cached_property
    def activity(self) -> list[Activity]:
        """What it did, by kind and direction or place; kinds of which there is nothing are left out, agreements and forums not."""
        kinds = [("delegation", key, mask) for key, mask in self.delegations.items()]
        kinds += [("exhibition", key, mask) for key, mask in self.exhibitions.items()]
        agreements = np.logical_or.reduce(list(self.agreements.values()))
        kinds += [("agreement", "all", agreements), ("forum", "all", self._type("forum"))]
        return [
            Activity(kind, key, mask, *self._by_status(mask)) for kind, key, mask in kinds if mask.any() or key == "all"
        ]

    def _by_status(self, mask: np.ndarray) -> tuple[int, int, int]:
        status = self.found.tables.events["status"].astype(object).to_numpy()[mask]
        held = int((status == str(Status.COMPLETED)).sum())
        off = int(np.isin(status, [str(Status.POSTPONED), str(Status.CANCELLED)]).sum())
        return held, len(status) - held - off, off

    def _type(self, kind: str) -> np.ndarray:
        return self.found.mask & (self.found.tables.events["type"] == kind).to_numpy()


def profile(selected: Selected, code: str) -> Profile:
    """The profile of a province (ISO 3166-2, or IQ-KR for the Region as a whole) in a selection."""
    return Profile(code, selected.narrowed(selected.tables.naming(code)))


def strongest_border_province(selected: Selected) -> str:
    """The border province of Iran with most events of a selection; where none has any, of Iraq, else IR-16."""
    counts = province_counts(selected)
    for country in ("IR", "IQ"):
        found = counts[counts["code"].isin([code for code in BORDER if code.startswith(country)])]
        if len(found):
            return str(found["code"].iloc[0])
    return "IR-16"


def newest_year(selected: Selected) -> int | None:
    """The newest year in which an event of a selection began; None where all are undated."""
    days = selected.tables.events["first_day"].to_numpy()[selected.mask]
    days = days[days != _NEVER]
    return int(_years(days.max(keepdims=True))[0]) if len(days) else None


def year_ranges(years: Collection[int]) -> str:
    """Years as a person lists them: "2013–2014, 2020"."""
    ranges: list[list[int]] = []
    for year in sorted(years):
        if ranges and year == ranges[-1][1] + 1:
            ranges[-1][1] = year
        else:
            ranges.append([year, year])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in ranges)


def _years(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
