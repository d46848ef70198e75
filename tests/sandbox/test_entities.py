"""HTML is read as strictly as Telegram reads it. The errors are worded as in td's MessageEntity.cpp."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities import parse_html
from sandbox.errors import ApiError
from sandbox.places import JsonObject
from sandbox.text import content_of


def entity(kind: str, offset: int, length: int, **more: str) -> JsonObject:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        pytest.param("<b>a</b> <STRONG>b</STRONG>", "a b", [entity("bold", 0, 1), entity("bold", 2, 1)], id="bold"),
        pytest.param("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)], id="italic"),
        pytest.param("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)], id="under"),
        pytest.param(
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [entity("strikethrough", at, 1) for at in range(3)],
            id="strike",
        ),
        pytest.param(
            '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
            "ab",
            [entity("spoiler", 0, 1), entity("spoiler", 1, 1)],
            id="spoiler",
        ),
        pytest.param(
            '<a href="https://kreis.example/?a=1&amp;b=2">x</a>',
            "x",
            [entity("text_link", 0, 1, url="https://kreis.example/?a=1&b=2")],
            id="link",
        ),
        pytest.param(
            "<a>https://kreis.example</a>",
            "https://kreis.example",
            [entity("text_link", 0, 21, url="https://kreis.example/")],
            id="the link is its own text",
        ),
        pytest.param('<a href="nonsense">x</a>', "x", [], id="no address, no link"),
        pytest.param("<code>a</code>", "a", [entity("code", 0, 1)], id="code"),
        pytest.param('<code class="language-py">a</code>', "a", [entity("code", 0, 1)], id="code has no language"),
        pytest.param(
            '<pre><code class="language-py">a</code></pre>',
            "a",
            [entity("pre", 0, 1, language="py")],
            id="block with a language",
        ),
        pytest.param("<pre>a</pre>", "a", [entity("pre", 0, 1)], id="block"),
        pytest.param("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)], id="quote"),
        pytest.param(
            "<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)], id="folded quote"
        ),
        pytest.param(
            '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
            "👍",
            [entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
            id="custom emoji",
        ),
        pytest.param("👪<b>ä</b>", "👪ä", [entity("bold", 2, 1)], id="offsets count UTF-16 units"),
        pytest.param(
            "<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)], id="the longer entity first"
        ),
        pytest.param("<b></b>a", "a", [], id="an empty tag marks nothing"),
        pytest.param("<b>a</>", "a", [entity("bold", 0, 1)], id="an end tag needs no name"),
        pytest.param("&lt;b&gt; &amp; &quot;", '<b> & "', [], id="the four named characters"),
        pytest.param("&#228;&#xe4;&#xE4", "äää", [], id="numeric characters, the semicolon is optional"),
        pytest.param("&nbsp;&auml;&apos; a&b &", "&nbsp;&auml;&apos; a&b &", [], id="other names stay as written"),
        pytest.param("&#0;&#1114111;&#0000000228;", "&#0;&#1114111;&#0000000228;", [], id="no such characters"),
        pytest.param("a > b", "a > b", [], id="a lone > is allowed"),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[JsonObject]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("ä<p>b</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a "x">', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ('<tg-emoji emoji-id="x">a</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
    ids=lambda value: value if value.startswith(("a", "<", "ä")) else "",
)
def test_wrong_html_is_refused_with_telegrams_words(source: str, reason: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {reason}"
    assert caught.value.code == 400


@given(st.text(alphabet="ab<>/&;= \"'#xäo👪", max_size=40))
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError:
        return
    units = len(text.encode("utf-16-le")) // 2
    assert all(0 <= one["offset"] < one["offset"] + one["length"] <= units for one in entities)


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"])))
def test_an_escaped_text_is_read_as_it_was(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, [])


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("/faellig Pflege", "bot_command", "/faellig"),
        ("bitte /faellig@zielbot_demo_bot", "bot_command", "/faellig@zielbot_demo_bot"),
        ("@zielbot_demo_bot was?", "mention", "@zielbot_demo_bot"),
        ("#Pflege ist wichtig", "hashtag", "#Pflege"),
        ("siehe https://kreis.example/a?b=1.", "url", "https://kreis.example/a?b=1"),
        ("siehe www.kreis.de", "url", "www.kreis.de"),
        ("an amt@kreis.de", "email", "amt@kreis.de"),
    ],
)
def test_telegram_marks_in_plain_text(text: str, kind: str, marked: str) -> None:
    assert content_of(text)["entities"] == [entity(kind, text.index(marked), len(marked))]


@pytest.mark.parametrize("text", ["/fällig", "6/2021", "a/b", "10 €", "Nr. 6.1.3", "a@b", "#1", "Frau Dr.Meier"])
def test_telegram_marks_nothing_in(text: str) -> None:
    assert "entities" not in content_of(text)


def test_what_is_marked_in_a_link_is_only_the_link() -> None:
    shown = content_of('<a href="https://kreis.example/">@anna www.kreis.de</a>', "HTML")
    assert [one["type"] for one in shown["entities"]] == ["text_link"]


def test_code_carries_no_other_format_and_no_quote_stands_in_a_quote() -> None:
    code = content_of("<code>a<b>b</b></code>", "HTML")
    quote = content_of("<blockquote>a<blockquote>b</blockquote></blockquote>", "HTML")
    assert [one["type"] for one in code["entities"]] == ["code"]
    assert [one["length"] for one in quote["entities"]] == [2]


def test_white_space_at_the_ends_goes_and_entities_move_along() -> None:
    assert content_of(" \n ä <b>x </b> \n", "HTML") == {"text": "ä x", "entities": [entity("bold", 2, 1)]}


def test_control_characters_become_spaces_and_line_separators_vanish() -> None:
    assert content_of("a\tb\r\nc\u2028<b>d</b>\u202e", "HTML") == {
        "text": "a b\ncd",
        "entities": [entity("bold", 5, 1)],
    }


def test_only_a_hundred_entities_are_kept() -> None:
    assert len(content_of("<b>a</b> " * 101, "HTML")["entities"]) == 100
