"""Whether and when somebody wants nudges: by command, by buttons, and asked once when they come in."""

from bot.delivery import Card, CardKind, NewCard
from bot.nudges.wishes import Unread, Wish, is_offered, read_wish, set_wish, wish_in, wish_of
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
    text = context.addressed.text
    await _do(context, read_wish(text, context.unit.ladder) if text else None)


async def take(context: Context, text: str, card: Card | None, *, is_reply: bool) -> bool:
    """Do what a message says in words ("keine Hinweise mehr"); False where it says nothing of that kind.

    In reply to a digest nudges need not be named.
    """
    who = context.who
    is_to_digest = is_reply and card is not None and card.kind is CardKind.NUDGE
    wish = wish_in(text, context.unit.ladder, is_named=is_to_digest)
    if wish is Unread.NONE or not may(Feature.NUDGES, who.role, who.kind):
        return False
    await _do(context, wish)
    return True


async def _do(context: Context, wish: Wish | Unread | None) -> None:
    person, lang, ladder = person_of(context), context.who.lang, context.unit.ladder
    if wish is Unread.OUTSIDE:
        first, last = ladder.core_hours
        context.reply(said(OUTSIDE, lang, first=first, last=last))
    elif wish is Unread.NONE:
        context.reply(said(UNREAD, lang))
    elif wish is Unread.HOW:
        context.reply(await _shown(context, person), card_here(context, CardKind.NUDGE_WISH, {}))
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
