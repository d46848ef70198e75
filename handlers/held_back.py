"""A report that looked like data of a client: held back, and read only when its writer says so.

Nothing of it is kept here. Telegram hands the report back with the press, as the message that our question replied to.
"""

from telegram import Message

from bot.delivery import CardKind
from bot.texts.evidence import REST_OF_ALBUM
from bot.texts.held_back import DROPPED, KEPT, SEND_AGAIN, WRITERS_ONLY
from bot.texts.people import STALE, said
from handlers.addressed import Me, said_in
from handlers.context import Context
from handlers.presses import Pressed, notice, opened, redraw
from handlers.questions import answer


async def pressed(context: Context) -> None:
    """Read the report after all, or leave it; who wrote it decides."""
    found, query = await opened(context, CardKind.HELD_BACK), context.tg.callback_query
    if found is None or query is None:
        return
    report = query.message.reply_to_message if isinstance(query.message, Message) else None
    writer = report.from_user if report else None
    if found.is_stale:
        notice(context, STALE)
    elif writer and writer.id != query.from_user.id:
        notice(context, WRITERS_ONLY)
    elif found.press.action == "held_drop":
        await redraw(context, found.card, found.card.content, said(DROPPED, found.card.content["lang"]))
        notice(context)
    elif report is None:
        notice(context, SEND_AGAIN)
    else:
        await _read(context, found, report)


async def _read(context: Context, found: Pressed, report: Message) -> None:
    # The compare-and-set comes first: pressed twice, it is read once.
    if await redraw(context, found.card, found.card.content, said(KEPT, found.card.content["lang"])):
        text = said_in(report.to_dict(), Me(context.bot.id, context.bot.username))
        about = found.card.content["about"]
        card = await context.work.cards.by_id(about) if about else None
        is_reply = found.card.content["is_reply"]
        await answer(context, text, None, card, is_reply=is_reply, may_be_of_client=True)
        if report.media_group_id:
            # Telegram hands back this one part of an album.
            context.reply(said(REST_OF_ALBUM, context.who.lang))
    notice(context)
