"""People, invitations, groups and cards in any order, beside a model that fits on a page (PITFALLS Z4)."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.delivery import CardKind
from bot.people.model import Invitation, Role
from storage.engine import make_engine
from storage.tables import cards, groups, invitations, people, person_units
from storage.work import SqlStore, SqlWork
from tests.contract.moments import NOW, later

T = TypeVar("T")
EXAMPLES = int(os.environ.get("ZIELBOT_TEST_EXAMPLES", "5"))
KARIN = 1
"""The coordinator who lets groups in; she stays."""
IDS = st.integers(2, 5)
CHATS = st.integers(-4, -1)
ROLES = st.sampled_from(Role)
UNITS = st.lists(st.sampled_from(["Bauamt", "Jugend- und Sozialamt", "%_'", "Träger"]), unique=True, max_size=2)
MINUTES = st.integers(0, 20)


@dataclass
class Shown:
    """What the model knows of a card."""

    chat: int
    version: int = 1
    content: int = 0


class AnyOrder(RuleBasedStateMachine):
    """Does one thing after another in the store and in the model, each in its own transaction."""

    engine: AsyncEngine
    tokens = Bundle("tokens")
    shown = Bundle("shown")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.store = SqlStore(self.engine)
        self.now = NOW
        self.listed: dict[int, tuple[Role, tuple[str, ...]]] = {}
        self.gone: set[int] = set()
        self.open: dict[str, tuple[Role, tuple[str, ...], int]] = {}
        self.minutes = 0
        self.approved: dict[int, bool] = {}
        self.cards: dict[int, Shown] = {}

    def do(self, act: Callable[[SqlWork], Awaitable[T]]) -> T:
        async def unit() -> T:
            async with self.store.writing() as work:
                return await act(work)

        return self.runner.run(unit())

    @initialize()
    def begin(self) -> None:
        async def clear() -> None:
            async with self.engine.begin() as connection:
                for table in (cards, groups, invitations, person_units, people):
                    await connection.execute(delete(table))

        self.runner.run(clear())
        self.add(KARIN, Role.COORDINATOR, [])

    def teardown(self) -> None:
        self.runner.run(self.store.close())
        self.runner.close()

    @rule(who=IDS, role=ROLES, units=UNITS)
    def add(self, who: int, role: Role, units: list[str]) -> None:
        self.do(lambda work: work.people.add(who, f"Person {who}", role, units, at=later(self.minutes)))
        self.listed[who] = (role, tuple(units))
        self.gone.discard(who)

    @rule(who=IDS)
    def revoke(self, who: int) -> None:
        async def act(work: SqlWork) -> None:
            person = await work.people.by_telegram_id(who)
            assert (person is not None) is (who in self.listed)
            if person:
                await work.people.revoke(person.id, at=later(self.minutes))

        self.do(act)
        if self.listed.pop(who, None):
            self.gone.add(who)

    @rule(target=tokens, role=ROLES, units=UNITS, valid=MINUTES)
    def invite(self, role: Role, units: list[str], valid: int) -> str:
        token = f"{len(self.open)}-{self.minutes}"
        until = self.minutes + valid
        invitation = Invitation(token, role, tuple(units), later(until))
        self.do(lambda work: work.people.invite(invitation, at=later(self.minutes)))
        self.open[token] = (role, tuple(units), until)
        return token

    @rule(token=tokens | st.just("guessed"), who=IDS)
    def redeem(self, token: str, who: int) -> None:
        person = self.do(lambda work: work.people.redeem(token, who, f"Person {who}", at=later(self.minutes)))
        role, units, until = self.open.get(token, (None, (), -1))
        is_open = role is not None and until > self.minutes
        assert (person is not None) is is_open
        if role and is_open:
            self.listed[who] = (role, units)
            self.gone.discard(who)
            self.open[token] = (role, units, -1)

    @rule(minutes=MINUTES)
    def wait(self, minutes: int) -> None:
        self.minutes += minutes

    @rule(chat=CHATS)
    def approve(self, chat: int) -> None:
        async def act(work: SqlWork) -> None:
            karin = await work.people.by_telegram_id(KARIN)
            assert karin
            await work.groups.approve(chat, "Ä & <b>", by=karin.id, at=later(self.minutes))

        self.do(act)
        self.approved[chat] = True

    @rule(chat=CHATS)
    def revoke_group(self, chat: int) -> None:
        self.do(lambda work: work.groups.revoke(chat, at=later(self.minutes)))
        if chat in self.approved:
            self.approved[chat] = False

    @rule(old=CHATS, new=st.integers(-1004, -1001), times=st.integers(1, 2))
    def migrate(self, old: int, new: int, times: int) -> None:
        for _ in range(times):
            self.do(lambda work: work.groups.move(old, new))
        was = self.approved.pop(old, None)
        if was is not None:
            self.approved.setdefault(new, was)
        for card in self.cards.values():
            card.chat = new if card.chat == old else card.chat

    @rule(target=shown, chat=CHATS)
    def show(self, chat: int) -> int:
        card = self.do(
            lambda work: work.cards.add(chat, CardKind.QUESTION, {"n": 0}, thread_id=None, at=later(self.minutes))
        )
        self.cards[card.id] = Shown(chat)
        return card.id

    @rule(target=shown, card=shown, behind=st.integers(0, 2), content=st.integers(1, 9))
    def redraw(self, card: int, behind: int, content: int) -> object:
        known = self.cards[card]
        version = known.version - behind
        is_drawn = self.do(lambda work: work.cards.redraw(card, version, {"n": content}))
        assert is_drawn is (behind == 0)
        if is_drawn:
            known.version, known.content = known.version + 1, content
        return multiple()

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        async def look(work: SqlWork) -> None:
            everybody = await work.people.everybody()
            assert {one.telegram_id: (one.role, one.units) for one in everybody} == self.listed
            assert {who for who in range(1, 6) if await work.people.is_revoked(who)} == self.gone
            for chat in (*range(-4, 0), *range(-1004, -1000)):
                group = await work.groups.by_chat(chat)
                assert bool(group and group.is_approved) is self.approved.get(chat, False)
            for card_id, known in self.cards.items():
                card = await work.cards.by_id(card_id)
                assert card
                assert Shown(card.chat_id, card.version, card.content["n"]) == known

        self.do(look)


def test_people_groups_and_cards_stand_as_the_model_says_whatever_happened_in_whatever_order(
    database_url: str, database_kind: str
) -> None:
    machine = type("Machine", (AnyOrder,), {"engine": make_engine(database_url)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30 if database_kind == "sqlite" else 12,
            suppress_health_check=list(HealthCheck),
        ),
    )
