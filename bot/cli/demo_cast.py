"""Who plays in the demo: a coordinator, two members of staff, a stranger, and their group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.people.groups import approve_group
from bot.people.model import Role
from bot.ports import Work
from sandbox.places import Chat, Person
from sandbox.world import World


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody in the demo; without a role a stranger."""

    first_name: str
    last_name: str
    username: str
    hint: str
    role: Role | None = None
    units: tuple[str, ...] = ()


PARTS = (
    Part("Heike", "Brandt", "heike", "Pflegestützpunkt", Role.MEMBER, ("Pflegestützpunkt",)),
    Part("Jens", "Albrecht", "jens", "Jugend- und Sozialamt", Role.MEMBER, ("Leitung Jugend- und Sozialamt",)),
    Part("Maren", "Sommer", "maren", "Koordination", Role.COORDINATOR, ("Projektleitung Audit",)),
    Part("Tom", "Fischer", "tom", "steht nicht auf der Liste"),
)
GROUP = "Familiengerechter Kreis"
TOPIC = "Pflege"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the demo, in the order of `PARTS`, and their group."""

    people: Sequence[Person]
    group: Chat


def people_the_box(world: World) -> Cast:
    """Put people, the group and its topic into the box."""
    people = [
        world.add_person(part.first_name, part.username, last_name=part.last_name, hint=part.hint) for part in PARTS
    ]
    group = world.add_group(GROUP, people[:3], forum=True)
    world.add_topic(group, TOPIC, by=people[2])
    return Cast(people, group)


async def put_on_the_list(work: Work, cast: Cast, at: datetime) -> None:
    """Let everybody but the stranger in, who all want nudges, and approve the group."""
    for part, person in zip(PARTS, cast.people, strict=True):
        if part.role is None:
            continue
        known = await work.people.add(person.id, part.first_name, part.role, part.units, at=at)
        await work.nudges.set_wanted(known.id, wants=True)
        person.has_started = True
        if part.role is Role.COORDINATOR:
            await approve_group(work, cast.group.id, cast.group.title or "", known, at=at)
