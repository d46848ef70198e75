"""Albums come as several updates and are handled once, together."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.people.model import Role
from bot.rights import Feature
from bot.texts.refusals import FORWARDED, NO_FILES
from handlers.arriving import MAX_ENDINGS
from handlers.context import Context
from handlers.receive import MAX_TRIES
from handlers.register import Entry, Guarded
from sandbox.images import grey_png
from sandbox.places import Chat, Person
from storage.work import SqlStore
from tests.handlers.stage import HandClock, Stage, staged

MENTION = "@zielbot_demo_bot"
PICTURE = grey_png(30, 20)
ORIGIN = {"type": "hidden_user", "date": 1, "sender_user_name": "x"}


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def stage(store: SqlStore, clock: HandClock) -> AsyncIterator[Stage]:
    async with staged(store, real=clock) as ready:
        yield ready


def post(
    stage: Stage, person: Person, caption: str = "", *, chat: Chat | None = None, album: str = "12345", **extra: Any
) -> None:
    """A photo of an album; the parts come one by one."""
    stage.box.world.send_photo(
        person, chat or person, PICTURE, caption=caption, extra={"media_group_id": album, **extra}
    )


def told(stage: Stage) -> list[str]:
    return [call.params["text"] for call in stage.box.calls_of("sendMessage")]


class Album:
    """A handler put before all others that takes files and notes what it is given."""

    def __init__(self, stage: Stage, *, writes: bool = False, error: BaseException | None = None) -> None:
        self.seen: list[tuple[str, int, bool]] = []
        self.error = error
        handlers = stage.parts.receiver.app.handlers[0]
        assert isinstance(handlers, list)
        handlers.insert(0, Guarded(Entry(Feature.ASK, lambda said: said.has_file, self.note, writes=writes)))

    async def note(self, context: Context) -> None:
        self.seen.append((context.addressed.text, len(context.album), context.arrival.is_late))
        if self.error:
            raise self.error


async def settle(stage: Stage, clock: HandClock) -> None:
    """Receive what is there, and let it settle."""
    await stage.play()
    clock.advance(seconds=1)
    await stage.play()


async def test_an_album_is_handled_once_with_all_its_parts_and_the_words_of_one(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage)
    for caption in ("", "2.1.1 erledigt", ""):
        post(stage, anna, caption)
        await stage.play()
        clock.advance(seconds=0.4)
    assert album.seen == []
    clock.advance(seconds=1)
    await stage.play()
    assert album.seen == [("2.1.1 erledigt", 3, False)]


async def test_an_album_torn_by_a_restart_comes_together(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage)
    post(stage, anna, "2.1.1")
    await stage.parts.poller.once(0)
    stage.restart()
    stage.parts.receiver.bells.polled.clear()
    clock.advance(minutes=5)
    post(stage, anna)
    # The receiver starts before the poller has fetched the rest.
    assert await stage.parts.receiver.batch() == 0
    await stage.play()
    clock.advance(seconds=1)
    await stage.play()
    assert album.seen == [("2.1.1", 2, False)]


async def test_a_part_that_comes_too_late_is_handled_as_such(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage)
    for _ in range(2):
        post(stage, anna)
        await stage.play()
        clock.advance(seconds=2)
        await stage.play()
    assert album.seen == [("", 1, False), ("", 1, True)]


async def test_an_album_in_a_group_is_for_us_if_one_part_says_so(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage)
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    stage.box.world.bot.reads_all = True
    post(stage, anna, chat=group)
    post(stage, anna, f"{MENTION} 2.1.1", chat=group)
    post(stage, anna, chat=group, album="another")
    await stage.play()
    post(stage, anna, chat=group)
    await stage.play()
    clock.advance(seconds=1)
    await stage.play()
    assert album.seen == [("2.1.1", 3, False)]


async def test_words_beside_a_file_are_answered_and_a_file_alone_gets_one_sentence(
    stage: Stage, clock: HandClock
) -> None:
    anna = await stage.listed("Anna", Role.MEMBER)
    post(stage, anna, "Was ist überfällig?")
    post(stage, anna)
    await settle(stage, clock)
    for _ in range(3):
        post(stage, anna, album="another")
        await settle(stage, clock)
    overdue, files = told(stage)
    assert "2.1.3" in overdue
    assert files == NO_FILES.de


async def test_an_album_that_fails_goes_aside_as_a_whole_with_one_apology(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage, error=ValueError())
    for caption in ("2.1.1", ""):
        post(stage, anna, caption)
    await settle(stage, clock)
    async with stage.store.reading() as work:
        assert len(await work.inbox.quarantined()) == 2
    assert album.seen == [("2.1.1", 2, False)] * MAX_TRIES
    assert len(told(stage)) == 1


async def test_an_album_that_ends_the_process_goes_aside(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage, error=SystemExit())
    for caption in ("2.1.1", ""):
        post(stage, anna, caption)
    with pytest.raises(SystemExit):
        await settle(stage, clock)
    for _ in range(MAX_ENDINGS):
        # Each time the receiver starts before the poller.
        stage.restart()
        stage.parts.receiver.bells.polled.clear()
        with pytest.raises(SystemExit):
            await stage.parts.receiver.batch()
    stage.restart()
    await stage.play()
    assert len(album.seen) == 1 + MAX_ENDINGS
    async with stage.store.reading() as work:
        assert len(await work.inbox.quarantined()) == 2


async def test_what_is_forwarded_is_read_as_a_question(stage: Stage, clock: HandClock) -> None:
    anna = await stage.listed("Anna", Role.MEMBER)
    post(stage, anna, "Was ist überfällig?", forward_origin=ORIGIN)
    await settle(stage, clock)
    (answered,) = told(stage)
    assert "2.1.3" in answered


async def test_what_is_forwarded_reaches_no_handler_that_writes(stage: Stage, clock: HandClock) -> None:
    anna, album = await stage.listed("Anna", Role.MEMBER), Album(stage, writes=True)
    post(stage, anna, "2.1.1 erledigt", forward_origin=ORIGIN)
    await settle(stage, clock)
    assert album.seen == []
    assert told(stage) == [FORWARDED.de]
