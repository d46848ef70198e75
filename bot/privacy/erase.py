"""Erasing who somebody is, at their own wish: what was reported stays, without them."""

from datetime import datetime

from bot.people.model import Person
from bot.ports import Work
from bot.trace.model import Action, Entry


async def erase(work: Work, person: Person, *, at: datetime) -> bool:
    """Erase a person; False, and nothing is done, for the last coordinator, who has to hand over first."""
    if await work.people.is_last_coordinator(person.id):
        return False
    # Traced before, for an entry that names them later would remember them anew.
    await work.audit.add(Entry(Action.ERASED, person), at=at)
    await work.privacy.erase(person, at=at)
    return True
