"""One's own data: shown as a file, and erased. Open to whoever was taken off the list, too: their rights remain."""

from bot.delivery import CardKind, NewCard
from bot.people.model import Person
from bot.privacy.erase import erase
from bot.privacy.own_data import own_data
from bot.texts.people import STALE, said
from bot.texts.privacy import ERASED, LAST_COORDINATOR, NOT_ERASED, data_text, erase_text
from handlers.context import Context
from handlers.guard import tell_a_stranger
from handlers.presses import notice, opened, redraw


async def show(context: Context) -> None:
    """Send somebody all that is stored about them."""
    person, lang = await _oneself(context), context.who.lang
    if person:
        is_minimal = context.policy.is_minimal
        upload = await own_data(context.work, person, lang, is_minimal=is_minimal, at=context.now)
        # It is for this very person, whether on the list or not.
        context.reply_document(data_text(lang), upload, confidential=False)


async def ask(context: Context) -> None:
    """Ask before erasing."""
    person, lang = await _oneself(context), context.who.lang
    if person is None:
        return
    if await context.work.people.is_last_coordinator(person.id):
        context.reply(said(LAST_COORDINATOR, lang))
    else:
        card = NewCard(context.message.chat_id, CardKind.ERASURE, {"lang": lang})
        context.reply(erase_text(lang), card, confidential=False)


async def pressed(context: Context) -> None:
    """Erase, or leave it."""
    found = await opened(context, CardKind.ERASURE)
    if found is None:
        return
    person, lang = await _oneself(context), found.card.content["lang"]
    if found.is_stale or person is None:
        notice(context, STALE)
    elif found.press.action == "erase_stay":
        await redraw(context, found.card, found.card.content, said(NOT_ERASED, lang))
        notice(context)
    elif await erase(context.work, person, at=context.now):
        context.unit.changed_list = True
        # The card is gone, and who reads this is on no list any more.
        context.edit(said(ERASED, lang), None, confidential=False)
        notice(context)
    else:
        notice(context, LAST_COORDINATOR)


async def _oneself(context: Context) -> Person | None:
    """Return who writes, on the list or taken off it; strangers are told what they are always told."""
    user = context.tg.effective_user
    person = await context.work.people.known(user.id) if user else None
    if person is None and context.tg.callback_query is None:
        tell_a_stranger(context)
    return person
