"""What the box hands out is what the Bot API's schema says."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sandbox.places import JsonObject
from sandbox.schema import bot_api_schema, schema_of
from sandbox.server import Sandbox
from tests.sandbox.everything import everything_happens, raw_updates


def faults_of(value: object, schema: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a value by the schema, and where."""
    for error in Draft202012Validator(schema).iter_errors(value):
        yield f"{error.json_path}: {error.message[:200]}"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(bot_api_schema())


async def test_every_update_is_as_the_schema_says(box: Sandbox) -> None:
    everything_happens(box)
    updates = await raw_updates(box)
    assert updates
    assert {str(update): list(faults_of(update, bot_api_schema())) for update in updates} == {
        str(update): [] for update in updates
    }


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        ({"date": 0, "chat": {"id": 1, "type": "private"}}, "'message_id' is a required property"),
        ({"message_id": "1", "date": 0, "chat": {"id": 1, "type": "private"}}, "'1' is not of type 'integer'"),
        ({"message_id": 1, "date": None, "chat": {"id": 1, "type": "private"}}, "None is not of type 'integer'"),
        ({"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}, "new": 1}, "'new' was unexpected"),
    ],
    ids=["missing", "of another type", "null", "unknown"],
)
def test_a_malformed_message_is_noticed(message: JsonObject, fault: str) -> None:
    (found,) = faults_of({"update_id": 1, "message": message}, bot_api_schema())
    assert fault in found
    (found,) = faults_of(message, schema_of("Message"))
    assert fault in found
