"""Obstacles: the usual reasons by a tap, the coordinators' list, and what is resolved, which can be taken back.

The list's card keeps the ids of the obstacles shown (`rows`), a measure's card those of its own (`obstacles`), and what
says that one is resolved keeps that one (`resolved`) with its measure (`code`).
"""

from bot.asking.select import Listed, listed_by_code
from bot.delivery import CardKind
from bot.language.understanding import StatusReport
from bot.reporting.obstacles import open_obstacles, reopen, resolve
from bot.reporting.plan import plan_reports
from bot.reporting.reporter import reporting_for
from bot.texts.asking import ASKED_OF_OTHERS, IS_CHOSEN, REASONS
from bot.texts.obstacles import IS_GONE, obstacles_text, reopened_text, resolved_text
from bot.texts.people import STALE, said
from bot.texts.reply import Reply
from bot.texts.report_rows import NO_LONGER_YOURS
from handlers import buttons
from handlers.cards import codes_of, lang_of, question_of
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw
from handlers.report_cards import reporter
from handlers.reporting import answer_press
from handlers.tapped import show_above

SHOWN = 8


async def listing(context: Context) -> None:
    """List the obstacles that are open."""
    reply, content = await _listed(context)
    context.reply(reply, card_here(context, CardKind.OBSTACLES, content))


async def close(context: Context) -> None:
    """Resolve an obstacle of the list, and draw the list anew."""
    found = await opened(context, CardKind.OBSTACLES)
    if found is None:
        return
    rows = found.card.content.get("rows", [])
    if not found.is_stale and 0 <= found.press.arg < len(rows):
        await _resolve(context, rows[found.press.arg], context.who.lang)
    else:
        notice(context, STALE)
    reply, content = await _listed(context)
    await redraw(context, found.card, content, reply)


async def done(context: Context) -> None:
    """Resolve an obstacle on its measure's card, and draw the card anew."""
    found = await opened(context, CardKind.QUESTION)
    question = question_of(found.card) if found else None
    if found is None or question is None:
        return
    ids = found.card.content.get("obstacles", [])
    if not found.is_stale and 0 <= found.press.arg < len(ids):
        await _resolve(context, ids[found.press.arg], lang_of(found.card))
    else:
        notice(context, STALE)
    await buttons.redrawn(context, found.card, question)


async def again(context: Context) -> None:
    """Take back that an obstacle is resolved, once."""
    found, person = await opened(context, CardKind.RESOLVED), context.who.person
    if found is None or person is None:
        return
    card, code = found.card, found.card.content["code"]
    listed = await _of_code(context, code)
    if listed is None or reporting_for(listed.measure, await reporter(context, context.who.lang)) is None:
        notice(context, NO_LONGER_YOURS)
    elif await reopen(context.work, code, card.content["resolved"], by=person, at=context.now):
        await redraw(context, card, card.content, reopened_text(listed, lang_of(card)))
        notice(context)
    else:
        notice(context, IS_GONE)


async def why(context: Context) -> None:
    """Store the obstacle that was asked for with one of the usual reasons, once."""
    found, user = await opened(context, CardKind.ASKING), context.tg.effective_user
    snapshot = await context.work.agreements.current()
    if found is None or user is None:
        return
    card, lang = found.card, lang_of(found.card)
    if found.is_stale or not 0 <= found.press.arg < len(REASONS) or snapshot is None:
        notice(context, STALE)
    elif card.content["by"] != user.id:
        notice(context, ASKED_OF_OTHERS)
    elif await redraw(context, card, card.content, said(IS_CHOSEN, lang, reason=REASONS[found.press.arg].in_(lang))):
        reports = [StatusReport(code, obstacle=REASONS[found.press.arg].in_(lang)) for code in codes_of(card)]
        answer = plan_reports(snapshot, reports, await reporter(context, lang), context.today)
        await answer_press(context, answer, card)
        await show_above(context, card)
        notice(context)


async def _resolve(context: Context, obstacle_id: int, lang: str) -> None:
    """Resolve an obstacle for whoever may report on its measure, and say so."""
    snapshot, person = await context.work.agreements.current(), context.who.person
    everything = open_obstacles(snapshot) if snapshot else ()
    listed = next((listed for listed, obstacle in everything if obstacle.id == obstacle_id), None)
    if listed is None or person is None:
        notice(context, IS_GONE)
    elif reporting_for(listed.measure, await reporter(context, context.who.lang)) is None:
        notice(context, NO_LONGER_YOURS)
    elif await resolve(context.work, listed.code, obstacle_id, by=person, at=context.now):
        content = {"lang": lang, "code": listed.code, "resolved": obstacle_id}
        context.reply(resolved_text(context.bare(listed), lang), card_here(context, CardKind.RESOLVED, content))
        notice(context)
    else:
        notice(context, IS_GONE)


async def _of_code(context: Context, code: str) -> Listed | None:
    snapshot = await context.work.agreements.current()
    return context.bare(listed_by_code(snapshot).get(code)) if snapshot else None


async def _listed(context: Context) -> tuple[Reply, dict[str, list[int]]]:
    snapshot = await context.work.agreements.current()
    everything = open_obstacles(snapshot) if snapshot else ()
    shown = everything[:SHOWN]
    content = {"rows": [obstacle.id for _, obstacle in shown]}
    return obstacles_text(context.bare(shown), len(everything), context.asker), content
