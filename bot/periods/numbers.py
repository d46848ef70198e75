"""Numbers as people write them: digits, number words, ordinals, Roman numerals. German and English."""

from typing import NamedTuple

from bot.periods.line import Line


class Number(NamedTuple):
    """A number and the position behind its last token."""

    value: int
    end: int


_ENDINGS = ("e", "en", "er", "es", "em")
_GERMAN_ONES = ("ein", "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun")
_GERMAN_TEENS = (
    "zehn", "elf", "zwoelf", "dreizehn", "vierzehn", "fuenfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
_GERMAN_TENS = ("zwanzig", "dreissig", "vierzig", "fuenfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_GERMAN_ORDINALS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
_GERMAN_VARIANTS = {"eins": 1, "zwo": 2, "beiden": 2, "funf": 5, "zwolf": 12}
_ENGLISH_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ENGLISH_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH_ORDINALS = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
SUFFIXES = frozenset({"st", "nd", "rd", "th", "te", "ten", "ter", "tes"})


def _german() -> dict[str, int]:
    known = {word: value for value, word in enumerate(_GERMAN_ONES + _GERMAN_TEENS, 1)}
    for ten, word in enumerate(_GERMAN_TENS, 2):
        known[word] = ten * 10
        known |= {f"{one}und{word}": ten * 10 + value for value, one in enumerate(_GERMAN_ONES, 1)}
    return known


def _english() -> dict[str, int]:
    known = {word: value for value, word in enumerate(_ENGLISH_ONES + _ENGLISH_TEENS, 1)}
    return known | {word: ten * 10 for ten, word in enumerate(_ENGLISH_TENS, 2)}


def _german_stem(word: str, value: int) -> str:
    return _GERMAN_ORDINALS.get(value) or word + ("t" if value < 20 else "st")


def _english_ordinal(word: str, value: int) -> str:
    return _ENGLISH_ORDINALS.get(value) or word.removesuffix("y") + ("ieth" if word.endswith("y") else "th")


_INFLECTED_ONES = (*(f"ein{end}" for end in _ENDINGS), "ne", "nem", "nen", "ner", "a", "an")
CARDINALS = _german() | _GERMAN_VARIANTS | _english() | dict.fromkeys(_INFLECTED_ONES, 1)
ARTICLE_ONES = frozenset({"ein", *_INFLECTED_ONES})
"""Words for one that may be mere articles."""
ORDINALS = {_german_stem(word, value) + end: value for word, value in _german().items() for end in _ENDINGS} | {
    _english_ordinal(word, value): value for word, value in _english().items()
}
ENGLISH_TENS = frozenset(_ENGLISH_TENS)


def number_at(line: Line, at: int) -> Number | None:
    """Read a whole number up to 999: "6", "sechs", "einundzwanzig", "twenty-one"."""
    digits = line.number(at)
    if digits is not None:
        return Number(digits, at + 1) if digits < 1000 else None
    return _spelled(line, at, CARDINALS)


def ordinal_at(line: Line, at: int) -> Number | None:
    """Read an ordinal: "2.", "2nd", "zweites", "thirty-first", "III.", "II"."""
    if (digits := line.small(at)) is not None:
        if line.word(at + 1) == "." and line.glued(at + 1):
            return Number(digits, at + 2)
        return Number(digits, at + 2) if line.glued(at + 1) and line.word(at + 1) in SUFFIXES else None
    return _spelled(line, at, ORDINALS) or roman_at(line, at)


def roman_at(line: Line, at: int) -> Number | None:
    """Read a Roman numeral from I to IV, with or without its dot."""
    value = ROMANS.get(line.word(at))
    return Number(value, line.skip_dot(at + 1)) if value else None


def _spelled(line: Line, at: int, known: dict[str, int]) -> Number | None:
    word = line.word(at)
    if word in ENGLISH_TENS:
        ones = at + 2 if line.word(at + 1) == "-" else at + 1
        value = known.get(line.word(ones))
        if value and value < 10 and line.word(ones) not in {"a", "an"}:
            return Number(CARDINALS[word] + value, ones + 1)
    value = known.get(word)
    return Number(value, at + 1) if value else None
