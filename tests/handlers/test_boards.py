"""What groups and topics get unasked: the board of the quarter, overviews, and the question who can report."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.nudges.model import Rule, Slot
from bot.people.model import Role
from sandbox.places import Chat, Person
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage

Cast = tuple[Person, Person, Chat]
LINK = "https://t.me/zielbot_demo_bot?start="


@pytest.fixture
async def cast(stage: Stage) -> Cast:
    """Anna of two units, Karin the coordinator, and their group, bound to Personalamt and Grünflächenamt."""
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt", "Schulamt")
    karin = await stage.listed("Karin", Role.COORDINATOR)
    group = stage.box.world.add_group("Leitung", [anna, karin], forum=True)
    await stage.approve(group.id)
    await say(stage, karin, group, "/gruppe_fuer Personalamt, Grünflächenamt")
    return anna, karin, group


async def say(stage: Stage, who: Person, place: Person | Chat, text: str, thread: int | None = None) -> None:
    stage.box.world.say(who, place, text, thread=thread)
    await stage.play()


async def step(stage: Stage, group: Chat) -> list[str]:
    """What the group is told by looking once more."""
    before = len(group.messages)
    await stage.parts.boards.step()
    await stage.play()
    return [text_of(one) for one in list(group.messages.values())[before:]]


def at(stage: Stage, day: str, hour: int = 8) -> None:
    stage.box.clock.set(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC) + timedelta(hours=hour))


def boards(group: Chat) -> list[dict[str, Any]]:
    return [one for one in group.messages.values() if text_of(one).startswith("Quartalsübersicht")]


def links(message: dict[str, Any]) -> list[str]:
    return [entity["url"] for entity in message["entities"] if entity["type"] == "text_link"]


async def test_a_board_shows_the_quarter_and_is_edited_in_place(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/quartalsuebersicht")
    *_, board, answer = group.messages.values()
    assert text_of(board) == (
        "Quartalsübersicht II. Quartal 2021, Personalamt, Grünflächenamt\n\n"
        "Fällig: 1 Maßnahme\n2.1.1 Leitfaden für Rückkehrgespräche – noch keine Meldung\n\n"
        "Überfällig: 1 Maßnahme\n2.1.3 Spielplatzkataster – Termin war I. Quartal 2020, noch keine Meldung\n\n"
        "Jede Zeile öffnet die Maßnahme im Chat mit Zielbot."
    )
    assert text_of(answer).startswith("Bitte heften Sie die Quartalsübersicht oben an")
    edits = len(stage.box.calls_of("editMessageText"))
    assert await step(stage, group) == []
    assert len(stage.box.calls_of("editMessageText")) == edits
    await say(stage, anna, anna, "2.1.1 60 %")
    assert await step(stage, group) == []
    assert "2.1.1 Leitfaden für Rückkehrgespräche – läuft, 60 %" in text_of(boards(group)[-1])
    assert len(stage.box.calls_of("editMessageText")) == edits + 1


async def test_each_line_opens_the_measure_for_people_on_the_list_alone(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/quartalsuebersicht")
    first, second = links(boards(group)[-1])
    assert first.startswith(LINK)
    assert first != second
    start = first.removeprefix(LINK)
    said = await stage.said_after(stage.box.world.say(anna, anna, f"/start {start}"))
    assert text_of(said[0]).startswith("2.1.1 Leitfaden für Rückkehrgespräche")
    stranger = stage.box.world.add_person("Fremd")
    (refused,) = await stage.said_after(stage.box.world.say(stranger, stranger, f"/start {start}"))
    assert text_of(refused).startswith("Zielbot steht nur eingeladenen Personen offen.")
    (unknown,) = await stage.said_after(stage.box.world.say(anna, anna, "/start m_0123456789abcdef"))
    assert text_of(unknown) == "Diese Maßnahme gibt es in der jetzigen Zielvereinbarung nicht."


async def test_a_new_quarter_has_a_board_of_its_own_from_its_first_working_day(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/quartalsuebersicht")
    at(stage, "2021-06-30")
    await say(stage, anna, anna, "2.1.1 60 %")
    await step(stage, group)
    # 1 July 2021 is a Thursday.
    at(stage, "2021-07-01", hour=4)
    assert await step(stage, group) == []
    at(stage, "2021-07-01")
    (new,) = await step(stage, group)
    assert new.startswith("Quartalsübersicht III. Quartal 2021")
    assert "2.1.1 Leitfaden für Rückkehrgespräche – Termin war II. Quartal 2021, läuft, 60 %" in new
    await say(stage, anna, anna, "2.1.1 fertig")
    assert await step(stage, group) == []
    old, new_board = boards(group)
    assert "läuft, 60 %" in text_of(old)
    assert "2.1.1" not in text_of(new_board)


async def test_the_first_working_day_of_a_year_is_no_holiday(stage: Stage, cast: Cast) -> None:
    _, karin, group = cast
    await say(stage, karin, group, "/quartalsuebersicht")
    for day, said in (("2021-10-01", 1), ("2022-01-01", 0), ("2022-01-02", 0), ("2022-01-03", 1), ("2022-01-04", 0)):
        at(stage, day)
        assert len(await step(stage, group)) == said, day


async def test_a_board_that_somebody_deleted_is_posted_once_more(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/quartalsuebersicht")
    for times in (1, 0, 0):
        stage.box.world.delete(group, boards(group)[-1]["message_id"]) if boards(group) else None
        await say(stage, anna, anna, f"2.1.1 {30 + 10 * times} %")
        # The first look finds out, by an edit that fails; the second one posts.
        said = [*await step(stage, group), *await step(stage, group)]
        assert len(said) == times
    assert await step(stage, group) == []


async def test_a_board_comes_along_into_the_supergroup(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    group = stage.box.world.add_group("Leitung", [karin], basic=True)
    await stage.approve(group.id)
    await say(stage, karin, group, "/gruppe_fuer Personalamt")
    await say(stage, karin, group, "/quartalsuebersicht")
    supergroup = stage.box.world.upgrade(group)
    await stage.play()
    assert [one.startswith("Quartalsübersicht II. Quartal 2021") for one in await step(stage, supergroup)] == [True]
    assert await step(stage, supergroup) == []


async def test_a_board_lives_longer_than_other_cards(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    at(stage, "2021-04-12")
    await say(stage, karin, group, "/quartalsuebersicht")
    at(stage, "2021-06-21")
    assert await stage.parts.sweeper.nightly()
    await say(stage, anna, anna, "2.1.1 60 %")
    await step(stage, group)
    assert "läuft, 60 %" in text_of(boards(group)[-1])
    assert len(boards(group)) == 1


async def test_a_topic_has_its_board_in_the_topic(stage: Stage, cast: Cast) -> None:
    _, karin, group = cast
    topic = stage.box.world.add_topic(group, "Schule", by=karin).id
    await say(stage, karin, group, "/gruppe_fuer Schulamt", thread=topic)
    await say(stage, karin, group, "/quartalsuebersicht", thread=topic)
    assert text_of(boards(group)[-1]).startswith("Quartalsübersicht II. Quartal 2021, Schulamt\n\nIn diesem Quartal")
    at(stage, "2021-10-01")
    await step(stage, group)
    assert boards(group)[-1]["message_thread_id"] == topic
    assert "2.1.2" in text_of(boards(group)[-1])


async def test_a_board_ends_with_the_command_or_the_binding(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    for ending in ("/quartalsuebersicht aus", "/gruppe_fuer alle"):
        await say(stage, karin, group, "/gruppe_fuer Personalamt")
        await say(stage, karin, group, "/quartalsuebersicht")
        before = text_of(boards(group)[-1])
        await say(stage, karin, group, ending)
        await say(stage, anna, anna, "2.1.1 läuft")
        assert await step(stage, group) == []
        assert text_of(boards(group)[-1]) == before


async def test_another_replica_posts_nothing_while_one_does(stage: Stage, cast: Cast) -> None:
    _, karin, group = cast
    await say(stage, karin, group, "/quartalsuebersicht")
    at(stage, "2021-07-01")
    real = stage.parts.boards.setup.real.now()
    async with stage.store.writing() as work:
        assert await work.leases.take("boards", "another", until=real + timedelta(minutes=5), at=real)
    assert await step(stage, group) == []


async def test_an_overview_comes_once_a_week_if_anything_is_due(stage: Stage, cast: Cast) -> None:
    _, karin, group = cast
    await say(stage, karin, group, "/gruppe_uebersicht wöchentlich")
    assert await step(stage, group) == []
    for day, said in (("2021-06-21", 0), ("2021-06-27", 0), ("2021-06-28", 1), ("2021-06-29", 0), ("2021-07-05", 0)):
        at(stage, day)
        assert len(await step(stage, group)) == said, day
    at(stage, "2021-06-28")
    assert await step(stage, group) == []
    await say(stage, karin, group, "/gruppe_uebersicht quartal")
    at(stage, "2021-10-01")
    (said_once,) = await step(stage, group)
    assert said_once == (
        "Fällig IV. Quartal 2021 (1. Oktober bis 31. Dezember), Personalamt, Grünflächenamt\n\n"
        "Fällig: 1 Maßnahme\n2.1.2 Ferienbetreuung <in> allen Gemeinden & Ortsteilen – noch keine Meldung"
    )
    await say(stage, karin, group, "/gruppe_uebersicht aus")
    at(stage, "2022-01-03")
    assert await step(stage, group) == []


async def nudged(stage: Stage, code: str, on: str) -> None:
    """A nudge about a measure that went out on a day."""
    day = date.fromisoformat(on)
    async with stage.store.writing() as work:
        slot = Slot(Rule.SILENCE, code, on, day, "Personalamt")
        asked = await work.nudges.claim(slot, [], on=day, at=datetime.combine(day, datetime.min.time(), UTC))
        assert asked


async def test_a_group_is_asked_once_what_nobody_answered_for_five_working_days(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    await nudged(stage, "2.1.1", "2021-05-03")
    at(stage, "2021-05-10")
    assert await step(stage, group) == []
    await say(stage, karin, group, "/gruppe_fragt an")
    at(stage, "2021-05-07")
    assert await step(stage, group) == []
    at(stage, "2021-05-10")
    (asked,) = await step(stage, group)
    assert asked == (
        "Zu 2.1.1 fehlt noch ein Stand. Wer kann ihn melden?\n"
        "2.1.1 Leitfaden für Rückkehrgespräche – Termin: II. Quartal 2021, noch 7 Wochen"
    )
    for day in ("2021-05-10", "2021-05-11", "2021-06-30"):
        at(stage, day)
        assert await step(stage, group) == []
    question = next(one for one in group.messages.values() if text_of(one) == asked)
    stage.box.world.press(anna, question, labels(question)["Planmäßig"])
    await stage.play()
    assert text_of(question).startswith("Der Stand ist gemeldet.\n2.1.1 Leitfaden für Rückkehrgespräche – läuft")
    assert labels(question) == {}
    assert text_of(list(group.messages.values())[-1]).startswith("2.1.1: läuft (Personalamt), gespeichert.")


async def test_what_was_answered_is_not_asked_and_several_are_asked_together(stage: Stage, cast: Cast) -> None:
    anna, karin, group = cast
    await say(stage, karin, group, "/gruppe_fragt an")
    for code in ("2.1.1", "2.1.2", "2.1.3", "2.1.4"):
        await nudged(stage, code, "2021-05-03")
    await say(stage, anna, anna, "2.1.2 unverändert läuft")
    at(stage, "2021-05-11")
    (asked,) = await step(stage, group)
    # 2.1.2 was answered, 2.1.4 is no other unit's than Schulamt's.
    assert asked.splitlines()[0] == "Zu diesen Maßnahmen fehlt noch ein Stand. Wer kann ihn melden?"
    assert [line.split()[0] for line in asked.splitlines()[1:]] == ["2.1.1", "2.1.3"]
    question = next(one for one in group.messages.values() if text_of(one) == asked)
    assert list(labels(question)) == ["2.1.1", "2.1.3"]
    stage.box.world.press(anna, question, labels(question)["2.1.1"])
    await stage.play()
    stage.box.world.press(anna, question, labels(question)["Fertig"])
    await stage.play()
    assert text_of(question).startswith("Zu 2.1.3 fehlt noch ein Stand.")
    assert "2.1.1 Leitfaden für Rückkehrgespräche – abgeschlossen" in text_of(question)
    await nudged(stage, "2.1.1", "2021-05-04")
    at(stage, "2021-05-11", hour=12)
    assert await step(stage, group) == []


async def test_nobody_is_asked_in_the_quiet_days_or_once_the_agreement_is_over(stage: Stage, cast: Cast) -> None:
    _, karin, group = cast
    await say(stage, karin, group, "/gruppe_fragt an")
    await nudged(stage, "2.1.2", "2021-12-13")
    for day, said in (("2021-12-20", 0), ("2022-01-10", 0), ("2021-12-17", 0)):
        at(stage, day)
        assert len(await step(stage, group)) == said, day
