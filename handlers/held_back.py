"""A report that looked like data of a client: held back, and read only when its writer says so.

Nothing of it is kept here. Telegram hands the report back with the press, as the message that our question replied to.
"""

from telegram import Message

from bot.asking.ask import ask
from bot.delivery import CardKind
from bot.texts.held_back import DROPPED, KEPT, SEND_AGAIN, WRITERS_ONLY
from bot.texts.people import STALE, said
from handlers.addressed import Me, said_in
from handlers.cards import answer_with, codes_of
from handlers.context import Context
from handlers.presses import Pressed, notice, opened, redraw


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
        topic = codes_of(found.card)
        asked = await ask(
            context.work, text, context.asker, today=context.today, topic_codes=topic, may_be_of_client=True
        )
        answer_with(context, asked)
    notice(context)
