from datetime import time

import pytest

from bot.normal import tokens
from bot.periods.times import find_times

TIMES = {
    "jeden Montag um 9 mit den offenen Sachen": time(9),
    "9 Uhr": time(9),
    "um 9": time(9),
    "um neun": time(9),
    "neun Uhr": time(9),
    "um 9:15": time(9, 15),
    "14.30 Uhr": time(14, 30),
    "um 11.30?": time(11, 30),
    "14:30": time(14, 30),
    "14 Uhr 30": time(14, 30),
    "um 9 Uhr am Montag": time(9),
    "24 Uhr": time(0),
    "halb neun": time(8, 30),
    "viertel nach acht": time(8, 15),
    "Viertel vor zwölf": time(11, 45),
    "viertel neun": time(8, 15),
    "dreiviertel neun": time(8, 45),
    "mittags": time(12),
    "at 9am": time(9),
    "at 9 pm": time(21),
    "at 9 a.m. sharp": time(9),
    "2:15pm": time(14, 15),
    "12am": time(0),
    "noon": time(12),
    "half past nine": time(9, 30),
    "at quarter to 3": time(2, 45),
    "halb 3 Uhr": time(2, 30),
    "8 Uhr abends": time(20),
    "um 3 nachmittags": time(15),
    "um 9 Uhr morgens": time(9),
    "12 Uhr mittags": time(12),
    "heute Nachmittag um drei": time(15),
    "morgen Abend gegen 8": time(20),
}
NO_TIMES = [
    "10.6.1.3", "6.1.3 60 %", "um 60 %", "31.12.2021", "15.10.", "3 Tage vor Fälligkeit", "um ein Jahr", "um 3 Monate",
    "um 1 Monat", "um 2 Quartale", "um 10 Punkte",
    "viertel 3 Monate",
    "um", "9 am Montag", "25 Uhr", "um 11.75", "§ 16", "Version 1.2.1", "halb fertig", "1:100000",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TIMES.items(), ids=TIMES)
def test_a_time_of_day_is_read(text: str, expected: time) -> None:
    (mention,) = find_times(tokens(text))
    assert mention.time == expected


@pytest.mark.parametrize("text", NO_TIMES, ids=NO_TIMES)
def test_other_numbers_are_no_times(text: str) -> None:
    assert find_times(tokens(text)) == ()


def test_a_time_covers_its_words() -> None:
    text = "nerv mich jeden Montag um 9 Uhr bitte"
    (mention,) = find_times(tokens(text))
    assert text[mention.start : mention.end] == "um 9 Uhr"
