"""What nobody can read or handle harms nobody else, and is shown in quarantine (PITFALLS 0.2)."""

from typing import Any

import pytest

from bot.people.model import Role
from bot.rights import Feature
from bot.texts.people import FAILED
from handlers.addressed import Addressed
from handlers.arriving import MAX_ENDINGS
from handlers.context import Context
from handlers.receive import MAX_TRIES
from handlers.register import Entry, Guarded
from sandbox.places import Person
from tests.handlers.stage import Stage
from tests.handlers.updates import GROUP

POISON: list[tuple[str, dict[str, Any]]] = [
    ("no chat", {"message": {"message_id": 1, "date": 0, "text": "x"}}),
    ("text is a number", {"message": {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}, "text": []}}),
    ("date is a word", {"message": {"message_id": 1, "date": "x", "chat": {"id": 5, "type": "private"}, "text": "x"}}),
    ("message is a list", {"message": []}),
    ("entity without length", {"message": {"chat": GROUP, "text": "@x", "entities": [{"type": "mention"}]}}),
    ("press without a person", {"callback_query": {"id": "1", "data": "x"}}),
    ("half a character", {"message": {"chat": {"id": 5, "type": "private"}, "text": "\ud800"}}),
    ("huge id", {"message": {"message_id": 1, "date": 0, "chat": {"id": 2**80, "type": "private"}, "text": "x"}}),
]


async def people(stage: Stage, count: int) -> list[Person]:
    return [await stage.listed(f"Person {number}", Role.READER) for number in range(count)]


@pytest.mark.parametrize("poison", [fields for _, fields in POISON], ids=[name for name, _ in POISON])
async def test_one_poison_update_among_a_hundred_leaves_ninety_nine_answered(
    stage: Stage, poison: dict[str, Any]
) -> None:
    everybody = await people(stage, 99)
    for person in everybody[:50]:
        stage.box.world.say(person, person, "/datenschutz")
    update_id = stage.box.push_raw(poison)
    for person in everybody[50:]:
        stage.box.world.say(person, person, "/datenschutz")
    await stage.play()
    assert len(stage.box.calls_of("sendMessage")) == 99
    async with stage.store.reading() as work:
        assert [kept for kept, _ in await work.inbox.quarantined()] == [update_id]


class Trouble:
    """A handler put before all others that fails on one word, or ends as a killed process would.

    With `every` 2 only each second call ends badly.
    """

    def __init__(self, stage: Stage, error: BaseException, every: int = 1) -> None:
        self.error = error
        self.every = every
        self.calls = 0
        self.stage = stage
        entry = Entry(Feature.ASK, self.wants, self.fail)
        handlers = stage.parts.receiver.app.handlers[0]
        assert isinstance(handlers, list)
        handlers.insert(0, Guarded(entry))

    def wants(self, said: Addressed) -> bool:
        return said.text == "Gift"

    async def fail(self, _: Context) -> None:
        self.calls += 1
        if self.calls % self.every == 0:
            raise self.error


async def test_a_handler_that_fails_is_tried_three_times_and_then_apologises(stage: Stage) -> None:
    trouble = Trouble(stage, ValueError("geheimer Text"))
    anna = await stage.listed("Anna", Role.READER)
    asked = stage.box.world.say(anna, anna, "Gift")
    (said,) = await stage.said_after(asked)
    assert trouble.calls == MAX_TRIES
    assert said["text"].startswith(FAILED.de.partition("{")[0])
    async with stage.store.reading() as work:
        ((_, error),) = await work.inbox.quarantined()
    assert error.startswith("ValueError at test_receiver_poison.py")


async def test_what_a_failing_handler_says_is_in_no_log(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    Trouble(stage, ValueError("geheimer Text"))
    anna = await stage.listed("Anna", Role.READER)
    stage.box.world.say(anna, anna, "Gift")
    await stage.play()
    assert "geheim" not in caplog.text
    assert "Gift" not in caplog.text


async def test_an_update_that_ends_the_process_goes_aside_and_the_next_one_of_its_chat_is_answered(
    stage: Stage,
) -> None:
    trouble = Trouble(stage, SystemExit())
    anna = await stage.listed("Anna", Role.READER)
    asked = stage.box.world.say(anna, anna, "Gift")
    stage.box.world.say(anna, anna, "/datenschutz")
    # The first time it was not alone, so nobody could tell that it was its fault.
    for _ in range(1 + MAX_ENDINGS):
        with pytest.raises(SystemExit):
            await stage.play()
        stage.restart()
    said = await stage.said_after(asked)
    assert (trouble.calls, len(said)) == (1 + MAX_ENDINGS, 1)


async def test_kills_that_no_update_caused_put_none_aside(stage: Stage) -> None:
    trouble = Trouble(stage, SystemExit(), every=2)
    for person in await people(stage, 12):
        stage.box.world.say(person, person, "Gift")
    is_through = False
    while not is_through:
        try:
            await stage.play()
            is_through = True
        except SystemExit:
            stage.restart()
    assert trouble.calls > 2 * MAX_TRIES
    async with stage.store.reading() as work:
        assert await work.inbox.quarantined() == []


async def test_after_an_unclean_end_updates_are_handled_one_at_a_time(stage: Stage) -> None:
    trouble = Trouble(stage, SystemExit())
    berta, anna = await people(stage, 2)
    stage.box.world.say(berta, berta, "/datenschutz")
    stage.box.world.say(anna, anna, "Gift")
    with pytest.raises(SystemExit):
        await stage.play()
    assert stage.box.calls_of("sendMessage") == []
    stage.restart()
    with pytest.raises(SystemExit):
        await stage.play()
    stage.restart()
    trouble.error = ValueError()
    await stage.play()
    # Berta's came first, and was committed before Anna's was touched again.
    assert [int(call.params["chat_id"]) for call in stage.box.calls_of("sendMessage")] == [berta.id, anna.id]
