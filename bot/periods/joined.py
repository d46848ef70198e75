"""Several tokens that stand for one: years in words ("zwanzig einundzwanzig"), torn words ("Quar tal"), "up to", "ca.".

They are joined before the grammar reads them, so that no rule has to know of them.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.normal import Token
from bot.periods import holiday_words, words
from bot.periods.numbers import CARDINALS, ENGLISH_TENS

_EARLIEST, _LATEST = 10, 60
"""The years of this century that are spoken without their thousands: "zwanzig zehn", "twenty thirty"."""
_TWENTY = frozenset({"zwanzig", "twenty"})
_TWO_THOUSAND = "zweitausend"
_SPOKEN = {
    f"{_TWO_THOUSAND}{joint}{word}": 2000 + value
    for word, value in CARDINALS.items()
    for joint in ("", "und")
    if value < 100 and word != "a"
}
_TORN = frozenset(
    word
    for word in (
        words.MONTHS.keys() | words.WEEKDAYS.keys() | words.UNITS.keys() | words.PART_COMPOUNDS.keys()
        | holiday_words.SCHOOL_HOLIDAYS.keys() | words.SEASONS.keys() | words.SEASON_PARTS.keys() | words.BIENNIUM_WORDS
    )
    if len(word) >= 7
)  # fmt: skip
_SHORTEST_PIECE = 3
_HEADS = frozenset(word[:length] for word in _TORN for length in range(_SHORTEST_PIECE, len(word) - 2)) - {"die", "mit"}
"""Without the words that begin "Dienstag" and "Mittwoch" but stand in nearly every message."""
_PHRASES: dict[tuple[str, ...], str] = {("up", "to"): "until", ("as", "of"): "since"}
_PHRASES |= {(big, "ferien"): "sommerferien" for big in ("grosse", "grossen", "grosser")}
"""Two words that mean the same as one of `words`."""
_COUNTS = CARDINALS.keys() - {"a", "an"}
_STARTS = (
    words.SHORT_RELATIVE.keys()
    | words.SHORT_UNITS.keys()
    | words.ABBREVIATED
    | {phrase[0] for phrase in _PHRASES}
    | _HEADS
    | _TWENTY
    | _SPOKEN.keys()
    | {_TWO_THOUSAND, "two"}
)


class _Joined(NamedTuple):
    norm: str
    end: int


def joined(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens of a text with those joined that stand for one word or number."""
    if not any(token.norm in _STARTS for token in tokens):
        return tokens
    return tuple(_each(tokens))


def _each(tokens: Sequence[Token]) -> Iterable[Token]:
    at = 0
    while at < len(tokens):
        first = tokens[at]
        found = _joined_at(tokens, at) if first.norm in _STARTS else None
        end = found.end if found else at + 1
        yield Token(first.text, found.norm, first.start, tokens[end - 1].end) if found else first
        at = end


def _joined_at(tokens: Sequence[Token], at: int) -> _Joined | None:
    norms = [token.norm for token in tokens[at : at + 6]]
    if phrase := _PHRASES.get((norms[0], *norms[1:2])):
        including = phrase == "until" and norms[2:4] == ["and", "including"]
        return _Joined(phrase, at + 4 if including else at + 2)
    if unit := words.SHORT_UNITS.get(norms[0]):
        return _short_unit(tokens, at, unit) if at else None
    if relative := words.SHORT_RELATIVE.get(norms[0]):
        return _Joined(relative, at + 1 + _is_dotted(tokens, at))
    if norms[0] in words.ABBREVIATED:
        return _Joined(norms[0], at + 2) if _is_dotted(tokens, at) else None
    return _year(norms, at) or _word(tokens, norms, at)


def _short_unit(tokens: Sequence[Token], at: int, unit: str) -> _Joined | None:
    """Read the "Wo." of "in 2 Wo." and "nä. Wo."."""
    before, end = tokens[at - 1], at + 1 + _is_dotted(tokens, at)
    if before.is_number or before.norm in _COUNTS:
        return _Joined(unit, end)
    lead = (tokens[at - 2] if before.norm == "." and at > 1 else before).norm
    is_led = lead in words.RELATIVE or lead in words.SHORT_RELATIVE
    return _Joined("woche", end) if unit == "wochen" and is_led else None


def _is_dotted(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].norm == "." and tokens[at].end == tokens[at + 1].start


def _year(norms: Sequence[str], at: int) -> _Joined | None:
    """Read "zweitausendzweiundzwanzig", "two thousand and one", "zwanzig einundzwanzig", "twenty twenty-two"."""
    if year := _SPOKEN.get(norms[0]):
        return _Joined(str(year), at + 1)
    thousands = 1 if norms[0] == _TWO_THOUSAND else 2 if norms[:2] == ["two", "thousand"] else 0
    if thousands:
        thousands += norms[thousands : thousands + 1] in (["and"], ["und"])
        value, size = _below_hundred(norms[thousands:])
        return _Joined(str(2000 + value), at + thousands + size) if value else None
    if norms[0] not in _TWENTY:
        return None
    value, size = _below_hundred(norms[1:])
    return _Joined(str(2000 + value), at + 1 + size) if _EARLIEST <= value <= _LATEST else None


def _below_hundred(norms: Sequence[str]) -> tuple[int, int]:
    """Return a number in words below a hundred and of how many tokens it is; 0 for none."""
    value = CARDINALS.get(norms[0], 0) if norms and norms[0] not in {"a", "an"} else 0
    if not value or norms[0] not in ENGLISH_TENS:
        return value, 1
    ones = 2 if norms[1:2] == ["-"] else 1
    one = CARDINALS.get(norms[ones], 0) if len(norms) > ones and norms[ones] not in {"a", "an"} else 0
    return (value + one, ones + 1) if 0 < one < 10 else (value, 1)


def _word(tokens: Sequence[Token], norms: Sequence[str], at: int) -> _Joined | None:
    """Read a word of time in two pieces, a space or a hyphen between: "Quar tal", "Jahres-Ende"."""
    tail = 2 if norms[1:2] == ["-"] and tokens[at].end == tokens[at + 1].start else 1
    if len(norms) <= tail or len(norms[tail]) < _SHORTEST_PIECE or norms[0] + norms[tail] not in _TORN:
        return None
    gap = tokens[at + tail].start - tokens[at + tail - 1].end
    return _Joined(norms[0] + norms[tail], at + tail + 1) if gap <= 1 else None
