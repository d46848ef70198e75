"""What is written in reply to a digest, and is neither a report nor a day: not ours, or for one's deputy."""

from bot.asking.topic import vocabulary_of
from bot.delivery import Card, CardKind
from bot.language.setting import Setting
from bot.nudges.kept import placed
from bot.nudges.replies import Answer, read_reply
from bot.rights import Feature, may
from bot.texts import nudges as texts
from bot.texts.people import said
from handlers import nudges
from handlers.context import Context
from handlers.nudge_cards import show_below

_ACTIONS = {Answer.NOT_OURS: texts.NOT_OURS, Answer.TO_DEPUTY: texts.PASS}
"""Which button says the same."""


async def take(context: Context, text: str, card: Card | None, *, is_reply: bool) -> bool:
    """Do what a reply says of nudges, as the button would; False where it says nothing of that kind."""
    who, snapshot = context.who, await context.work.agreements.current()
    if card is None or card.kind is not CardKind.NUDGE or not is_reply or snapshot is None:
        return False
    if not may(Feature.NUDGES, who.role, who.kind):
        return False
    setting = Setting(vocabulary_of(snapshot), context.unit.calendar, lang=who.lang)
    answered = read_reply(text, context.today, setting)
    if answered is None:
        return False
    items = placed(card.content, snapshot)
    meant = [one for one in items if one.item.listed.code in answered.codes or not answered.codes]
    if not meant or (len(meant) > 1 and not (answered.codes or answered.is_of_all)):
        context.reply(said(texts.WHICH_MEASURE, who.lang))
        return True
    async with context.work.savepoint():
        content, refusal = await nudges.done_to(context, card, _ACTIONS[answered.what], meant)
    if refusal:
        context.reply(said(refusal, who.lang))
    else:
        await show_below(context, content)
    return True
