"""The rules of nudging: coordinators see them, switch them, and let all nudges rest.

The card keeps the days up to which its buttons let nudges rest (`rests`).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.delivery import CardKind
from bot.normal import normal
from bot.nudges.outlook import rests_until, rules_off
from bot.nudges.steering import LONGEST_REST, SWITCHED, set_rest, switch_rule, usual_rests
from bot.people.absence import read_absence
from bot.people.model import Absence, Person
from bot.texts import nudge_rules as texts
from bot.texts.people import GONE, STALE, said
from bot.texts.reply import Reply
from handlers.callback_data import Press
from handlers.cards import lang_of
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw

_ON_AGAIN = frozenset({"an", "wieder an", "weiter", "on", "on again"})


async def rules(context: Context) -> None:
    """Show the rules; with a day let all nudges rest until then."""
    by, text = context.who.person, context.addressed.text
    if by is None:
        return
    if normal(text) in _ON_AGAIN:
        await set_rest(context.work, None, by=by, at=context.now)
    elif text:
        read = read_absence(text, context.today, context.unit.calendar)
        until = read.last_on if isinstance(read, Absence) else None
        if until is None or until - context.today > LONGEST_REST:
            context.reply(said(texts.UNREAD, context.who.lang))
            return
        await set_rest(context.work, until, by=by, at=context.now)
    rests, lang = usual_rests(context.today), context.who.lang
    context.reply(await _shown(context, rests, lang), card_here(context, CardKind.RULES, _kept(rests, lang)))


async def pressed(context: Context) -> None:
    """Switch a rule, let nudges rest, or end that."""
    found, by, rests = await opened(context, CardKind.RULES), context.who.person, usual_rests(context.today)
    if found is None or by is None:
        return
    lang = lang_of(found.card)
    is_stale = found.is_stale or found.card.content != _kept(rests, lang)
    is_known = is_stale or await _carry_out(context, found.press, rests, by)
    await redraw(context, found.card, _kept(rests, lang), await _shown(context, rests, lang))
    notice(context, STALE if is_stale else None if is_known else GONE)


async def _carry_out(context: Context, press: Press, rests: Sequence[date], by: Person) -> bool:
    """Do what a button says, whatever others did meanwhile; False for a button there is not."""
    choices = {texts.REST: len(rests), texts.REST_END: 1}.get(press.action, len(SWITCHED))
    if not 0 <= press.arg < choices:
        return False
    if press.action == texts.REST:
        await set_rest(context.work, rests[press.arg], by=by, at=context.now)
    elif press.action == texts.REST_END:
        await set_rest(context.work, None, by=by, at=context.now)
    else:
        is_on = press.action == texts.SWITCH_ON
        await switch_rule(context.work, SWITCHED[press.arg], is_on=is_on, by=by, at=context.now)
    return True


async def _shown(context: Context, rests: Sequence[date], lang: str) -> Reply:
    until = await rests_until(context.work)
    until = until if until and until >= context.today else None
    return texts.rules_text(context.unit.ladder, await rules_off(context.work), until, rests, lang)


def _kept(rests: Sequence[date], lang: str) -> dict[str, Any]:
    return {"lang": lang, "rests": [day.isoformat() for day in rests]}
