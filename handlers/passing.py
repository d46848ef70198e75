"""A report that its writer may not make, passed on: every coordinator is asked, the first one decides for all.

The card of the report keeps what was refused, and is raised by one version with the decision: whoever comes second
finds it changed. The coordinators' cards keep the reports (`passed`), whose they are (`passed_by`, a Telegram id), and
that card with its version (`passed_from`).
"""

from bot.asking.select import listed_by_code
from bot.delivery import Card, CardKind, NewCard
from bot.people.access import in_role
from bot.people.model import Person, Role
from bot.reporting.kept import report_from_json
from bot.texts.passing import (
    DECIDED,
    IS_LEFT,
    IS_PASSED_ON,
    NOBODY,
    STORE,
    about,
    passed_text,
)
from bot.texts.people import STALE
from bot.texts.reporting import CHOSEN_BY_WRITER
from handlers import passer
from handlers.cards import codes_of, lang_of
from handlers.context import Context
from handlers.presses import notice, opened, redraw
from handlers.reporting import choose


async def pass_on(context: Context) -> None:
    """Ask the coordinators whether a report is to be stored."""
    found, person = await opened(context, CardKind.REPORT), context.who.person
    if found is None or person is None:
        return
    card = found.card
    coordinators = await in_role(context.work, Role.COORDINATOR)
    if found.is_stale or not card.content.get("refused"):
        notice(context, STALE)
    elif card.content["by"] != person.telegram_id:
        notice(context, CHOSEN_BY_WRITER)
    elif not coordinators:
        notice(context, NOBODY)
    elif await redraw(context, card, card.content, about(IS_PASSED_ON, _codes(card), lang_of(card))):
        await _ask(context, coordinators, person, card)
        notice(context)


async def decided(context: Context) -> None:
    """Store the report for its unit, or leave it, and tell whoever passed it on."""
    found = await opened(context, CardKind.REPORT)
    if found is None:
        return
    card, (source_id, version) = found.card, found.card.content.get("passed_from", (0, 0))
    source = await context.work.cards.by_id(source_id)
    if found.is_stale or source is None:
        notice(context, STALE)
    elif not await context.work.cards.redraw(source.id, version, source.content):
        await redraw(context, card, card.content, about(DECIDED, codes_of(card), lang_of(card)))
        notice(context)
    elif found.press.action == STORE:
        await choose(context, card, [report_from_json(one) for one in card.content["passed"]])
    else:
        await redraw(context, card, card.content, about(IS_LEFT, codes_of(card), lang_of(card)))
        await passer.tell(context, card, is_stored=False)
        notice(context)


async def _ask(context: Context, coordinators: list[Person], by: Person, card: Card) -> None:
    snapshot = await context.work.agreements.current()
    by_code = listed_by_code(snapshot) if snapshot else {}
    reports = [report_from_json(one) for one in card.content["refused"]]
    passed = tuple((by_code[report.code], report) for report in reports if report.code in by_code)
    name = None if context.policy.is_minimal else by.name
    for one in coordinators:
        lang = one.language or "de"
        content = {"lang": lang, "by": one.telegram_id, "codes": _codes(card), "batches": [], "updates": []}
        content |= {"choices": None, "passed": card.content["refused"], "passed_by": by.telegram_id}
        content |= {"passed_from": [card.id, card.version + 1]}
        shown = passed_text(name, context.bare(passed), lang)
        context.tell(one, shown, NewCard(one.telegram_id, CardKind.REPORT, content))


def _codes(card: Card) -> list[str]:
    """Return the measures that were not its writer's to report."""
    return [report["code"] for report in card.content["refused"]]
