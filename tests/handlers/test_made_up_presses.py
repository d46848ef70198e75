"""Data that no button of ours carries, pressed by everybody: nothing changes, and all that is said is kind."""

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from telegram import Update

from bot.delivery import CardKind
from bot.people.model import Person
from bot.texts.people import GONE, STALE
from handlers.addressed import Addressed, Way, addressed
from handlers.context import Context
from handlers.register import MAP
from handlers.unit import Arrival, Known, Unit
from storage.work import SqlWork
from tests.handlers.cells import FOREIGN, ME, Someone, person, pressed
from tests.handlers.stage import MORNING, Stage
from tests.handlers.test_every_cell import as_someone, rows
from tests.handlers.updates import ANNA, GROUP, PRIVATE

ACTIONS = sorted(
    {"join", "invite_role", "invite_unit", "invite_page", "access_page", "access_open", "access_ask", "access_end"}
    | {"access_invite", "hand_go", "hand_stay", "page", "detail", "shift", "unit", "list", "read_as", "group_by"}
    | {"away_for", "deputy_choose", "deputy_end", "deputy_decline"}
)
NUMBERS = st.integers(-3, 12) | st.integers() | st.sampled_from([2**63 - 1, 2**63, 10**19 - 1])
DATA = st.text(max_size=64) | st.builds(
    "{}:{}:{}:{}".format, st.sampled_from(ACTIONS), NUMBERS, NUMBERS, st.integers(-3, 99)
)
CHATS = st.sampled_from([PRIVATE, GROUP, FOREIGN, {**PRIVATE, "id": 4711}])


def test_no_action_is_left_out() -> None:
    presses = [Addressed(Way.PRESS, action=action) for action in ACTIONS]
    assert len([entry for entry in MAP if any(map(entry.wants, presses))]) == 7


@settings(
    max_examples=12,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(presses=st.lists(st.tuples(DATA, CHATS), min_size=25, max_size=25), who=st.sampled_from(Someone))
async def test_whatever_a_press_carries_it_changes_nothing(stage: Stage, presses: list[Any], who: Someone) -> None:
    async with as_someone(stage, who) as work:
        # Cards of somebody else, one of each kind: their numbers are easy to guess.
        for kind in CardKind:
            await work.cards.add(99, kind, {"item": 0, "items": [], "view": "ask"}, thread_id=None, at=MORNING)
        before = await rows(work)
        for data, chat in presses:
            context = await processed(stage, work, data, person(who), chat)
            assert not context.unit.answers
            (call,) = context.unit.direct
            assert call.method == "answerCallbackQuery"
            allowed = {None} if context.who.role is None else {None, GONE.de, STALE.de}
            assert call.params.get("text") in allowed
        assert await rows(work) == before


async def processed(stage: Stage, work: SqlWork, data: str, anna: Person | None, chat: Any) -> Context:
    receiver, update = stage.parts.receiver, pressed(data, chat)
    unit = Unit(1, work, MORNING, MORNING.date(), receiver.setup.calendar, Known({ANNA["id"]: anna} if anna else {}))
    said = addressed(update, ME)
    assert said
    context = Context.from_update(Arrival(Update.de_json(update, receiver.app.bot), said, unit), receiver.app)
    await receiver.app.process_update(context.arrival)
    assert context.unit.error is None
    return context
