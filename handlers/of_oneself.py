"""What people write of themselves without a command: away, back again, and who stands in. Private chats only."""

from bot.people.absence_words import OfOneself, read_of_oneself
from bot.people.deputies import NOBODY, find_deputy
from bot.people.model import Person
from bot.rights import Feature, may
from handlers import absence, deputies
from handlers.context import Context


async def take(context: Context, text: str) -> bool:
    """Do what somebody says of themselves; False where they say nothing of that kind, or where it is not clear."""
    who, person = context.who, context.who.person
    if person is None:
        return False
    said = read_of_oneself(text, context.today, context.unit.calendar)
    if said is None or not may(Feature.ABSENCE, who.role, who.kind) or not await _is_clear(context, person, said):
        return False
    async with context.work.savepoint():
        if said.absence:
            await absence.enter(context, person, said.absence)
        elif said.is_away:
            await absence.ask(context, person)
        elif said.deputy is None:
            await absence.back(context)
        if said.deputy is not None:
            await deputies.named(context, person, said.deputy or NOBODY)
    return True


async def _is_clear(context: Context, person: Person, said: OfOneself) -> bool:
    """Whether there is what is to end, and whom a name may mean; of several absences to come none is guessed."""
    if said.deputy and not said.is_away and not (await find_deputy(context.work, person, said.deputy)).people:
        return False
    stored = await context.work.absences.of(person.id, since=context.today)
    is_today = any(context.today in one for one in stored)
    if said.is_back:
        return is_today
    return not said.is_there_after_all or is_today or len(stored) == 1
