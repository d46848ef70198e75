"""Asking for text: a sentence for a report, the reason for a new date, or what is in the way.

The card of the question keeps what is asked for (`what`), of whom (`by`), the measure and the updates it is about, and
the card with whose tap it began (`above`). Its answer is a reply to it, in private also simply the next message; a
question in between is answered first.
"""

from bot.agreement.model import Measure
from bot.delivery import Card, CardKind, NewCard
from bot.rights import ChatKind
from bot.texts.asking import SNOOZE, asking_text, hint_text
from bot.texts.reply import Asks
from handlers.cards import FOLLOW_UP, lang_of, referred_to
from handlers.context import Context
from handlers.tapped import tapped_on


def ask_for(context: Context, what: str, measure: Measure, about: Card) -> None:
    """Ask whoever pressed a button of the card `about` for text on a measure."""
    message, user = context.message, context.tg.effective_user
    if user is None:
        return
    lang, is_group = lang_of(about), context.asker.is_group
    kept = {"updates": about.content.get("updates", []), "above": tapped_on(about)}
    content = {"what": what, "lang": lang, "by": user.id, "codes": [measure.code], **kept}
    asks = Asks(user.id, user.first_name, hint_text(what, measure.code, lang))
    shown = asking_text(what, context.bare(measure), asks, lang, is_group=is_group)
    thread_id = message.message_thread_id if message.is_topic_message else None
    context.reply(shown, NewCard(message.chat_id, CardKind.ASKING, content, thread_id))


async def waiting_here(context: Context, amended: Card | None) -> Card | None:
    """Return the card by which the chat waits for text, so that what answers a command can keep it."""
    card = await referred_to(context, amended)
    return card if card and (card.kind is CardKind.ASKING or "asking" in card.content) else None


async def still_open(context: Context, card: Card | None) -> Card | None:
    """Return the question for text that waited while the one on `card` was answered, for as long as a chat stays."""
    asking_id = card.content.get("asking") if card and card.kind is CardKind.QUESTION else None
    if asking_id is None or context.who.kind is not ChatKind.PRIVATE:
        return None
    asking = await context.work.cards.by_id(asking_id)
    is_fresh = asking and asking.created_at and context.now - asking.created_at <= FOLLOW_UP
    # A day is asked for again by its button: what is said after another question may be anything.
    return asking if asking and is_fresh and asking.content["what"] != SNOOZE else None
