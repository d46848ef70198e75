import html
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram import Message, Update

from bot.delivery import Upload
from bot.texts.reply import Line, Reply
from handlers.render import MAX_CAPTION, MAX_TEXT, captioned, marked_up, plain_params, sent, split
from tests.handlers.updates import GROUP, PRIVATE, message

LINES = st.builds(
    Line,
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.booleans(),
    st.sampled_from(["", 'https://t.me/bot?start=m_1&"<x>']),
)
REPLIES = st.builds(
    Reply, st.lists(st.lists(LINES, min_size=1, max_size=20).map(tuple), min_size=1, max_size=8).map(tuple)
)


LONG = st.builds(
    Line,
    st.lists(
        st.sampled_from(["Wort ", "Straßenbeleuchtungskonzept", "👨‍👩‍👧", "&<>", "\u0301", "  "]), max_size=1500
    ).map("".join),
    st.booleans(),
)
LONG_REPLIES = st.builds(Reply, st.lists(st.lists(LONG, min_size=1, max_size=2).map(tuple), min_size=1).map(tuple))


def read(update: dict[str, Any]) -> Message:
    said = Update.de_json(update).message
    assert said
    return said


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def shown(markup: str) -> str:
    return html.unescape(re.sub("</?b>|</?a[^<>]*>", "", markup))


@given(REPLIES)
def test_nothing_is_too_long_and_nothing_is_lost(reply: Reply) -> None:
    parts = [shown(marked_up(part)) for part in split(reply)]
    assert all(units(part) <= MAX_TEXT for part in parts)
    assert "".join("".join(parts).split("\n")) == "".join(reply.plain.split("\n"))


@given(LONG_REPLIES, st.sampled_from([MAX_TEXT, MAX_CAPTION]))
@settings(max_examples=30)
def test_long_words_and_characters_of_two_units_are_split_whole_for_messages_and_captions(
    reply: Reply, most: int
) -> None:
    parts = [shown(marked_up(part)) for part in split(reply, most)]
    assert all(units(part) <= most for part in parts)
    assert all(len(part.encode("utf-8")) for part in parts if part)
    assert "".join("".join(parts).split("\n")) == "".join(reply.plain.split("\n"))


@pytest.mark.parametrize("character", ["a", "ß", "😀"])
def test_one_word_longer_than_a_message_fills_each_message(character: str) -> None:
    parts = split(Reply(((Line(character * 10_000),),)))
    assert len(parts) == -(-10_000 * units(character) // MAX_TEXT)


def test_a_line_that_fits_is_never_broken_and_a_longer_one_breaks_between_words() -> None:
    assert split(Reply(((Line("wort " * 800),),))) == [((Line("wort " * 800),),)]
    first, *_ = split(Reply(((Line("wort " * 1000),),)))
    assert first[0][0].text.endswith("wort ")


def test_more_bold_lines_than_telegram_marks_up_go_into_a_further_message() -> None:
    reply = Reply(tuple((Line(f"{number}", bold=True), Line("x")) for number in range(150)))
    assert [marked_up(part).count("<b>") for part in split(reply)] == [100, 50]


def test_what_does_not_fit_below_a_picture_follows_it() -> None:
    picture = Upload("photo", "a.png", "image/png", b"x")
    reply = Reply(((Line("a" * 1000),), (Line("b" * 1000),)))
    first, second = captioned(reply, read(message("/stand", PRIVATE)), "sendPhoto", picture, confidential=False)
    assert (first.method, first.params["caption"], first.upload) == ("sendPhoto", "a" * 1000, picture)
    assert (second.method, second.params["text"], second.upload) == ("sendMessage", "b" * 1000, None)
    assert not first.confidential
    assert not second.confidential


@given(REPLIES)
def test_markup_is_whole_in_every_part(reply: Reply) -> None:
    for part in split(reply):
        tags = re.findall("</?[ab]", marked_up(part))
        opened: list[str] = []
        for tag in tags:
            assert not tag.startswith("</") or opened.pop() == tag.replace("/", "")
            opened += [] if tag.startswith("</") else [tag]
        assert opened == []
        assert len(tags) // 2 <= 100


def test_a_line_longer_than_a_message_is_split_by_what_telegram_counts() -> None:
    parts = split(Reply(((Line("😀" * 4096),),)))
    assert [units(shown(marked_up(part))) for part in parts] == [4096, 4096]


def test_hostile_titles_stay_text() -> None:
    assert marked_up(((Line("<b>&lt;", bold=True),),)) == "<b>&lt;b&gt;&amp;lt;</b>"


def test_a_link_leads_where_it_should_and_is_read_as_its_line() -> None:
    line = Line("2.1.1 <Titel>", link='https://t.me/bot?start="x"&y')
    marked = '<a href="https://t.me/bot?start=&quot;x&quot;&amp;y">2.1.1 &lt;Titel&gt;</a>'
    assert marked_up(((line,),)) == marked
    assert plain_params({"text": marked, "parse_mode": "HTML"}) == {"text": "2.1.1 <Titel>"}


def test_plain_text_is_what_would_have_been_read() -> None:
    params = {"text": marked_up(((Line("a < b", bold=True), Line("& c")),)), "parse_mode": "HTML", "chat_id": 1}
    assert plain_params(params) == {"text": "a < b\n& c", "chat_id": 1}
    assert plain_params({"caption": "<b>&amp;</b>", "parse_mode": "HTML"}) == {"caption": "&"}


@pytest.mark.parametrize(
    ("extra", "thread"),
    [
        pytest.param({"is_topic_message": True, "message_thread_id": 4}, 4, id="topic"),
        pytest.param({"message_thread_id": 4}, None, id="thread of replies"),
        pytest.param({}, None, id="General"),
    ],
)
def test_an_answer_in_a_group_replies_in_the_right_topic(extra: dict[str, object], thread: int | None) -> None:
    said, reply = read(message("/faellig", GROUP, **extra)), Reply(((Line("x"),),))
    picture = Upload("photo", "a.png", "image/png", b"x")
    for (call,) in (sent(reply, said), captioned(reply, said, "sendPhoto", picture)):
        assert call.params.get("message_thread_id") == thread
        assert call.params["reply_parameters"]["message_id"] == said.message_id
