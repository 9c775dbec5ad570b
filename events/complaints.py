"""What is wrong with a field, in a sentence a person would say: pydantic's own phrases speak of tuples and extra inputs.

Takes an item of `ValidationError.errors()`; gives the part of the sentence that follows the field's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_SAID: Final = {
    "missing": "is required",
    "extra_forbidden": "is not known here: take it out, or correct its name",
    "enum": "must be {expected}",
    "literal_error": "must be {expected}",
    "string_too_short": "must not be empty",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "needs at least {min_length}",
    "too_long": "may have at most {max_length}",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be {ge:g} or more",
    "less_than": "must be less than {lt:g}",
    "less_than_equal": "must be {le:g} or less",
    "string_pattern_mismatch": "is not written as it should be",
    "json_invalid": "is not JSON",
}
_KINDS: Final = {
    "tuple": "must be a list, in square brackets",
    "list": "must be a list, in square brackets",
    "set": "must be a list, in square brackets",
    "dict": "must be a record of fields, in braces",
    "model": "must be a record of fields, in braces",
    "string": "must be text, in quotation marks",
    "int": "must be a whole number",
    "float": "must be a number",
    "finite": "must be a number",
    "bool": "must be true or false",
    "date": "must be a date",
    "datetime": "must be a date with a time",
}


def sentence(item: Mapping[str, Any]) -> str:
    """What is wrong with a field, without its name and without a full stop where it is not our own.

    Parameters
    ----------
    item : mapping
        `type`, `msg` and `ctx` as pydantic gives them.
    """
    kind = str(item["type"])
    if kind in _SAID:
        return _SAID[kind].format_map(item.get("ctx", {}))
    if kind == "value_error" or kind.partition("_")[0] not in _KINDS:
        return str(item["msg"]).removeprefix("Value error, ")
    return _KINDS[kind.partition("_")[0]]
