from datetime import timedelta

from bot.delivery import CardKind
from bot.people.model import Role
from bot.retention import RULES
from bot.trace.model import Action
from tests.handlers.stage import MORNING, Stage


async def test_a_card_lives_for_thirty_days(stage: Stage) -> None:
    async with stage.store.writing() as work:
        card = await work.cards.add(7, CardKind.QUESTION, {}, thread_id=None, at=MORNING)
    for days, is_there in ((30, True), (1, False)):
        stage.box.clock.advance(days)
        await stage.parts.sweeper.nightly()
        async with stage.store.reading() as work:
            assert (await work.cards.by_id(card.id) is not None) is is_there


async def test_a_question_of_today_leaves_its_id_behind(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    stage.box.world.say(anna, anna, "fällig?")
    await stage.play()
    await stage.parts.sweeper.nightly()
    rule = next(rule for rule in RULES if rule.name == "inbox")
    async with stage.store.reading() as work:
        assert (await work.retention.due(rule, stage.parts.sweeper.setup.real.now() + timedelta(days=1))).rows == 1


async def test_it_is_swept_once_a_day(stage: Stage) -> None:
    sweeper = stage.parts.sweeper
    assert [await sweeper.nightly() for _ in range(2)] == [True, False]
    stage.box.clock.advance(1)
    # The lease of the first run has not ended: another replica's turn would have to wait for it, ours renews it.
    assert [await sweeper.nightly() for _ in range(2)] == [True, False]
    async with stage.store.reading() as work:
        actions = [record.action async for record in work.audit.records(action=Action.RETENTION)]
    assert len(actions) == 2
