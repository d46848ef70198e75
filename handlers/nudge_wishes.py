"""Whether and when somebody wants nudges: by command, by buttons, and asked once when they come in."""

from bot.delivery import CardKind, NewCard
from bot.nudges.wishes import Unread, Wish, is_offered, read_wish, set_wish, wish_of
from bot.people.model import Person
from bot.rights import ChatKind, Feature, may
from bot.texts.nudge_wishes import AT, OFF, OUTSIDE, UNREAD, ask_text, wish_text
from bot.texts.people import GONE, said
from bot.texts.reply import Reply
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw
from handlers.report_cards import person_of

ACTIONS = (AT, OFF)


async def command(context: Context) -> None:
    """Do what was said; show how it is where nothing was."""
    person, text, lang, ladder = person_of(context), context.addressed.text, context.who.lang, context.unit.ladder
    wish = read_wish(text, ladder) if text else None
    if wish is Unread.OUTSIDE:
        first, last = ladder.core_hours
        context.reply(said(OUTSIDE, lang, first=first, last=last))
    elif wish is Unread.NONE:
        context.reply(said(UNREAD, lang))
    else:
        if isinstance(wish, Wish):
            await set_wish(context.work, person, wish)
        context.reply(await _shown(context, person), card_here(context, CardKind.NUDGE_WISH, {}))


async def pressed(context: Context) -> None:
    """Set what a button says, however old it is: it says all that it does."""
    found, person, ladder = await opened(context, CardKind.NUDGE_WISH), person_of(context), context.unit.ladder
    if found is None:
        return
    press = found.press
    if press.action == AT and not is_offered(press.arg, ladder):
        notice(context, GONE)
        return
    await set_wish(context.work, person, Wish(True, press.arg) if press.action == AT else Wish(False))
    await redraw(context, found.card, found.card.content, await _shown(context, person))
    notice(context)


async def ask_once(context: Context, person: Person, lang: str) -> None:
    """Ask somebody who came in, if they may be nudged and did not say yet."""
    if may(Feature.NUDGES, person.role, ChatKind.PRIVATE) and (await wish_of(context.work, person)).wants is None:
        card = NewCard(person.telegram_id, CardKind.NUDGE_WISH, {})
        context.reply(ask_text(context.unit.ladder, lang), card)


async def _shown(context: Context, person: Person) -> Reply:
    return wish_text(await wish_of(context.work, person), context.unit.ladder, context.who.lang)
