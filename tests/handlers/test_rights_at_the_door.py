"""What is said at the door, and who has no rights whatever the list says. Every cell: test_every_cell.py."""

from typing import Any

import pytest
from telegram import Update

from bot.people.model import Person, Role
from bot.ports import Work
from bot.rights import ChatKind, Feature
from bot.texts.people import ANONYMOUS, COORDINATORS_ONLY, NOT_YOURS, PRIVATE_ONLY, STRANGER
from bot.trace.model import Action
from handlers.addressed import Addressed, Me, Way, addressed
from handlers.context import Context
from handlers.guard import NOBODYS_IDS, guarded
from handlers.unit import Arrival, Known, Unit
from tests.handlers.stage import MORNING, Stage
from tests.handlers.updates import ANNA, BOT_ID, BOT_NAME, CHANNEL, GROUP, PRIVATE, inline, message

UPDATES: dict[ChatKind, dict[str, Any]] = {
    ChatKind.PRIVATE: message("Was ist fällig?", PRIVATE),
    ChatKind.GROUP: message("/faellig", GROUP),
    ChatKind.FOREIGN_GROUP: message("/faellig", GROUP),
    ChatKind.INLINE: inline("Was ist fällig?"),
    ChatKind.CHANNEL: message("/faellig", CHANNEL),
}
ME = Me(BOT_ID, BOT_NAME)
ROLES = (None, *Role)


class Door:
    """The guard with a handler behind it that only notes that it was called."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.called = False

    async def visit(self, feature: Feature, update: dict[str, Any], person: Person | None) -> Context:
        async with self.stage.store.writing() as work:
            return await self.knock(feature, update, person, work)

    async def knock(self, feature: Feature, update: dict[str, Any], person: Person | None, work: Work) -> Context:
        known = Known({ANNA["id"]: person} if person else {})
        unit = Unit(1, work, MORNING, MORNING.date(), self.stage.parts.receiver.setup.calendar, known)
        said = addressed(update, ME) or Addressed(Way.COMMAND)
        arrival = Arrival(Update.de_json(update), said, unit)
        context = Context.from_update(arrival, self.stage.parts.receiver.app)
        await guarded(feature, self.note, context)
        return context

    async def note(self, _: Context) -> None:
        self.called = True


@pytest.fixture
async def door(stage: Stage) -> Door:
    return Door(stage)


def anna(role: Role | None) -> Person | None:
    return Person(1, ANNA["id"], "Anna", role) if role else None


def answers(context: Context) -> list[str]:
    return [call.params["text"] for answer in context.unit.answers for call in answer.calls]


@pytest.mark.parametrize(
    ("kind", "role", "feature", "told"),
    [
        (ChatKind.PRIVATE, None, Feature.ASK, [STRANGER.de]),
        (ChatKind.PRIVATE, Role.ADMIN, Feature.ASK, [NOT_YOURS.de]),
        (ChatKind.GROUP, Role.READER, Feature.APPROVE_GROUP, [COORDINATORS_ONLY.de]),
        (ChatKind.GROUP, Role.MEMBER, Feature.REVOKE_GROUP, [COORDINATORS_ONLY.de]),
        (ChatKind.GROUP, Role.COORDINATOR, Feature.ACCESS, [PRIVATE_ONLY.de]),
        (ChatKind.PRIVATE, Role.MEMBER, Feature.ACCESS, [NOT_YOURS.de]),
        (ChatKind.PRIVATE, Role.READER, Feature.HANDOVER, [NOT_YOURS.de]),
        (ChatKind.FOREIGN_GROUP, None, Feature.ASK, []),
        (ChatKind.FOREIGN_GROUP, Role.COORDINATOR, Feature.ASK, []),
        (ChatKind.FOREIGN_GROUP, Role.READER, Feature.APPROVE_GROUP, []),
        (ChatKind.CHANNEL, Role.COORDINATOR, Feature.ASK, []),
    ],
)
async def test_who_may_not_learns_no_more_than_a_sentence(
    door: Door, kind: ChatKind, role: Role | None, feature: Feature, told: list[str]
) -> None:
    if kind is ChatKind.GROUP:
        await door.stage.approve(GROUP["id"])
    context = await door.visit(feature, UPDATES[kind], anna(role))
    assert (answers(context), door.called) == (told, False)


async def test_a_strangers_inline_query_is_answered_with_nothing(door: Door) -> None:
    context = await door.visit(Feature.INLINE, UPDATES[ChatKind.INLINE], None)
    (call,) = context.unit.direct
    assert (call.method, call.params["results"]) == ("answerInlineQuery", [])


@pytest.mark.parametrize("sender", sorted(NOBODYS_IDS))
async def test_telegrams_own_accounts_have_no_rights(door: Door, sender: int) -> None:
    await door.stage.approve(GROUP["id"])
    nobody = {"id": sender, "is_bot": sender != 777000, "first_name": "Group"}
    context = await door.visit(Feature.ASK, message("/faellig", GROUP, **{"from": nobody}), None)
    assert not door.called
    assert answers(context) == ([ANONYMOUS.de] if sender == 1087968824 else [])


async def test_whoever_writes_as_a_chat_has_no_rights(door: Door) -> None:
    await door.stage.approve(GROUP["id"])
    await door.visit(Feature.ASK, message("/faellig", GROUP, sender_chat=CHANNEL), anna(Role.COORDINATOR))
    assert not door.called


async def test_bots_have_no_rights(door: Door) -> None:
    await door.stage.approve(GROUP["id"])
    await door.visit(Feature.ASK, message("/faellig", GROUP, **{"from": {**ANNA, "is_bot": True}}), None)
    assert not door.called


async def test_whoever_was_taken_off_the_list_reads_nothing_in_groups_either(door: Door) -> None:
    await door.stage.approve(GROUP["id"])
    async with door.stage.store.writing() as work:
        person = await work.people.add(ANNA["id"], "Anna", Role.MEMBER, (), at=MORNING)
        await work.people.revoke(person.id, at=MORNING)
    await door.visit(Feature.ASK, message("/faellig", GROUP), None)
    assert not door.called


async def test_ids_decide_never_names(door: Door) -> None:
    karin = {**ANNA, "id": 4711, "first_name": "Karin", "username": "karin"}
    async with door.stage.store.writing() as work:
        await work.people.add(ANNA["id"], "Karin", Role.COORDINATOR, (), at=MORNING)
    impostor = message("/zugang", {**PRIVATE, "id": 4711}, **{"from": karin})
    context = await door.visit(Feature.ACCESS, impostor, None)
    assert (answers(context), door.called) == ([STRANGER.de], False)


@pytest.mark.parametrize("role", [None, Role.MEMBER])
async def test_denials_are_traced_once_a_day_and_without_a_strangers_number(door: Door, role: Role | None) -> None:
    for _ in range(3):
        await door.visit(Feature.ACCESS, UPDATES[ChatKind.PRIVATE], anna(role))
        await door.visit(Feature.INLINE, UPDATES[ChatKind.PRIVATE], anna(role))
    async with door.stage.store.reading() as work:
        (denied,) = [record async for record in work.audit.records(action=Action.DENIED)]
        names = await work.audit.names()
    assert denied.details == {"feature": "access", "chat": "private"}
    assert (denied.actor in names, denied.subject is None) == (role is not None, role is not None)
    assert str(ANNA["id"]) not in str(denied)
