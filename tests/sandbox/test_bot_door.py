"""The Bot API's door: how parameters come in, how refusals go out, and the record of calls."""

import json
from typing import Any

import pytest
from aiohttp import ClientSession, FormData

from sandbox.places import JsonObject, Person
from sandbox.server import Sandbox

KEYBOARD = {"inline_keyboard": [[{"text": "6.1.3", "callback_data": "detail"}]]}


def multipart(fields: JsonObject) -> FormData:
    form = FormData(default_to_multipart=True)
    for name, value in fields.items():
        form.add_field(name, value)
    return form


def nested_as_text(chat_id: int) -> dict[str, str]:
    return {"chat_id": str(chat_id), "text": "Guten Tag", "reply_markup": json.dumps(KEYBOARD)}


@pytest.mark.parametrize("form", ["json", "json with nested text", "urlencoded", "multipart", "query"])
async def test_parameters_come_in_any_form(box: Sandbox, browser: ClientSession, anna: Person, form: str) -> None:
    fields = nested_as_text(anna.id)
    forms: dict[str, dict[str, Any]] = {
        "json": {"json": {**fields, "chat_id": anna.id, "reply_markup": KEYBOARD}},
        "json with nested text": {"json": fields},
        "urlencoded": {"data": fields},
        "multipart": {"data": multipart(fields)},
        "query": {"params": fields},
    }
    response = await browser.post(f"{box.url}/bot{box.token}/sendMessage", **forms[form])
    body = await response.json()
    assert body["ok"] is True
    assert body["result"]["text"] == "Guten Tag"
    assert body["result"]["reply_markup"] == KEYBOARD


async def test_method_names_know_no_case_and_get_is_fine(box: Sandbox, browser: ClientSession) -> None:
    body = await (await browser.get(f"{box.url}/bot{box.token}/GETME")).json()
    assert body["result"]["username"] == "zielbot_demo_bot"


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/bot{token}/getTheMoon", 404, "Not Found: method not found"),
        ("/bot{token}/sendMessage", 400, "Bad Request: message text is empty"),
        ("/bot{token}/sendMessage?text=x", 400, "Bad Request: chat_id is empty"),
        ("/bot{token}/sendMessage?text=x&chat_id=5", 400, "Bad Request: chat not found"),
        ("/bot{token}/sendMessage?text=x&reply_markup=[", 400, "Bad Request: can't parse reply keyboard markup"),
        ("/bot{token}/sendMessage?text=x&reply_markup=[1]", 400, "Bad Request: object expected as reply markup"),
        ('/bot{token}/sendMessage?text=x&entities=[{{"type":"bold"}}]', 400, "Bad Request: can't parse MessageEntity"),
        ("/bot{token}/answerInlineQuery?results={{}}", 400, "Bad Request: expected an Array of inline query results"),
        ("/bot{token}/setMyCommands?commands=1", 400, "Bad Request: expected an Array of BotCommand"),
        ("/bot{token}/getMyCommands?language_code=deu", 400, "Bad Request: invalid language code specified"),
        ('/bot{token}/getMyCommands?scope={{"type":"all"}}', 400, "Bad Request: unsupported type specified"),
    ],
)
async def test_a_refusal_has_code_and_description(
    box: Sandbox, browser: ClientSession, path: str, code: int, description: str
) -> None:
    response = await browser.get(box.url + path.format(token=box.token))
    body = await response.json()
    assert response.status == body["error_code"] == code
    assert body["ok"] is False
    assert body["description"].startswith(description)


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"], ids=["torn", "no object", "no UTF-8"])
async def test_a_body_that_is_no_json_object_is_refused(box: Sandbox, browser: ClientSession, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    response = await browser.post(f"{box.url}/bot{box.token}/getMe", data=body, headers=headers)
    assert response.status == 400


async def test_half_a_character_is_refused(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    url = f"{box.url}/bot{box.token}/sendMessage"
    response = await browser.post(url, json={"chat_id": anna.id, "text": "\ud800"})
    assert (await response.json())["description"] == "Bad Request: strings must be encoded in UTF-8"


async def test_a_new_id_comes_with_the_refusal(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    old = box.world.add_group("Leitung", [anna], basic=True)
    new = box.world.upgrade(old)
    response = await browser.post(f"{box.url}/bot{box.token}/sendMessage", json={"chat_id": old.id, "text": "x"})
    assert (await response.json())["parameters"] == {"migrate_to_chat_id": new.id}


async def test_every_call_is_kept_with_its_outcome(box: Sandbox, browser: ClientSession, anna: Person) -> None:
    for text in ("eins", ""):
        await browser.post(f"{box.url}/bot{box.token}/sendMessage", json={"chat_id": anna.id, "text": text})
    granted, refused = box.calls_of("sendMessage")
    assert granted.params == {"chat_id": anna.id, "text": "eins"}
    assert granted.result["text"] == "eins"
    assert refused.result is None
    assert refused.error is not None
    assert refused.error.code == 400


async def test_only_the_newest_calls_are_kept(box: Sandbox, browser: ClientSession) -> None:
    async with Sandbox(now=box.clock.now(), keep_calls=2) as small:
        for method in ("getMe", "getMyName", "getMyCommands"):
            await browser.get(f"{small.url}/bot{small.token}/{method}")
        assert [call.method for call in small.calls] == ["getMyName", "getMyCommands"]
