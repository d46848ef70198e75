"""Reading date phrases: how many are right, and how long one takes, beside the rivals on the same list."""

import sys
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter

from bench.figures import Figure
from bench.phrases import TODAY, Kind, Phrase, Span, has_bound, is_right, read_phrases
from bench.rivals import RIVALS, Reading, ask, missing
from bot.normal import tokens
from bot.periods.calendar import Calendar
from bot.periods.grammar import find_periods

CALENDAR = Calendar("TH")
MAX_MS = 1.0


def figures() -> list[Figure]:
    """Return how much was read right, of each kind and in all, and the median time."""
    phrases = read_phrases()
    ours = {phrase: _our_reading(phrase.text) for phrase in phrases}
    theirs = {rival: dict(zip(phrases, ask(rival, phrases), strict=True)) for rival in RIVALS if not missing(rival)}
    _tell_misses(ours)
    kinds = [(kind.value, [phrase for phrase in phrases if phrase.kind is kind]) for kind in Kind]
    accuracy = [_accuracy(name, among, ours, theirs) for name, among in [("date phrases", phrases), *kinds]]
    mine = _median(ours)
    beside = _beside({rival: f"{_median(readings):.2f} ms" for rival, readings in theirs.items()})
    return [*accuracy, Figure("date phrase, median", f"{mine:.2f} ms", beside, f"≤ {MAX_MS:.0f} ms", mine <= MAX_MS)]


def _our_reading(text: str) -> Reading:
    """Read twice, the first time to warm up, as the rivals do."""
    _asked(text)
    start = perf_counter()
    answers = _asked(text)
    return Reading(answers, 1000 * (perf_counter() - start))


def _asked(text: str) -> tuple[Span, ...]:
    periods = [mention.asked(TODAY) for mention in find_periods(tokens(text), TODAY, CALENDAR)]
    return tuple((period.first, period.last) for period in periods)


def _is_ours_right(phrase: Phrase, reading: Reading) -> bool:
    """Whether we read exactly what is named and nothing else: we are granted no second answer."""
    return reading.answers == (() if phrase.kind is Kind.NO_DATE else (phrase.days,))


def _accuracy(
    name: str,
    among: Sequence[Phrase],
    ours: Mapping[Phrase, Reading],
    theirs: Mapping[str, Mapping[Phrase, Reading]],
) -> Figure:
    mine = sum(_is_ours_right(phrase, ours[phrase]) for phrase in among)
    right = {
        rival: sum(is_right(phrase, readings[phrase].answers) for phrase in among) for rival, readings in theirs.items()
    }
    shown = {rival: f"{count}/{len(among)}" for rival, count in right.items()}
    if name == Kind.PERIOD:
        for rival, readings in theirs.items():
            shown[rival] += (
                f" ({sum(has_bound(phrase, readings[phrase].answers) for phrase in among)} with an end right)"
            )
    return Figure(
        f"{name} read right", f"{mine}/{len(among)}", _beside(shown), "none better", mine >= max(right.values())
    )


def _median(readings: Mapping[Phrase, Reading]) -> float:
    return median(reading.ms for reading in readings.values())


def _beside(shown: Mapping[str, str]) -> str:
    absent = [f"{rival}: {why}" for rival in RIVALS if (why := missing(rival))]
    return ", ".join([*(f"{rival} {figure}" for rival, figure in shown.items()), *absent])


def _tell_misses(ours: Mapping[Phrase, Reading]) -> None:
    for phrase, reading in ours.items():
        if not _is_ours_right(phrase, reading):
            meant = () if phrase.kind is Kind.NO_DATE else (phrase.days,)
            print(f"  {phrase.text!r} means {_shown(meant)}, we read {_shown(reading.answers)}", file=sys.stderr)


def _shown(spans: Sequence[Span]) -> str:
    return ", ".join(f"{first or '…'} to {last or '…'}" for first, last in spans) or "no date"
