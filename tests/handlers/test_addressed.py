from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import commands
from handlers.addressed import Addressed, Me, Way, addressed, chat_key
from handlers.intake import received_from
from tests.handlers.updates import BOT_ID, BOT_NAME, CHANNEL, GROUP, inline, message, of_bot

ME = Me(BOT_ID, BOT_NAME)
TOPIC = {"is_topic_message": True, "message_thread_id": 3}
FAMILY = "👨‍👩‍👧"


def mention(text: str, offset: int, length: int = len(BOT_NAME) + 1) -> dict[str, Any]:
    return message(text, GROUP, entities=[{"type": "mention", "offset": offset, "length": length}])


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        pytest.param(message("Was ist fällig?"), Addressed(Way.PRIVATE, "Was ist fällig?"), id="just write"),
        pytest.param(
            message("/faellig Bauamt"), Addressed(Way.PRIVATE, "Bauamt", commands.DUE, "de"), id="German command"
        ),
        pytest.param(message("/due"), Addressed(Way.PRIVATE, "", commands.DUE, "en"), id="English alias"),
        pytest.param(message("/Fällig"), Addressed(Way.PRIVATE, "", commands.DUE, "de"), id="typed umlaut"),
        pytest.param(
            message("/fa\u0308llig Bau\u200bamt"), Addressed(Way.PRIVATE, "Bauamt", commands.DUE, "de"), id="ä as two"
        ),
        pytest.param(
            message("\u200e/fällig\x00", GROUP), Addressed(Way.COMMAND, "", commands.DUE, "de"), id="marks around"
        ),
        pytest.param(
            mention(f"\u202e\x00a\u0308 @{BOT_NAME} fa\u0308llig?", 5),
            Addressed(Way.MENTION, "ä fällig?"),
            id="mention after what is taken away",
        ),
        pytest.param(message("/maßnahme 1"), Addressed(Way.PRIVATE, "1", commands.MEASURE, "de"), id="typed ß"),
        pytest.param(message("/hello 1"), Addressed(Way.PRIVATE, "hello 1"), id="unknown command is a question"),
        pytest.param(message("/help"), Addressed(Way.PRIVATE, "", commands.HELP), id="help tells no language"),
        pytest.param(
            message("/start abc", forward_origin={"type": "hidden_user"}),
            Addressed(Way.PRIVATE, "/start abc", is_forwarded=True),
            id="a forwarded command is none",
        ),
        pytest.param(
            message("Was ist fällig?", forward_date=1),
            Addressed(Way.PRIVATE, "Was ist fällig?", is_forwarded=True),
            id="forwarded, as older servers say it",
        ),
        pytest.param(message(None, sticker={}), Addressed(Way.PRIVATE, ""), id="a sticker waits for an answer"),
        pytest.param(
            message(None, photo=[], caption="2.1.1"), Addressed(Way.PRIVATE, "2.1.1", has_file=True), id="caption"
        ),
        pytest.param(
            message(None, document={}, caption="/faellig Bauamt"),
            Addressed(Way.PRIVATE, "Bauamt", commands.DUE, "de", has_file=True),
            id="command in a caption",
        ),
        pytest.param(
            message(None, GROUP, photo=[], caption="/faellig"),
            Addressed(Way.COMMAND, "", commands.DUE, "de", has_file=True),
            id="command in a caption in a group",
        ),
        pytest.param(
            message(None, photo=[], media_group_id="1"), Addressed(Way.PRIVATE, has_file=True), id="part of an album"
        ),
        pytest.param(
            {"update_id": 1, "edited_message": message("/faellig", GROUP)["message"]},
            Addressed(Way.COMMAND, "", commands.DUE, "de", is_edit=True),
            id="edited in a group",
        ),
        pytest.param(
            {"update_id": 1, "edited_message": message("neu")["message"]},
            Addressed(Way.PRIVATE, "neu", is_edit=True),
            id="edited in private",
        ),
        pytest.param(message("/faellig", GROUP), Addressed(Way.COMMAND, "", commands.DUE, "de"), id="group command"),
        pytest.param(
            message(f"/faellig@{BOT_NAME.upper()} Q2", GROUP),
            Addressed(Way.COMMAND, "Q2", commands.DUE, "de"),
            id="group command with our name",
        ),
        pytest.param(
            mention(f"@{BOT_NAME} was ist fällig?", 0), Addressed(Way.MENTION, "was ist fällig?"), id="mention"
        ),
        pytest.param(
            mention(f"{FAMILY} @{BOT_NAME}, überfällig?", len(FAMILY.encode("utf-16-le")) // 2 + 1),
            Addressed(Way.MENTION, f"{FAMILY} überfällig?"),
            id="mention after an emoji of many units",
        ),
        pytest.param(
            message(
                "Zielbot was?",
                GROUP,
                entities=[{"type": "text_mention", "offset": 0, "length": 7, "user": {"id": BOT_ID}}],
            ),
            Addressed(Way.MENTION, "was?"),
            id="mention by link",
        ),
        pytest.param(message("und Q3?", GROUP, reply_to_message=of_bot()), Addressed(Way.REPLY, "und Q3?"), id="reply"),
        pytest.param(
            message("und Q3?", GROUP, reply_to_message=of_bot(message_id=8), **TOPIC),
            Addressed(Way.REPLY, "und Q3?"),
            id="reply in a topic",
        ),
        pytest.param(
            message("und Q3?", GROUP, reply_to_message=of_bot(), message_thread_id=3),
            Addressed(Way.REPLY, "und Q3?"),
            id="a thread of replies outside forums is no topic",
        ),
        pytest.param(inline("Pflege"), Addressed(Way.INLINE, "Pflege"), id="inline"),
        pytest.param(message(None, GROUP, migrate_to_chat_id=-1), Addressed(Way.MIGRATION), id="migration"),
    ],
)
def test_what_is_for_us(update: dict[str, Any], expected: Addressed) -> None:
    assert addressed(update, ME) == expected


@pytest.mark.parametrize(
    "update",
    [
        pytest.param(message("Was ist fällig?", GROUP), id="talk"),
        pytest.param(message("/faellig@otherbot", GROUP), id="another bot's command"),
        pytest.param(message("/unknown", GROUP), id="a command we do not have"),
        pytest.param(mention("@otherbot was?", 0, 9), id="another bot's mention"),
        pytest.param(message(f"mail@{BOT_NAME}.de", GROUP), id="our name in an address"),
        pytest.param(message("ja", GROUP, reply_to_message=of_bot(), **TOPIC), id="the topic's first message"),
        pytest.param(message("6.1.3", GROUP, via_bot={"id": BOT_ID}), id="an inline result posted"),
        pytest.param(message("/faellig", GROUP, forward_origin={"type": "user"}), id="forwarded"),
        pytest.param(message(None, GROUP, new_chat_members=[]), id="service message"),
        pytest.param(message(None, pinned_message={}), id="service message in private"),
        pytest.param(message(None, GROUP, photo=[], caption="x", media_group_id="1"), id="an album of others"),
        pytest.param(message(None, photo=[], media_group_id="1", via_bot={}), id="an album by another bot"),
        pytest.param({"update_id": 1, "edited_message": message("x", GROUP)["message"]}, id="edited talk"),
        pytest.param({"update_id": 1, "edited_message": message("/faellig", CHANNEL)["message"]}, id="in a channel"),
        pytest.param(message("/faellig", GROUP, is_automatic_forward=True), id="a linked channel's post"),
        pytest.param({"update_id": 1, "poll": {}}, id="something else"),
    ],
)
def test_of_everything_else_only_the_id_is_kept(update: dict[str, Any]) -> None:
    (received,) = received_from([update], ME)
    assert (received.update_id, received.raw) == (1, None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
KINDS = st.sampled_from(["message", "edited_message", "callback_query", "inline_query", "my_chat_member"])
FIELDS = st.sampled_from(["chat", "from", "text", "query", "entities", "message", "reply_to_message", "message_id"])


@given(KINDS, JSON | st.dictionaries(FIELDS, JSON, max_size=5))
def test_no_update_is_too_strange_to_be_stored(kind: str, content: Any) -> None:
    (received,) = received_from([{"update_id": 5, kind: content}], ME)
    assert received.update_id == 5
    assert -(2**63) <= received.chat_key < 2**63


@pytest.mark.parametrize("strange", [None, 7, "x", [], {}, {"update_id": "5"}, {"update_id": 2**70}])
def test_what_has_no_id_is_passed_over(strange: object) -> None:
    assert list(received_from([strange], ME)) == []


def test_updates_of_one_chat_share_their_key() -> None:
    press = {"update_id": 2, "callback_query": {"from": {"id": 5}, "message": {"chat": GROUP}}}
    assert chat_key(press) == chat_key(message("x", GROUP)) == GROUP["id"]


def test_a_part_of_an_album_in_a_group_is_handed_on_in_case_another_part_has_the_words() -> None:
    wordless = message(None, GROUP, photo=[], media_group_id="1")
    talk = message(None, GROUP, photo=[], media_group_id="1", caption="Fest am Samstag")
    assert [(one.joins, one.raw is None) for one in received_from([wordless, talk], ME)] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("album", [7, None, "", "\x00", [], "9" * 100])
def test_no_album_is_too_strange_to_be_stored(album: object) -> None:
    (received,) = received_from([message(None, photo=[], media_group_id=album)], ME)
    assert received.album is None or len(received.album) <= 64
