"""Being away and coming back: by command, or by a button for the usual lengths. Private chats only."""

from bot.delivery import CardKind
from bot.pace import ONCE_A_DAY, Verdict
from bot.people.absence import Unread, come_back, go_away, presets, read_absence
from bot.people.deputies import deputy_of
from bot.people.model import Absence, Person
from bot.rights import ChatKind
from bot.texts.absence import STILL_AWAY, UNREAD, ask_text, back_text, entered_text, still_away_text
from bot.texts.people import GONE, STALE, said
from bot.texts.reply import Reply
from handlers.context import Context
from handlers.presses import card_here, notice, opened, redraw


async def away(context: Context) -> None:
    """Enter the days that were written; ask for them where none are."""
    person, text = context.who.person, context.addressed.text
    read = read_absence(text, context.today, context.unit.calendar)
    if person is None:
        return
    if isinstance(read, Absence):
        await enter(context, person, read)
    elif read is Unread.NONE:
        await ask(context, person, was_unread=bool(text))
    else:
        context.reply(said(UNREAD[read], context.who.lang))


async def enter(context: Context, person: Person, absence: Absence) -> None:
    """Enter an absence, and say so."""
    context.reply(await _entered(context, person, absence))


async def ask(context: Context, person: Person, *, was_unread: bool = False) -> None:
    """Ask from when until when somebody is away."""
    card = card_here(context, CardKind.ABSENCE, _content(context))
    context.reply(await _asked(context, person, was_unread=was_unread), card)


async def back(context: Context) -> None:
    """End today's absence, or take back what was planned."""
    if person := context.who.person:
        changed = await come_back(context.work, person, today=context.today, at=context.now)
        was_away = any(context.today in absence for absence in changed.ended)
        context.reply(back_text(changed, context.who.lang, was_away=was_away))


async def say_so(context: Context) -> None:
    """Say to whoever writes in private that they are entered as away without an end, the first time on a day.

    Nobody else could notice: who is away gets nothing, and is not asked.
    """
    person = context.who.person
    if person is None or context.who.kind is not ChatKind.PRIVATE or context.tg.message is None:
        return
    # Asked first, it saves the look-up; only memory knows who was told.
    if context.pace(ONCE_A_DAY, person.id, STILL_AWAY) is not Verdict.HEAR:
        return
    for absence in await context.work.absences.of(person.id, since=context.today):
        if absence.last_on is None and absence.first_on < context.today:
            context.reply(still_away_text(absence, context.who.lang))


async def pressed(context: Context) -> None:
    """Enter one of the usual absences; the buttons mean what they say on the day they were shown."""
    found, person = await opened(context, CardKind.ABSENCE), context.who.person
    if found is None or person is None:
        return
    choices, content = presets(context.today), _content(context)
    if found.is_stale:
        notice(context, STALE)
    elif found.card.content != content:
        await redraw(context, found.card, content, await _asked(context, person))
        notice(context, STALE)
    elif not 0 <= found.press.arg < len(choices):
        notice(context, GONE)
    else:
        reply = await _entered(context, person, choices[found.press.arg])
        await redraw(context, found.card, content, reply)
        notice(context)


def _content(context: Context) -> dict[str, str]:
    return {"day": context.today.isoformat()}


async def _asked(context: Context, person: Person, *, was_unread: bool = False) -> Reply:
    stored = await context.work.absences.of(person.id, since=context.today)
    return ask_text(stored, context.who.lang, was_unread=was_unread)


async def _entered(context: Context, person: Person, absence: Absence) -> Reply:
    replaced = await go_away(context.work, person, absence, zone=context.unit.zone, at=context.now)
    return entered_text(absence, replaced, person, await deputy_of(context.work, person), context.who.lang)
