"""Pages of about ten lines, and messages that are never too long."""

from hypothesis import given
from hypothesis import strategies as st

from bot.texts.page import LIMIT, MOST_LINES, chosen, fitted, paged
from bot.texts.reply import Line, Reply


def test_a_page_ends_with_a_group() -> None:
    assert paged("aaaabbbbbccccc", str) == [list("aaaabbbbb"), list("ccccc")]


def test_a_page_may_be_a_little_longer_to_end_with_its_group() -> None:
    assert paged("aaaabbbbbbbb", str) == [list("aaaabbbbbbbb")]


def test_a_page_that_would_stay_almost_empty_is_filled() -> None:
    assert [len(page) for page in paged("a" + "b" * 14, str)] == [10, 5]


def test_a_group_larger_than_a_page_is_torn() -> None:
    assert [len(page) for page in paged("a" * 25, str)] == [10, 10, 5]


def test_nothing_is_one_empty_page() -> None:
    assert paged((), str) == [[]]


@given(items=st.lists(st.integers(0, 9), max_size=60).map(sorted))
def test_pages_hold_everything_in_order_and_no_page_is_too_long(items: list[int]) -> None:
    pages = paged(items, lambda item: item)
    assert [item for page in pages for item in page] == items
    assert all(len(page) <= MOST_LINES for page in pages)
    assert all(pages) or pages == [[]]


@given(number=st.integers())
def test_a_page_beyond_the_end_is_the_last_one(number: int) -> None:
    page, shown = chosen(["first", "second"], number)
    assert page == ["first", "second"][shown]


FILLERS = st.sampled_from(["", "ä" * 200, "👨‍👩‍👧" * 90, "wort " * 80])


@given(lines=st.lists(st.text(max_size=60), max_size=40), filler=FILLERS)
def test_a_fitted_reply_is_never_too_long_for_a_message(lines: list[str], filler: str) -> None:
    reply = Reply(tuple((Line(line + filler),) for line in lines))
    assert len(fitted(reply).plain.encode("utf-16-le", "surrogatepass")) // 2 <= LIMIT


def test_a_reply_of_normal_length_stays_as_it_is() -> None:
    reply = Reply(((Line("x" * 1000),), (Line("y" * 1000),)))
    assert fitted(reply) is reply
