"""What is wrong with a record, told without the phrases of the library that found it."""

from __future__ import annotations

import pytest

from events.errors import RecordError
from events.model import parse_event
from tests.events.making import event


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"iran": "IR-16"}, "iran: must be a list, in square brackets"),
        ({"colour": "red"}, "colour: is not known here: take it out, or correct its name"),
        ({"summary": ""}, "summary: must not be empty"),
        ({"summary": 7}, "summary: must be text, in quotation marks"),
        ({"lat": "north"}, "lat: must be a number"),
        ({"lat": 99}, "lat: must be 90 or less"),
        ({"score": -1}, "score: must be 0 or more"),
        ({"figures": "many"}, "figures: must be a record of fields, in braces"),
        ({"sources": []}, "sources: needs at least 1"),
        ({"status": "maybe"}, "status: must be '"),
        ({"end": "2020"}, "end 2020 is before start 2025"),
    ],
)
def test_a_broken_field_is_told_in_plain_words(changes, said):
    with pytest.raises(RecordError) as refused:
        parse_event(event("one").model_dump(mode="json") | changes)
    assert said in str(refused.value)
    assert "Input should" not in str(refused.value)
    assert "permitted" not in str(refused.value)


def test_a_field_that_is_missing_is_required():
    fields = event("one").model_dump(mode="json")
    del fields["type"]
    with pytest.raises(RecordError, match="type: is required"):
        parse_event(fields)
