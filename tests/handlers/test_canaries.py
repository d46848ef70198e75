"""Everybody tries everything on a database full of canaries; nobody hears one outside their rights (PITFALLS A6)."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

import pytest

from bot.people.model import Role
from bot.texts.commands import APPROVE_GROUP, COMMANDS, REVOKE_GROUP
from sandbox.places import Chat, Person
from sandbox.queries import Query
from storage.work import SqlStore
from tests.cli.conftest import called
from tests.dialogues.transcript import labels
from tests.engines import engine_at
from tests.handlers.canaries import AGREEMENT_TABLES, NUMBER_OF_OTHERS, Canaries, text_places
from tests.handlers.stage import MORNING, HandClock, Stage, staged

NOTHING: frozenset[str] = frozenset()
AGREEMENT = frozenset(
    place for place in text_places() if place.split(".")[0] in AGREEMENT_TABLES | {"status_updates", "obstacles"}
)
"""What readers are here for, reports included; they carry no names."""
ACCESS = frozenset({"people.name", "person_units.unit", "invitations.units", "groups.title"})
"""Whom a coordinator lets in."""
NUDGED = frozenset({"nudges.unit"})
"""What a coordinator is told of nudges: which unit was asked, never who."""
INLINE = frozenset({"measures.title", "measures.short_title", "measures.due_label", "units.name"})
"""What may be posted anywhere."""
FIXED = frozenset(
    {"measures.code", "measures.goal", "measures.lead", "measures.start_precision", "measures.recurrence"}
)
FIXED |= {"measures.due_precision", "goals.code", "measure_units.unit"}
"""Texts of the agreement that are codes, kinds, or another place's name."""
MAY_HEAR = {
    "stranger": (NOTHING, AGREEMENT),
    "revoked": (NOTHING, NOTHING),
    Role.READER: (AGREEMENT, AGREEMENT),
    Role.MEMBER: (AGREEMENT, AGREEMENT),
    Role.COORDINATOR: (AGREEMENT | ACCESS | NUDGED, AGREEMENT),
    Role.ADMIN: (frozenset({"inbox.error"}), AGREEMENT),
}
"""In private, and in a group on the list; in another group nobody hears anything."""
QUESTIONS = (
    *(
        "Was ist fällig?",
        "Was ist überfällig?",
        "2.1.1",
        "Was läuft?",
        "Wie ist der Stand?",
        "Stand als Bild",
        "Verlauf von 2.1.1",
        "Hilfe",
        "Handlungsfeld 2",
    ),
    *(
        "6.1.3 erledigt",
        "2.1.1 ist zu 50 % fertig",
        "Erinnere mich morgen",
        "Zeisig",
        "Wer ist auf der Liste?",
        "%",
        "'",
    ),
)


@dataclass
class Visitor:
    """Somebody in a role, in a group on the list and in one that is not, and what is answered directly."""

    person: Person
    group: Chat
    foreign: Chat
    answered: list[Query] = field(default_factory=list)
    inline: list[Query] = field(default_factory=list)


@dataclass
class Aviary:
    """A stage on which every text is a canary."""

    stage: Stage
    canaries: Canaries
    clock: HandClock

    async def visitor(self, who: str) -> Visitor:
        """Somebody in this role."""
        world = self.stage.box.world
        person = await self.stage.listed(who, Role(who) if who in tuple(Role) else Role.COORDINATOR)
        async with self.stage.store.writing() as work:
            kept = await work.people.by_telegram_id(person.id)
            assert kept
            if who == "revoked":
                await work.people.revoke(kept.id, at=MORNING)
        if who == "stranger":
            person = world.add_person("stranger")
            person.has_started = True
        visitor = Visitor(person, world.add_group("Leitung", [person]), world.add_group("Kegelclub", [person]))
        await self.stage.approve(visitor.group.id)
        return visitor

    async def try_everything(self, visitors: Sequence[Visitor]) -> None:
        """Let each of them ask, command, reply, search inline and press whatever there is."""
        world = self.stage.box.world
        for visitor in visitors:
            who = visitor.person
            for place in (who, visitor.group, visitor.foreign):
                for text in asked():
                    world.say(who, place, text if place is who or text[0] == "/" else f"@{world.bot.username} {text}")
                world.say(who, place, "und im Juni?", extra=_reply_to_others(world.bot.user))
                await self._play_on()
            visitor.inline += [world.ask_inline(who, text) for text in ("", *QUESTIONS)]
        await self._play_on()
        for visitor in visitors:
            for chat in (world.private_chat(visitor.person), visitor.group):
                self._press(visitor, chat)
        await self._play_on()

    async def _play_on(self) -> None:
        """Let Zielbot answer, and enough time pass that nobody has written too much."""
        await self.stage.play()
        self.clock.advance(minutes=10)

    def _press(self, visitor: Visitor, chat: Chat) -> None:
        world = self.stage.box.world
        ours = [one for one in chat.messages.values() if one["from"]["id"] == world.bot.id]
        for message in ours[:1] + ours[-3:]:
            for data in (*labels(message).values(), f"list:{NUMBER_OF_OTHERS}:{NUMBER_OF_OTHERS}:0"):
                visitor.answered.append(world.press(visitor.person, message, data))

    def heard(self, visitor: Visitor) -> tuple[set[str], set[str], set[str], set[str]]:
        """Return what a visitor heard in private, in each group, and inline."""
        world, heard_in = self.stage.box.world, self.canaries.heard_in
        calls = self.stage.box.calls
        private, group, foreign = (
            [call.params for call in calls if str(call.params.get("chat_id")) == str(chat.id)]
            for chat in (world.private_chat(visitor.person), visitor.group, visitor.foreign)
        )
        answered = [query.answer for query in visitor.answered]
        inline = [query.answer for query in visitor.inline]
        return heard_in(private, answered), heard_in(group), heard_in(foreign), heard_in(inline)


def asked() -> Sequence[str]:
    """Everything there is to ask, but letting a group in or shutting it out."""
    names = [command.name.de for command in COMMANDS if command not in (APPROVE_GROUP, REVOKE_GROUP)]
    return [*QUESTIONS, *(f"/{name} {after}".strip() for name in names for after in ("", "Was ist fällig?"))]


def _reply_to_others(bot: dict[str, object]) -> dict[str, object]:
    message = {"message_id": NUMBER_OF_OTHERS, "date": 1620028800, "chat": {"id": NUMBER_OF_OTHERS, "type": "private"}}
    return {"reply_to_message": {**message, "from": bot, "text": "…"}}


@pytest.fixture
async def aviary(store: SqlStore, database_url: str) -> AsyncIterator[Aviary]:
    canaries, clock = Canaries(), HandClock()
    async with staged(store, canaries.agreement(), real=clock) as stage:
        async with engine_at(database_url) as engine:
            await canaries.fill(engine)
        yield Aviary(stage, canaries, clock)


async def test_every_text_of_every_table_has_a_canary(aviary: Aviary) -> None:
    assert set(text_places()) - FIXED == set(aviary.canaries.places.values())


async def test_nobody_hears_a_canary_outside_their_rights(aviary: Aviary, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("aiosqlite").setLevel(logging.WARNING)
    visitors = {who: await aviary.visitor(who) for who in MAY_HEAR}
    await aviary.try_everything([*visitors.values()])
    for who, (may_in_private, may_in_group) in MAY_HEAR.items():
        private, group, foreign, inline = aviary.heard(visitors[who])
        assert private - may_in_private == NOTHING, who
        assert group - may_in_group == NOTHING, who
        assert foreign == NOTHING, who
        assert inline - (INLINE if may_in_private >= AGREEMENT else NOTHING) == NOTHING, who
        # What they may hear they did hear, else nothing was tried.
        assert bool(private & AGREEMENT) is (may_in_private >= AGREEMENT), who
        assert bool(group & AGREEMENT) is (may_in_group >= AGREEMENT), who
    assert aviary.canaries.heard_in(caplog.text) == NOTHING


COMMAND_LINE = {
    ("ask", "Was ist fällig?"): AGREEMENT,
    ("ask", "2.1.1", "--json"): AGREEMENT,
    ("ask", "Zeisig"): AGREEMENT,
    ("nudges", "--from", "2021-05-03", "--to", "2021-12-31"): AGREEMENT,
    ("nudges", "--from", "2021-05-03", "--to", "2021-12-31", "--json"): AGREEMENT,
    ("export", "--format", "json"): AGREEMENT,
    ("export", "--format", "csv"): AGREEMENT,
    ("check",): {"agreements.title", "inbox.error", "audit.key_id"},
}


async def test_the_command_line_tells_of_the_agreement_and_of_nobody(aviary: Aviary, database_url: str) -> None:
    for command, may_hear in COMMAND_LINE.items():
        printed = await asyncio.to_thread(called, *command, DATABASE_URL=database_url)
        heard = aviary.canaries.heard_in(printed.output)
        assert heard - may_hear == NOTHING, command
        assert heard, command
