import traceback

import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot.delivery.states import Fate, Silence
from handlers.errors import NoAnswer, NotSent, Refused, fate, silence
from handlers.identity import TelegramUnreachable, TokenRefused, ask_identity
from handlers.transport import AiohttpRequest, Api
from tests.handlers.moody import TOKEN, Mood, moody, refusal

NOWHERE = "http://127.0.0.1:1"


@pytest.mark.parametrize(
    ("mood", "kind", "expected"),
    [
        pytest.param((200, None), NoAnswer, Fate.UNCERTAIN, id="connection lost"),
        pytest.param((200, "<html>"), NoAnswer, Fate.UNCERTAIN, id="no JSON"),
        pytest.param((200, ""), NoAnswer, Fate.UNCERTAIN, id="empty"),
        pytest.param((200, []), NoAnswer, Fate.UNCERTAIN, id="a list"),
        pytest.param((502, "<html>Bad Gateway"), Refused, Fate.UNCERTAIN, id="a proxy's 502"),
        pytest.param(refusal(500, "Internal Server Error"), Refused, Fate.UNCERTAIN, id="500"),
        pytest.param(refusal(429, "Too Many Requests", retry_after=3), Refused, Fate.HELD, id="429"),
        pytest.param(refusal(403, "Forbidden: bot was blocked by the user"), Refused, Fate.NEVER, id="blocked"),
        pytest.param(refusal(400, "Bad Request: chat not found"), Refused, Fate.NEVER, id="no chat"),
        pytest.param(refusal(400, "Bad Request: message is not modified: x"), Refused, Fate.DONE, id="same"),
        pytest.param(refusal(400, "Bad Request: can't parse entities: x"), Refused, Fate.PLAIN, id="markup"),
        pytest.param(refusal(400, "Bad Request: message to edit not found"), Refused, Fate.GONE, id="deleted"),
        pytest.param(refusal(400, "upgraded", migrate_to_chat_id=-1005), Refused, Fate.MOVED, id="moved"),
    ],
)
async def test_what_became_of_a_failed_call_is_told_apart(
    mood: Mood, kind: type[TelegramError], expected: Fate
) -> None:
    async with moody(mood) as (_, api):
        with pytest.raises(kind) as caught:
            await api.call("sendMessage", {"chat_id": 1, "text": "x"})
    assert fate(caught.value) is expected


@pytest.mark.parametrize(
    ("code", "description", "expected"),
    [
        (403, "Forbidden: bot was blocked by the user", Silence.BLOCKED),
        (403, "Forbidden: user is deactivated", Silence.DEACTIVATED),
        (403, "Forbidden: bot can't initiate conversation with a user", Silence.NOT_STARTED),
        (400, "Bad Request: chat not found", Silence.NOT_FOUND),
        (403, "Forbidden: bot was kicked from the supergroup chat", Silence.NOT_A_MEMBER),
        (403, "Forbidden: bot is not a member of the group chat", Silence.NOT_A_MEMBER),
        (403, "Forbidden: the group chat was deleted", Silence.NOT_A_MEMBER),
        (400, "Bad Request: not enough rights to send text messages to the chat", Silence.NO_RIGHTS),
        (400, "Bad Request: have no rights to send a message", Silence.NO_RIGHTS),
        (400, "Bad Request: message thread not found", Silence.TOPIC_GONE),
        (400, "Bad Request: TOPIC_CLOSED", Silence.TOPIC_CLOSED),
        # Of one kind of message, or of this one alone:
        (400, "Bad Request: not enough rights to send photos to the chat", None),
        (400, "Bad Request: message is too long", None),
        (502, "Bad Gateway: chat not found", None),
    ],
)
def test_a_chat_that_takes_no_messages_is_told_from_a_message_that_is_not_taken(
    code: int, description: str, expected: Silence | None
) -> None:
    assert silence(Refused(code, description)) is expected


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with AiohttpRequest(1) as request:
        with pytest.raises(NotSent) as caught:
            await Api(f"{NOWHERE}/bot{TOKEN}", request).call("getMe", {})
    assert fate(caught.value) is Fate.LATER


async def test_an_answer_that_does_not_come_is_uncertain() -> None:
    async with moody() as (_, api):
        with pytest.raises(NoAnswer):
            await api.call("getMe", {}, read_seconds=0.000001)


@pytest.mark.parametrize("before", ["bot", f"bot{TOKEN.partition(':')[0]}%3A", "x" * 290])
async def test_no_part_of_the_token_is_kept_of_what_telegram_says(before: str) -> None:
    secret = TOKEN.partition(":")[2]
    async with moody(refusal(401, f"Unauthorized: {before}{secret}")) as (_, api):
        with pytest.raises(Refused) as caught:
            await api.call("getMe", {})
    assert not any(secret[:length] in str(caught.value) for length in range(4, len(secret)))


@pytest.mark.parametrize("mood", [(200, None), (200, "<html>"), (404, f"no such /bot{TOKEN}/getMe"), (502, "x")])
async def test_no_error_carries_the_token(mood: Mood, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG", "handlers")
    caplog.set_level("WARNING", "telegram")
    async with moody(mood) as (server, api):
        with pytest.raises(TelegramError) as caught:
            await api.call("getMe", {})
        told = "".join(traceback.format_exception(caught.value))
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=AiohttpRequest(1), get_updates_request=AiohttpRequest(1))
        with pytest.raises(TelegramError) as caught:
            await bot.get_me()
        await bot.shutdown()
    assert TOKEN not in told
    assert TOKEN not in caplog.text


async def test_who_the_bot_is() -> None:
    me = {"id": 7, "username": "zielbot", "can_read_all_group_messages": True}
    async with moody((200, {"ok": True, "result": me})) as (server, _):
        identity = await ask_identity(server.url, TOKEN)
    assert (identity.username, identity.reads_all_group_messages) == ("zielbot", True)


@pytest.mark.parametrize(
    ("mood", "error"),
    [
        (refusal(401, "Unauthorized"), TokenRefused),
        (refusal(500, "x"), TelegramUnreachable),
        ((200, {}), TelegramUnreachable),
    ],
)
async def test_who_cannot_be_asked_is_said_in_a_sentence(mood: Mood, error: type[Exception]) -> None:
    async with moody(mood) as (server, _):
        with pytest.raises(error) as caught:
            await ask_identity(server.url, TOKEN)
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("retry_after", value) for value in ("1", "x", [1], None, -3)),
        *(("migrate_to_chat_id", value) for value in (2**80, [1], "x", True)),
    ],
)
async def test_odd_values_of_a_refusal_are_not_believed(name: str, value: object) -> None:
    async with moody(refusal(429, "Too Many Requests", **{name: value})) as (_, api):
        with pytest.raises(Refused) as caught:
            await api.call("sendMessage", {})
    assert (caught.value.retry_after, caught.value.migrated_to) == (None, None)


async def test_a_refusal_that_would_pause_for_ever_pauses_a_day() -> None:
    async with moody(refusal(429, "Too Many Requests", retry_after=10**18)) as (_, api):
        with pytest.raises(Refused) as caught:
            await api.call("sendMessage", {})
    assert caught.value.retry_after == 86_400


async def test_a_server_that_quotes_the_token_makes_nobody_repeat_it() -> None:
    async with moody(refusal(400, f"Bad Request: bot{TOKEN} \ud800")) as (_, api):
        with pytest.raises(Refused) as caught:
            await api.call("sendMessage", {})
    assert TOKEN not in str(caught.value)
    assert str(caught.value).encode()


@pytest.mark.parametrize("body", ["[" * 5000 + "]" * 5000, '{"ok": true, "result": ' + "9" * 5000 + "}"])
async def test_an_answer_no_parser_takes_is_no_answer(body: str) -> None:
    async with moody((200, body)) as (_, api):
        with pytest.raises(NoAnswer):
            await api.call("getUpdates", {})
