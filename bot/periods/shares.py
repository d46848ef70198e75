"""Shares of a whole in per cent: "60 %", "sechzig Prozent", "halb fertig", "zu zwei Dritteln", "three quarters"."""

from dataclasses import dataclass

from bot.periods.line import Line
from bot.periods.numbers import Number, number_at
from bot.periods.words import word_set

_PERCENT = word_set("% prozent percent prozentig prozentige prz pct")
_WHOLE = 100
_HUNDRED = word_set("hundert einhundert hundred")
_HALVES = word_set("haelfte halfway halbwegs half")
_HALF_OF_WORK = word_set("halb half")
_DENOMINATORS = {
    "drittel": 3, "dritteln": 3, "third": 3, "thirds": 3, "viertel": 4, "vierteln": 4, "quarter": 4, "quarters": 4,
    "fuenftel": 5, "fuenfteln": 5, "fifth": 5, "fifths": 5, "zehntel": 10, "zehnteln": 10, "tenths": 10,
}  # fmt: skip
_WRITTEN = {"1⁄2": 50, "1⁄3": 33, "2⁄3": 67, "1⁄4": 25, "3⁄4": 75}
"""Signs such as ½, in normal form."""
_JOINED = {"dreiviertel": 75, "zweidrittel": 67, "dreivierteln": 75, "zweidritteln": 67}
_WORKED = word_set(
    "fertig fertiggestellt erledigt geschafft durch abgeschlossen umgesetzt abgearbeitet erreicht vollendet gemacht "
    "done finished complete completed through there implemented fertich feddich rum"
)
"""What is said behind a share of the work: "halb fertig"; "halb neun" and "ein halbes Jahr" are something else."""

_OWNED = word_set("haben ist sind davon")
_AUXILIARIES = word_set("ist sind is are davon schon bereits already of the way")


@dataclass(frozen=True, slots=True)
class Share:
    """Tokens `start` to `end` (excluded) name this share, in per cent."""

    start: int
    end: int
    percent: int


def find_shares(line: Line) -> tuple[Share, ...]:
    """Return the shares named in a text, in order; what is over a hundred per cent is none."""
    found: list[Share] = []
    at = 0
    while at < len(line):
        share = _percentage(line, at) or _fraction(line, at) or _half(line, at)
        if share and share.percent <= _WHOLE:
            found.append(share)
        at = share.end if share else at + 1
    return tuple(found)


def _percentage(line: Line, at: int) -> Share | None:
    """Read "60 %", "62,5 %" (cut to whole per cent), "sechzig Prozent"."""
    number = _with_decimals(line, at)
    if number is None:
        return None
    if [line.word(number.end + place) for place in range(3)] == ["v", ".", "h"]:
        return Share(at, line.skip_dot(number.end + 3), number.value)
    if line.word(number.end) not in _PERCENT:
        return None
    return Share(at, line.skip_dot(number.end + 1) if line.word(number.end) == "prz" else number.end + 1, number.value)


def _with_decimals(line: Line, at: int) -> Number | None:
    number = Number(_WHOLE, at + 1) if line.word(at) in _HUNDRED else number_at(line, at)
    if number is None or line.word(at) in {"a", "an"}:
        return None
    end = number.end
    if line.word(end) in {",", "."} and line.glued(end) and line.glued(end + 1) and line.word(end + 1).isdecimal():
        return Number(number.value, end + 2)
    return number


def _fraction(line: Line, at: int) -> Share | None:
    """Read "zwei Drittel", "three quarters", "2/3 fertig", "¾"; a "quarter" alone is one of the year's."""
    if percent := _WRITTEN.get(line.word(at)) or _JOINED.get(line.word(at)):
        return Share(at, at + 1, percent)
    number = number_at(line, at)
    if number is None:
        return None
    parts = _DENOMINATORS.get(line.word(number.end))
    if parts and number.value < parts:
        is_meant = number.value > 1 or line.word(number.end + 1) in _OWNED or _says_worked(line, number.end + 1)
        return None if not is_meant else _parted(at, number.end + 1, number.value, parts)
    return _divided(line, at, number)


def _divided(line: Line, at: int, number: Number) -> Share | None:
    """Read "2/3 fertig"."""
    below = line.small(number.end + 1) if line.word(number.end) == "/" else None
    if not below or not 0 < number.value < below or not _says_worked(line, number.end + 2):
        return None
    return _parted(at, number.end + 2, number.value, below)


def _parted(start: int, end: int, number: int, parts: int) -> Share:
    return Share(start, end, round(_WHOLE * number / parts))


def _half(line: Line, at: int) -> Share | None:
    """Read "zur Hälfte", "halfway", and "halb" before a word for what is done."""
    word = line.word(at)
    if word in _HALF_OF_WORK:
        return Share(at, at + 1, 50) if _says_worked(line, at + 1) else None
    return Share(at, at + 1, 50) if word in _HALVES else None


def _says_worked(line: Line, at: int) -> bool:
    return line.word(line.skip(at, _AUXILIARIES)) in _WORKED
