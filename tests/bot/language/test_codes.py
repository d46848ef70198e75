"""Codes in messages: every way of writing one, and all that only looks like one."""

import pytest

from bot.language.codes import CodeBook, build_code_book, find_codes
from bot.normal import tokens

_BOOK = build_code_book(["1.1.1", "1.1.2", "1.1.3", "1.5.1", "6.1.1", "6.1.2", "6.1.3", "6.1.4"])
_LETTERS = build_code_book(["A.1", "A.2", "A.12", "B.1"])
_PAIRS = build_code_book(["1.1", "1.2", "6.1", "11.3"])


def _found(text: str, book: CodeBook = _BOOK) -> tuple[list[str], list[str]]:
    matches = find_codes(tokens(text), book)
    known = [code for match in matches if match.known for code in match.codes]
    return known, [code for match in matches if not match.known for code in match.codes]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("6.1.3", ["6.1.3"]),
        ("6-1-3 erledigt", ["6.1.3"]),
        ("6,1,3 bitte", ["6.1.3"]),
        ("#6.1.3", ["6.1.3"]),
        ("6 1 3 anzeigen", ["6.1.3"]),
        ("sechs eins vier", ["6.1.4"]),
        ("M 6.1.3", ["6.1.3"]),
        ("M6.1.3 und M6.1.4", ["6.1.3", "6.1.4"]),
        ("06.01.03", ["6.1.3"]),
        ("Nr. 6.1.3", ["6.1.3"]),
        ("die 1.5.1. ist dran", ["1.5.1"]),
        ("6. 1. 3 fertig", ["6.1.3"]),
        ("Maßnahme 6 1 3", ["6.1.3"]),
        ("Maßnahme 613", ["6.1.3"]),
        ("Maßnahme eins eins drei", ["1.1.3"]),
        ("eins punkt eins punkt drei", ["1.1.3"]),
        ("measure six one three", ["6.1.3"]),
        ("(6.1.3)", ["6.1.3"]),
        ("6.1.3: 60%", ["6.1.3"]),
        ("1.1.2 und 1.1.3", ["1.1.2", "1.1.3"]),
        ("6.1.1 bis 6.1.3", ["6.1.1", "6.1.2", "6.1.3"]),
        ("6.1.1 – 6.1.3", ["6.1.1", "6.1.2", "6.1.3"]),
        ("6.1.2 am Freitag", ["6.1.2"]),
    ],
)
def test_a_code_is_found_however_it_is_written(text: str, codes: list[str]) -> None:
    assert _found(text) == (codes, [])


@pytest.mark.parametrize(
    "text",
    [
        "Version 6.1.3",
        "v6.1.3",
        "10.6.1.3",
        "6.1.3.2",
        "6.1.3-beta",
        "Raum 6.1.3",
        "im Zimmer 1.1.1",
        "6.1.2021",
        "am 6.1.21",
        "11.30 Uhr",
        "um 11.30",
        "6,1 %",
        "eins zwei drei",
        "wir waren 6 1 3",
        "Rechnung 6.1.3",
        "drei Leute, zwei Tage",
        "§ 6.1.3",
        "613",
        "https://x.de/6.1.3.html",
    ],
)
def test_what_only_looks_like_a_code_is_none(text: str) -> None:
    assert _found(text) == ([], [])


def test_the_shape_of_a_code_without_a_measure_is_an_unknown_code() -> None:
    assert _found("was ist 9.9.9") == ([], ["9.9.9"])


@pytest.mark.parametrize(
    ("text", "codes"), [("A.2 fertig", ["A.2"]), ("a2", ["A.2"]), ("A-12", ["A.12"]), ("Maßnahme B 1", ["B.1"])]
)
def test_letters_may_stand_in_a_code(text: str, codes: list[str]) -> None:
    assert _found(text, _LETTERS) == (codes, [])


@pytest.mark.parametrize("text", ["A.B. kommt", "z.B. morgen", "Papier A4"])
def test_abbreviations_are_no_codes_with_letters(text: str) -> None:
    assert _found(text, _LETTERS) == ([], [])


@pytest.mark.parametrize("text", ["um 11.3 Uhr", "am 6.1. ist frei", "1.1 %", "Version 1.2"])
def test_times_and_dates_are_no_codes_of_two_numbers(text: str) -> None:
    assert _found(text, _PAIRS) == ([], [])


def test_a_code_of_two_numbers_is_found() -> None:
    assert _found("1.2 ist erledigt", _PAIRS) == (["1.2"], [])
