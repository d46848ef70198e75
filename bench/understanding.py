"""Understanding a message, beside dateparser's `search_dates` on the same texts."""

import warnings
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from statistics import median
from time import perf_counter

from dateparser.search import search_dates

from bench.figures import Figure, percentile
from bot.cli.example import example_agreement
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.vocabulary import build_vocabulary
from bot.periods.calendar import Calendar

TODAY = date(2021, 5, 3)
TEXTS = (
    "Was ist dieses Quartal für den Pflegestützpunkt fällig?",
    "was muss das bauamt bis ende juni noch abliefern",
    "ueberfällig jugendamt",
    "Und was kommt im übernächsten Quartal?",
    "Zeig mir alles was im 2.Quartal 20 fällig war",
    "in den nächsten 6 Wochen fällig?",
    "von Oktober 2021 bis Juni 2022, was wird fällig",
    "wer ist für den Familienpass zuständig?",
    "ist 6.1.3 schon fertig?",
    "Maßnahmen zu Kinderschutz",
    "Musterwonung",
    "Daueraufgaben vom Jobcenter",
    "Wie ist der Stand?",
    "6.1.3 60 %, Materialsammlung zur Hälfte fertig",
    "6.1.4 verschiebt sich auf Q4 2021 wegen Corona",
    "erinnere mich in zwei Wochen an 6.1.3",
    "Treffen wir uns um 11.30?",
    "wenn 6.1.3 fertig ist geb ich bescheid",
    "what is due this quarter for the care support centre",
    "whats due by year end in action field 6",
    "6.1.4 delayed until end of September because of covid",
    "Danke, bis später!",
)
HOSTILE = (
    "a" * 4096,
    "6.1.3 " * 682,
    "bis " * 1024,
    "Quartal " * 512,
    "ä̈" * 2048,
    "1." * 2048,
    "nächste " * 512,
    "😀" * 4096,
    ("6.1.3 6.1.4" + " .!" * 1360 + "?x")[:4096],
)


def figures() -> list[Figure]:
    """Return median, 99th percentile and the worst of hostile texts, in milliseconds."""
    setting = Setting(build_vocabulary(example_agreement()), Calendar("TH"))
    ours = partial(_times, lambda text: understand(text, TODAY, setting))
    mine = ours(TEXTS, rounds=50)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rivals = _times(_search_dates, TEXTS, rounds=3)
    worst = max(ours(HOSTILE, rounds=1))
    return [
        Figure(
            "understanding, median",
            f"{median(mine):.2f} ms",
            f"search_dates {median(rivals):.1f} ms",
            "≤ 1 ms",
            median(mine) <= 1,
        ),
        Figure(
            "understanding, 99th percentile",
            f"{percentile(mine, 0.99):.2f} ms",
            f"search_dates {percentile(rivals, 0.99):.1f} ms",
            "≤ 5 ms",
            percentile(mine, 0.99) <= 5,
        ),
        Figure("understanding, worst of 4,096 characters", f"{worst:.1f} ms", "", "≤ 50 ms", worst <= 50),
    ]


def _search_dates(text: str) -> object:
    base = datetime(TODAY.year, TODAY.month, TODAY.day)  # noqa: DTZ001 - dateparser wants it naive
    return search_dates(text, languages=["de", "en"], settings={"DATE_ORDER": "DMY", "RELATIVE_BASE": base})


def _times(read: Callable[[str], object], texts: tuple[str, ...], *, rounds: int) -> list[float]:
    """Return how many milliseconds each reading took, after one round to warm up."""
    for text in texts:
        read(text)
    times = []
    for text in texts * rounds:
        start = perf_counter()
        read(text)
        times.append(1000 * (perf_counter() - start))
    return times
