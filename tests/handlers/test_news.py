"""Groups are told of what is reported where that is switched on: gathered, in core hours, each once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.agreement.model import Status
from bot.nudges.model import Ladder
from bot.people.model import Role
from bot.periods.calendar import Calendar
from bot.reporting.news import is_core_time
from sandbox.places import Chat, Person
from tests.dialogues.transcript import text_of
from tests.handlers.stage import Stage


@pytest.fixture
async def cast(stage: Stage) -> tuple[Person, Person, Chat]:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt", "Schulamt")
    karin = await stage.listed("Karin", Role.COORDINATOR)
    group = stage.box.world.add_group("Leitung", [anna, karin])
    await stage.approve(group.id)
    return anna, karin, group


async def say(stage: Stage, who: Person, place: Person | Chat, text: str) -> None:
    stage.box.world.say(who, place, text)
    await stage.play()


async def news(stage: Stage, group: Chat) -> list[str]:
    """What the group is told by looking once more."""
    before = len(group.messages)
    await stage.parts.news.step()
    await stage.play()
    return [text_of(one) for one in list(group.messages.values())[before:]]


def after(stage: Stage, minutes: float) -> None:
    stage.box.clock.advance(seconds=60 * minutes)


async def test_a_group_is_told_in_one_message_with_one_line_a_measure(
    stage: Stage, cast: tuple[Person, Person, Chat]
) -> None:
    anna, karin, group = cast
    await say(stage, anna, anna, "2.1.1 30 %")
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, anna, anna, "2.1.1 50 %")
    after(stage, 10)
    await say(stage, anna, anna, "2.1.1 60 %")
    await say(stage, anna, anna, "2.1.2 läuft, zwei Gemeinden fehlen noch")
    assert await news(stage, group) == []
    after(stage, 5)
    assert await news(stage, group) == ["Neue Meldungen\n2.1.1: läuft, 60 % (Personalamt)\n2.1.2: läuft (Schulamt)"]
    after(stage, 60)
    assert await news(stage, group) == []


async def told_of_one(stage: Stage, cast: tuple[Person, Person, Chat]) -> None:
    """A group that is told of reports was told of one."""
    anna, karin, group = cast
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, anna, anna, "2.1.1 fertig")
    after(stage, 20)
    assert await news(stage, group) != []


async def test_what_was_taken_back_repeated_or_written_there_is_not_told(
    stage: Stage, cast: tuple[Person, Person, Chat]
) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, anna, group, "/melden 2.1.1 40 %")
    await say(stage, anna, anna, "2.1.2 läuft")
    await say(stage, anna, anna, "rückgängig")
    await say(stage, anna, anna, "2.1.1 unverändert")
    after(stage, 20)
    assert await news(stage, group) == []


async def test_what_is_taken_back_after_a_group_was_told_of_it_is_told(
    stage: Stage, cast: tuple[Person, Person, Chat]
) -> None:
    anna, karin, group = cast
    await say(stage, anna, anna, "2.1.1 30 %")
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, anna, anna, "2.1.2 läuft")
    await say(stage, anna, anna, "2.1.1 fertig")
    after(stage, 20)
    assert await news(stage, group) != []
    after(stage, 1)
    await say(stage, anna, anna, "rückgängig")
    assert await news(stage, group) == []
    after(stage, 15)
    taken_back = "2.1.1: Meldung zurückgezogen, Stand jetzt: läuft, 30 %"
    assert await news(stage, group) == [f"Neue Meldungen\n{taken_back}"]
    after(stage, 60)
    assert await news(stage, group) == []


async def test_what_was_taken_back_comes_with_the_next_reports(stage: Stage, cast: tuple[Person, Person, Chat]) -> None:
    anna, _, group = cast
    await told_of_one(stage, cast)
    await say(stage, anna, anna, "2.1.2 läuft")
    after(stage, 14)
    await say(stage, anna, anna, "rückgängig 2.1.1")
    after(stage, 1)
    told = [
        "Neue Meldungen",
        "2.1.2: läuft (Schulamt)",
        "2.1.1: Meldung zurückgezogen, Stand jetzt: noch keine Meldung",
    ]
    assert await news(stage, group) == ["\n".join(told)]
    after(stage, 60)
    assert await news(stage, group) == []


async def test_what_was_reported_anew_or_never_told_is_not_told_as_taken_back(
    stage: Stage, cast: tuple[Person, Person, Chat]
) -> None:
    anna, _, group = cast
    await told_of_one(stage, cast)
    after(stage, 1)
    await say(stage, anna, anna, "rückgängig")
    await say(stage, anna, anna, "2.1.1 60 %")
    await say(stage, anna, anna, "2.1.2 läuft")
    await say(stage, anna, anna, "rückgängig")
    after(stage, 20)
    assert await news(stage, group) == ["Neue Meldungen\n2.1.1: läuft, 60 % (Personalamt)"]
    after(stage, 60)
    assert await news(stage, group) == []


async def test_what_was_taken_back_while_no_group_was_told_is_not_told_later(
    stage: Stage, cast: tuple[Person, Person, Chat]
) -> None:
    anna, karin, group = cast
    await told_of_one(stage, cast)
    await say(stage, karin, group, "/gruppe_meldungen aus")
    after(stage, 1)
    await say(stage, anna, anna, "rückgängig")
    after(stage, 1)
    await say(stage, karin, group, "/gruppe_meldungen an")
    after(stage, 60)
    assert await news(stage, group) == []


def test_a_county_has_core_hours_and_closing_days_of_its_own() -> None:
    county, ladder = Calendar("TH", frozenset({date(2021, 5, 14)})), Ladder(core_hours=(8, 17))
    told = [datetime(2021, 5, day, hour) for day in (12, 13, 14) for hour in (7, 8, 16, 17)]  # noqa: DTZ001 - local
    assert [one for one in told if is_core_time(one, county, ladder)] == told[1:3]


async def test_it_waits_for_a_working_day_between_7_and_19(stage: Stage, cast: tuple[Person, Person, Chat]) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/gruppe_meldungen an")
    stage.box.clock.set(datetime(2021, 5, 7, 16, 50, tzinfo=UTC))  # Friday, 18:50 in Berlin
    await say(stage, anna, anna, "2.1.1 fertig")
    for moment, said in (
        (datetime(2021, 5, 7, 17, 10, tzinfo=UTC), 0),
        (datetime(2021, 5, 8, 8, 0, tzinfo=UTC), 0),
        (datetime(2021, 5, 10, 4, 59, tzinfo=UTC), 0),
        (datetime(2021, 5, 10, 5, 0, tzinfo=UTC), 1),
    ):
        stage.box.clock.set(moment)
        assert len(await news(stage, group)) == said


async def test_only_a_coordinator_switches_it_and_off_is_off(stage: Stage, cast: tuple[Person, Person, Chat]) -> None:
    anna, karin, group = cast
    await say(stage, anna, group, "/gruppe_meldungen an")
    await say(stage, anna, anna, "2.1.1 fertig")
    after(stage, 20)
    assert await news(stage, group) == []
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, karin, group, "/gruppe_meldungen aus")
    await say(stage, anna, anna, "2.1.1 läuft")
    after(stage, 20)
    assert await news(stage, group) == []


async def test_another_replica_tells_nothing_while_one_does(stage: Stage, cast: tuple[Person, Person, Chat]) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, anna, anna, "2.1.1 fertig")
    after(stage, 20)
    real = stage.parts.news.setup.real.now()
    async with stage.store.writing() as work:
        assert await work.leases.take("news", "another", until=real + timedelta(minutes=2), at=real)
    assert await news(stage, group) == []


async def test_a_part_is_no_whole(stage: Stage, cast: tuple[Person, Person, Chat]) -> None:
    _, karin, group = cast
    bernd = await stage.listed("Bernd", Role.MEMBER, "Personalamt")
    await say(stage, karin, group, "/gruppe_meldungen an")
    await say(stage, bernd, bernd, "2.1.2 erledigt")
    after(stage, 20)
    assert await news(stage, group) == ["Neue Meldungen\n2.1.2: Beitrag abgeschlossen (Personalamt)"]
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    assert snapshot.standing("2.1.2").status is Status.IN_PROGRESS
