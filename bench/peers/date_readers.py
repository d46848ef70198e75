"""The rivals at reading dates: phrases come in as JSON lines, answers and times go out as JSON lines.

Each is set up as serves it best on our list, and is told the language. Only the rival's own work is timed. Where it is
open what an answer means, it is translated into every reading there is, and the right one will count.
"""

import json
import sys
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from time import perf_counter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

Span = tuple[date | None, date | None]
MORNING = time(9)
MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Rival(NamedTuple):
    """How a text and its language are put to a rival, and how what it found is translated into days."""

    ask: Callable[[str, str], Any]
    spans: Callable[[Any], list[Span]]


def search_dates(today: date) -> Rival:
    """The search of dateparser: of years and weekdays it takes the next, which most of the list means."""
    from dateparser.search import search_dates as search

    settings = {
        "DATE_ORDER": "DMY",
        "PREFER_DATES_FROM": "future",
        "RELATIVE_BASE": datetime.combine(today, MORNING),
        "RETURN_TIME_SPAN": True,
    }

    def ask(text: str, language: str) -> Any:
        return search(text, languages=[language], add_period=True, settings=settings)

    return Rival(ask, lambda found: [span for _, at, grain in found or () for span in _both(at.date(), grain)])


def parsedatetime(today: date) -> Rival:
    """parsedatetime with the locale of the language. Times of day, such as 20:21 for "2021", are no dates."""
    from parsedatetime import VERSION_CONTEXT_STYLE, Calendar, Constants, pdtContext

    calendars = {
        language: Calendar(Constants(locale, usePyICU=False), version=VERSION_CONTEXT_STYLE)
        for language, locale in (("de", "de_DE"), ("en", "en_US"))
    }
    start = datetime.combine(today, MORNING)
    exact = {
        pdtContext.ACU_DAY: "day",
        pdtContext.ACU_WEEK: "week",
        pdtContext.ACU_MONTH: "month",
        pdtContext.ACU_YEAR: "year",
    }

    def grain(context: Any) -> str:
        return next((name for flag, name in exact.items() if context.accuracy & flag), "day")

    def spans(found: Iterable[Any] | None) -> list[Span]:
        dated = [(at.date(), context) for at, context, *_ in found or () if context.hasDate]
        return [span for day, context in dated for span in _both(day, grain(context))]

    return Rival(lambda text, language: calendars[language].nlp(text, sourceTime=start), spans)


def duckling(today: date) -> Rival:
    """Duckling, compiled; only the dimension of time is asked for."""
    from duckling import (
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_locale,
        parse_ref_time,
    )

    start = datetime.combine(today, MORNING, ZoneInfo("Europe/Berlin"))
    now = parse_ref_time(load_time_zones(str(files("tzdata") / "zoneinfo")), "Europe/Berlin", int(start.timestamp()))
    contexts = {
        language: Context(now, parse_locale(locale, default_locale_lang(parse_lang(language))))
        for language, locale in (("de", "DE_XX"), ("en", "EN_GB"))
    }
    times = parse_dimensions(["time"])

    def spans(found: Iterable[Mapping[str, Any]]) -> list[Span]:
        return [span for entity in found for span in _of_value(entity["value"], today)]

    return Rival(lambda text, language: parse(text, contexts[language], times, False), spans)


RIVALS = {"search_dates": search_dates, "Duckling": duckling, "parsedatetime": parsedatetime}


def _of_value(value: Mapping[str, Any], today: date) -> list[Span]:
    """Translate a value of Duckling's: a grain, or an interval whose end is excluded.

    An interval without a beginning starts today, as "bis Freitag" does with us; whether its end is meant to be
    included is open.
    """
    if value["type"] == "value":
        return [_whole(_day(value["value"]), value["grain"])]
    if "to" not in value:
        return [(_day(value["from"]["value"]), None)]
    end = datetime.fromisoformat(value["to"]["value"])
    last = (end - timedelta(microseconds=1)).date()
    if "from" in value:
        return [(_day(value["from"]["value"]), last)]
    including = _whole(end.date(), value["to"]["grain"])[1]
    return [(today if day and today <= day else None, day) for day in (last, including)]


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()


def _both(day: date, grain: str | None) -> list[Span]:
    """The day itself, and all of its week, month or year: "in two weeks" and "next week" both come with a grain."""
    return [(day, day), _whole(day, grain)]


def _whole(day: date, grain: str | None) -> Span:
    if grain == "week":
        monday = day - timedelta(days=day.weekday())
        return (monday, monday + timedelta(days=6))
    if grain not in MONTHS:
        return (day, day)
    months = MONTHS[grain]
    first = day.replace(month=day.month - (day.month - 1) % months, day=1)
    last = first.replace(month=first.month + months - 1)
    return (first, last.replace(day=monthrange(last.year, last.month)[1]))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def main(name: str, today: str) -> None:
    """Read all phrases twice, the first time to warm up, and print what the second time brought."""
    rival = RIVALS[name](date.fromisoformat(today))
    phrases = [json.loads(line) for line in sys.stdin]
    for phrase in phrases:
        rival.ask(phrase["text"], phrase["language"])
    for phrase in phrases:
        start = perf_counter()
        found = rival.ask(phrase["text"], phrase["language"])
        ms = 1000 * (perf_counter() - start)
        answers = [[_iso(first), _iso(last)] for first, last in rival.spans(found)]
        print(json.dumps({"answers": answers, "ms": ms}))


if __name__ == "__main__":
    main(*sys.argv[1:])
