"""Changing or deleting one's own reminders in words: of a measure that is named, or right after it. In private."""

from bot.asking.topic import vocabulary_of
from bot.delivery import Card, CardKind
from bot.language.revisions import asks_for_list, read_revision
from bot.language.setting import Setting
from bot.people.model import Person
from bot.reminders.answers import Gap, Own
from bot.reminders.keeping import end, own_reminders
from bot.reminders.revising import meant_by, revised
from bot.rights import Feature, may
from bot.texts.reminders import deleted_text
from handlers.context import Context
from handlers.reminders import change_text, changed_to, listed, local_now, show


async def take(context: Context, text: str, card: Card | None) -> bool:
    """Do what a message says of a reminder; False where it says nothing of that kind.

    Where several may be meant, or none is, the list is shown: nothing is guessed.
    """
    by = context.who.person
    if by is None or not may(Feature.REMINDERS, by.role, context.who.kind):
        return False
    snapshot = await context.work.agreements.current()
    setting = Setting(vocabulary_of(snapshot), context.unit.calendar, lang=context.who.lang) if snapshot else None
    if setting and asks_for_list(text, context.today, setting):
        await show(context, *await listed(context, by, 0, context.who.lang))
        return True
    revision = read_revision(text, context.today, setting) if setting else None
    shown = _shown(card)
    if revision is None or not (revision.is_named or shown):
        return False
    meant = meant_by(revision, await own_reminders(context.work, by, zone=context.unit.zone), shown)
    if len(meant) == 1 and revision.deletes:
        await _delete(context, by, meant[0], revision.lang)
    elif len(meant) == 1:
        when = revised(meant[0], revision, local_now(context), context.unit.calendar)
        changed = when if isinstance(when, Gap) else await changed_to(context, meant[0], when)
        await show(context, change_text(context, changed, revision.lang), _content("one", revision.lang, meant[0]))
    elif meant or revision.is_named:
        await show(context, *await listed(context, by, 0, revision.lang))
    return bool(meant) or revision.is_named


def _shown(card: Card | None) -> list[int]:
    """Return the ids of the reminders that the chat is about."""
    return card.content["ids"] if card and card.kind is CardKind.REMINDER and card.content["shows"] != "list" else []


async def _delete(context: Context, by: Person, own: Own, lang: str) -> None:
    await end(context.work, by, [own.reminder.id], at=context.now)
    await show(context, deleted_text(lang, context.bare(own)), _content("list", lang))


def _content(shows: str, lang: str, own: Own | None = None) -> dict[str, object]:
    codes = [own.reminder.code] if own and own.reminder.code else []
    return {"shows": shows, "lang": lang, "ids": [own.reminder.id] if own else [], "codes": codes}
