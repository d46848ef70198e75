"""Whether and when somebody wants nudges, as they say it."""

import pytest

from bot.nudges.model import LADDER, Ladder
from bot.nudges.wishes import Unread, Wish, is_offered, offered, read_wish
from bot.texts.nudge_wishes import wish_text


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("an", Wish(True)),
        ("ja bitte", Wish(True)),
        ("on", Wish(True)),
        ("aus", Wish(False)),
        ("keine Hinweise", Wish(False)),
        ("off", Wish(False)),
        ("8:30", Wish(True, 510)),
        ("8.30 Uhr", Wish(True, 510)),
        ("9", Wish(True, 540)),
        ("um 9", Wish(True, 540)),
        ("an um 9 Uhr", Wish(True, 540)),
        ("halb neun", Wish(True, 510)),
        ("9am", Wish(True, 540)),
        ("18:30", Wish(True, 1110)),
        ("18:31", Unread.OUTSIDE),
        ("6:59", Unread.OUTSIDE),
        ("22 Uhr", Unread.OUTSIDE),
        ("", Unread.NONE),
        ("manchmal", Unread.NONE),
        ("an aus", Unread.NONE),
        ("8:30 und 9:30", Unread.NONE),
        ("Müll aus", Unread.NONE),
    ],
)
def test_a_wish_is_read_or_not_guessed(typed: str, wish: Wish | Unread) -> None:
    assert read_wish(typed, LADDER) == wish


@pytest.mark.parametrize("core_hours", [(7, 19), (8, 17), (9, 12)])
def test_what_is_offered_lies_within_the_core_hours(core_hours: tuple[int, int]) -> None:
    ladder = Ladder(core_hours=core_hours, digest_minute=core_hours[0] * 60 + 30)
    assert ladder.digest_minute in offered(ladder)
    assert all(is_offered(minute, ladder) for minute in offered(ladder))


def test_whoever_did_not_say_anything_gets_none() -> None:
    assert wish_text(Wish(None), LADDER, "de").plain.startswith("Hinweise: aus")
