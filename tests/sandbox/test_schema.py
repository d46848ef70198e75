"""What the box hands out is what the Bot API's schema says."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from aiohttp import ClientSession
from jsonschema import Draft202012Validator

from sandbox.methods import METHODS
from sandbox.places import JsonObject, Person
from sandbox.schema import bot_api_schema, schema_of
from sandbox.server import Sandbox
from tests.sandbox.everything import MENU, calls_of_everything, everything_happens, raw_updates, result_of

RETURNING_TRUE = [
    "answerCallbackQuery",
    "answerInlineQuery",
    "deleteMessage",
    "deleteMyCommands",
    "deleteWebhook",
    "leaveChat",
    "sendChatAction",
    "setMyCommands",
    "setMyDescription",
    "setMyName",
    "setMyShortDescription",
    "setWebhook",
]


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
    assert [list(faults_of(update, bot_api_schema())) for update in updates] == [[] for _ in updates]


async def test_every_result_is_as_the_schema_says(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    calls = calls_of_everything(box, anna)
    await result_of(box, browser, "setMyCommands", MENU)
    for method, kind, params in calls:
        schema = schema_of(kind.strip("[]"))
        result = await result_of(box, browser, method, params)
        for one in result if kind.startswith("[") else [result]:
            assert list(faults_of(one, schema)) == [], method


async def test_no_method_that_returns_something_is_left_out(box: Sandbox, anna: Person) -> None:
    called = {method.lower() for method, _, _ in calls_of_everything(box, anna)}
    assert METHODS.keys() - called == {method.lower() for method in RETURNING_TRUE} | {"getupdates"}


async def test_a_refusal_carries_parameters_as_the_schema_says(
    box: Sandbox, browser: ClientSession, anna: Person
) -> None:
    old = box.world.add_group("Leitung", [anna], basic=True)
    box.world.upgrade(old)
    url = f"{box.url}/bot{box.token}/sendMessage"
    async with browser.post(url, json={"chat_id": old.id, "text": "x"}) as response:
        parameters = (await response.json())["parameters"]
    assert list(faults_of(parameters, schema_of("ResponseParameters"))) == []


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
