from datetime import timedelta

from bot.delivery import CardKind
from bot.people.model import Role
from tests.handlers.stage import MORNING, Stage


async def test_a_card_lives_for_thirty_days(stage: Stage) -> None:
    async with stage.store.writing() as work:
        card = await work.cards.add(7, CardKind.QUESTION, {}, thread_id=None, at=MORNING)
    for days, is_there in ((30, True), (1, False)):
        stage.box.clock.advance(days)
        await stage.parts.sweeper.sweep()
        async with stage.store.reading() as work:
            assert (await work.cards.by_id(card.id) is not None) is is_there


async def test_a_question_of_today_leaves_its_id_behind(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    stage.box.world.say(anna, anna, "fällig?")
    await stage.play()
    await stage.parts.sweeper.sweep()
    async with stage.store.writing() as work:
        assert await work.inbox.sweep(before=stage.parts.sweeper.setup.real.now() + timedelta(days=1)) == 1
