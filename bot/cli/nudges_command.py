"""`zielbot nudges`: what would be sent to which unit and why, day by day; sends and writes nothing."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

import click

from bot.cli.clock import SystemClock
from bot.cli.dates import DAY
from bot.cli.settings import Settings, load
from bot.cli.wire import calendar_of, opened, plainly
from bot.errors import ZielbotError
from bot.nudges.foresight import Coming, foreseen
from bot.nudges.model import Outlook
from bot.nudges.outlook import read_outlook
from bot.nudges.routing import directory_of
from bot.periods.period import Period, Precision
from bot.periods.wording import day_text, named_day_text, period_text
from bot.ports import Work
from bot.texts.nudge_preview import NUDGES, coming_line
from bot.texts.nudge_steps import RULES, step_text
from bot.texts.text import joined

LONGEST = timedelta(days=10 * 366)
"""From today, or from the first day if that is earlier, to the last one."""
LANG = "de"


@click.command(
    help="Zeigen, welche Hinweise an welche Einheit gingen und warum, Tag für Tag, wenn niemand etwas meldet. "
    "Sendet und schreibt nichts."
)
@click.option("--from", "first", type=DAY, required=True, help="Der erste Tag.")
@click.option("--to", "last", type=DAY, required=True, help="Der letzte Tag.")
@click.option("--json", "with_json", is_flag=True, help="Als JSON ausgeben, ein Objekt je Hinweis.")
@plainly
async def nudges_command(first: date, last: date, with_json: bool) -> None:
    """Show what lies ahead."""
    settings, now = load(), SystemClock().now()
    today = now.astimezone(settings.zone).date()
    if first > last:
        raise ZielbotError("Der letzte Tag liegt vor dem ersten. Tauschen Sie --from und --to.")
    if last - min(first, today) > LONGEST:
        raise ZielbotError("Gezeigt werden höchstens zehn Jahre.")
    async with opened(settings, to_write=False) as store, store.reading() as work:
        outlook = await _outlook(work, settings, now)
    coming = foreseen(outlook, first, last, today)
    if with_json:
        click.echo(_as_json(coming))
    else:
        click.echo("\n".join([*_head(outlook, coming, first, last), *_days(coming)]))


async def _outlook(work: Work, settings: Settings, now: datetime) -> Outlook:
    calendar = calendar_of(settings)
    outlook = await read_outlook(work, calendar=calendar, zone=settings.zone, now=now, ladder=settings.ladder)
    if outlook is None:
        raise ZielbotError("Es gibt noch keine Zielvereinbarung. Zuerst: zielbot import DATEI")
    return outlook


def _head(outlook: Outlook, coming: Sequence[Coming], first: date, last: date) -> Iterator[str]:
    """Yield what was looked at, and what is assumed."""
    period = period_text(Period(first, last, Precision.SPAN), LANG)
    yield f"{period}: {NUDGES.in_(LANG, len(coming)) if coming else 'kein Hinweis'}."
    yield "Angenommen ist, dass niemand etwas meldet und sich sonst nichts ändert. Gesendet wird nichts."
    if any(since > first for since in outlook.known_since.values()):
        yield f"Die Vereinbarung wird so behandelt, als wäre sie am {day_text(first, LANG)} eingelesen worden."
    if outlook.rest_until and outlook.rest_until >= first:
        yield f"Alle Hinweise ruhen bis {day_text(outlook.rest_until, LANG)}."
    if outlook.off:
        yield f"Ausgeschaltet: {joined([RULES[rule].in_(LANG) for rule in sorted(outlook.off)], LANG)}."
    if not directory_of(outlook).by_unit:
        yield "Noch ist niemand erreichbar. Eingeladen wird mit: zielbot invite"


def _days(coming: Sequence[Coming]) -> Iterator[str]:
    for day, members in groupby(coming, lambda one: one.on):
        yield f"\n{named_day_text(day, LANG)}"
        yield from (f"  {coming_line(one, LANG)}" for one in members)


def _as_json(coming: Sequence[Coming]) -> str:
    """Return an array with one object a line."""
    lines = (json.dumps(_object(one), ensure_ascii=False) for one in coming)
    return "[\n" + ",\n".join(lines) + "\n]" if coming else "[]"


def _object(one: Coming) -> dict[str, Any]:
    slot = one.planned.slot
    return {
        "date": one.on.isoformat(),
        "code": slot.code,
        "unit": one.unit or None,
        "rule": slot.rule.value,
        "step": slot.step,
        "due_on": slot.due_on.isoformat(),
        "why": step_text(slot.rule, slot.step, LANG),
        "reaches": one.is_reaching,
    }
