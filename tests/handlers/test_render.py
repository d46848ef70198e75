import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.texts.reply import Line, Reply
from handlers.render import MAX_TEXT, marked_up, plain_params, sent, split
from tests.handlers.updates import GROUP, message

LINES = st.builds(Line, st.text(st.characters(exclude_categories=["Cs"]), max_size=300), st.booleans())
REPLIES = st.builds(
    Reply, st.lists(st.lists(LINES, min_size=1, max_size=20).map(tuple), min_size=1, max_size=8).map(tuple)
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def shown(markup: str) -> str:
    return html.unescape(re.sub("</?b>", "", markup))


@given(REPLIES)
def test_nothing_is_too_long_and_nothing_is_lost(reply: Reply) -> None:
    parts = [shown(marked_up(part)) for part in split(reply)]
    assert all(units(part) <= MAX_TEXT for part in parts)
    assert "".join("".join(parts).split("\n")) == "".join(reply.plain.split("\n"))


@given(REPLIES)
def test_markup_is_whole_in_every_part(reply: Reply) -> None:
    for part in split(reply):
        tags = re.findall("</?b>", marked_up(part))
        assert tags == ["<b>", "</b>"] * (len(tags) // 2)
        assert len(tags) // 2 <= 100


def test_a_line_longer_than_a_message_is_split_by_what_telegram_counts() -> None:
    parts = split(Reply(((Line("😀" * 4096),),)))
    assert [units(shown(marked_up(part))) for part in parts] == [4096, 4096]


def test_hostile_titles_stay_text() -> None:
    assert marked_up(((Line("<b>&lt;", bold=True),),)) == "<b>&lt;b&gt;&amp;lt;</b>"


def test_plain_text_is_what_would_have_been_read() -> None:
    params = {"text": marked_up(((Line("a < b", bold=True), Line("& c")),)), "parse_mode": "HTML", "chat_id": 1}
    assert plain_params(params) == {"text": "a < b\n& c", "chat_id": 1}


@pytest.mark.parametrize(
    ("extra", "thread"),
    [
        pytest.param({"is_topic_message": True, "message_thread_id": 4}, 4, id="topic"),
        pytest.param({"message_thread_id": 4}, None, id="thread of replies"),
        pytest.param({}, None, id="General"),
    ],
)
def test_an_answer_in_a_group_replies_in_the_right_topic(extra: dict[str, object], thread: int | None) -> None:
    said = Update.de_json(message("/faellig", GROUP, **extra)).message
    assert said
    (call,) = sent(Reply(((Line("x"),),)), said)
    assert call.params.get("message_thread_id") == thread
    assert call.params["reply_parameters"]["message_id"] == said.message_id
