"""Nobody stands in others' way: staff who write too much, and floods of strangers."""

from collections.abc import AsyncIterator

import pytest

from bot.pace import ALL_STRANGERS, COORDINATOR, PERSON, STRANGER
from bot.people.model import Role
from bot.texts.people import STRANGER as STRANGER_TOLD
from bot.texts.refusals import TOO_MANY
from storage.work import SqlStore
from tests.handlers.stage import HandClock, Stage, staged


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def stage(store: SqlStore, clock: HandClock) -> AsyncIterator[Stage]:
    async with staged(store, real=clock) as ready:
        yield ready


async def texts(stage: Stage) -> list[str]:
    await stage.play()
    return [call.params["text"] for call in stage.box.calls_of("sendMessage")]


async def test_whoever_writes_too_much_is_told_once_and_answered_again_after_a_pause(
    stage: Stage, clock: HandClock
) -> None:
    anna = await stage.listed("Anna", Role.READER)
    for _ in range(PERSON.burst + 5):
        stage.box.world.say(anna, anna, "/datenschutz")
    answered = await texts(stage)
    assert [text == TOO_MANY.de for text in answered] == [False] * PERSON.burst + [True]
    clock.advance(minutes=1)
    stage.box.world.say(anna, anna, "/datenschutz")
    assert len(await texts(stage)) == len(answered) + 1
    async with stage.store.writing() as work:
        # Over the limit is not undone: each is finished, and its text is gone.
        assert await work.inbox.claim(9, holder="x", until=clock.now(), at=clock.now()) == []
        assert await work.inbox.quarantined() == []


async def test_one_who_writes_too_much_is_in_nobody_elses_way(stage: Stage) -> None:
    anna, berta = await stage.listed("Anna", Role.READER), await stage.listed("Berta", Role.READER)
    for _ in range(PERSON.burst + 5):
        stage.box.world.say(anna, anna, "/datenschutz")
    message = stage.box.world.say(berta, berta, "/datenschutz")
    (answer,) = await stage.said_after(message)
    assert answer["text"] != TOO_MANY.de


async def test_a_coordinator_may_do_a_lot_at_once(stage: Stage) -> None:
    assert COORDINATOR.burst > 4 * PERSON.burst
    karin = await stage.listed("Karin", Role.COORDINATOR)
    for _ in range(PERSON.burst + 5):
        stage.box.world.say(karin, karin, "/datenschutz")
    assert TOO_MANY.de not in await texts(stage)


async def test_a_press_too_many_gets_an_empty_answer_at_once(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, "Was ist überfällig?"))
    pressed = [stage.box.world.press(anna, shown, "nonsense") for _ in range(PERSON.burst + 2)]
    await stage.play()
    said = [press.answer and press.answer.get("text") for press in pressed]
    assert said[-2:] == [None, None]
    assert said.count(TOO_MANY.de) == 1
    assert None not in [press.answer for press in pressed]


async def test_a_stranger_is_told_once_a_day(stage: Stage, clock: HandClock) -> None:
    stranger = stage.box.world.add_person("Fremd")
    for day in range(2):
        for text in ("Hallo", "/start", "Hallo?"):
            stage.box.world.say(stranger, stranger, text)
        assert await texts(stage) == [STRANGER_TOLD.de] * (day + 1)
        clock.advance(days=1)


async def test_an_invited_person_among_strangers_can_try_a_few_times(stage: Stage) -> None:
    stranger = stage.box.world.add_person("Neu")
    for number in range(STRANGER.burst + 5):
        stage.box.world.start(stranger, f"abcdefghijklmnopqrst{number:02}")
    assert len(await texts(stage)) == STRANGER.burst


async def test_a_flood_of_strangers_is_answered_up_to_a_limit_and_staff_before_it(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    for number in range(ALL_STRANGERS.burst + 20):
        stranger = stage.box.world.add_person(f"Fremd {number}")
        stage.box.world.say(stranger, stranger, "Hallo")
    message = stage.box.world.say(anna, anna, "/datenschutz")
    assert len(await stage.said_after(message)) == 1
    assert (await texts(stage)).count(STRANGER_TOLD.de) == ALL_STRANGERS.burst
