"""When a handler fails: the exception is kept for the receiver, and a sentence for the person in trouble."""

from bot.rights import ChatKind
from bot.texts.people import FAILED, said
from handlers.addressed import Way
from handlers.context import Context
from handlers.unit import Who


async def keep(_: object, context: Context) -> None:
    """Keep the exception on the unit of work; its answers are now an apology, sent only if the last try failed."""
    unit = context.unit
    unit.error = context.error
    unit.answers.clear()
    unit.direct.clear()
    # Who could not be identified, and who is not on the list, is told nothing.
    if unit.who is None or not _may_know(unit.who, context.addressed.way):
        return
    query = context.tg.callback_query
    if query:
        text = FAILED.in_(unit.who.lang, number=unit.number)
        context.directly("answerCallbackQuery", {"callback_query_id": query.id, "text": text})
    elif context.tg.effective_message:
        context.reply(said(FAILED, unit.who.lang, number=unit.number))


def _may_know(who: Who, way: Way) -> bool:
    if who.kind is ChatKind.PRIVATE:
        return who.person is not None
    return who.kind is ChatKind.GROUP and way in (Way.COMMAND, Way.MENTION, Way.PRESS)
