"""Shares of a whole: per cent, fractions, halves."""

import pytest

from bot.normal import tokens
from bot.periods.line import Line
from bot.periods.shares import find_shares
from tests.bot.language.agreements import THURINGIA, TODAY

SHARES = {
    "60 %": 60,
    "60%": 60,
    "sechzig Prozent": 60,
    "bei 62,5 %": 62,
    "twenty-five percent": 25,
    "100 Prozent": 100,
    "0 %": 0,
    "halb fertig": 50,
    "half done": 50,
    "zur Hälfte": 50,
    "die Hälfte ist geschafft": 50,
    "halfway there": 50,
    "zu zwei Dritteln": 67,
    "two thirds": 67,
    "ein Drittel fertig": 33,
    "drei Viertel erledigt": 75,
    "three quarters of it": 75,
    "dreiviertel fertig": 75,
    "zu vier Fünfteln": 80,
    "2/3 fertig": 67,
    "½": 50,
    "¾ geschafft": 75,
}
NO_SHARES = [
    "halb neun", "ein halbes Jahr", "drittes Quartal", "third quarter", "next quarter", "a quarter", "120 %", "2/3",
    "zweites Halbjahr", "Viertel", "60", "% und mehr", "halb",
]  # fmt: skip


def shares(text: str) -> list[int]:
    return [share.percent for share in find_shares(Line(tokens(text), TODAY, THURINGIA))]


@pytest.mark.parametrize(("text", "percent"), SHARES.items(), ids=SHARES)
def test_a_share_is_read(text: str, percent: int) -> None:
    assert shares(text) == [percent]


@pytest.mark.parametrize("text", NO_SHARES, ids=NO_SHARES)
def test_what_is_no_share_is_none(text: str) -> None:
    assert shares(text) == []
