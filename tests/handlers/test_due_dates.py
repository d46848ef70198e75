"""New due dates: who hears of them, who decides, and what becomes of them when the report is taken back."""

import pytest

from bot.agreement.model import Snapshot, Standing
from bot.people.model import Role
from bot.texts.due_dates import NO_LONGER_OPEN
from bot.trace.model import Action
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage


async def say(stage: Stage, who: Person, text: str) -> JsonObject:
    (answer,) = await stage.said_after(stage.box.world.say(who, who, text))
    return answer


def told(stage: Stage, who: Person) -> list[JsonObject]:
    me = stage.box.world.bot.id
    return [one for one in stage.box.world.private_chat(who).messages.values() if one["from"]["id"] == me]


async def press(stage: Stage, who: Person, shown: JsonObject, label: str) -> str:
    pressed = stage.box.world.press(who, shown, labels(shown)[label])
    await stage.play()
    assert pressed.answer is not None
    return str(pressed.answer.get("text", ""))


async def snapshot(stage: Stage) -> Snapshot:
    async with stage.store.reading() as work:
        found = await work.agreements.current()
    assert found
    return found


async def standing(stage: Stage, code: str) -> Standing:
    return (await snapshot(stage)).standing(code)


@pytest.fixture
async def people(stage: Stage) -> tuple[Person, Person, Person]:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    return anna, await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Kai", Role.COORDINATOR)


async def test_the_coordinators_hear_of_a_new_date_and_who_reported_it_hears_what_they_decide(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, kai = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q4 2021 wegen Umzug")
    for coordinator in (karin, kai):
        (notice,) = told(stage, coordinator)
        assert "2.1.1" in text_of(notice)
        assert "„wegen Umzug“" in text_of(notice)
        assert "Anna" not in text_of(notice)
        assert list(labels(notice)) == ["Bestätigen", "Ablehnen"]
    assert (await standing(stage, "2.1.1")).due is None
    await press(stage, karin, told(stage, karin)[0], "Bestätigen")
    assert "Bestätigt." in text_of(told(stage, karin)[0])
    assert text_of(told(stage, anna)[-1]) == "2.1.1: Der neue Termin ist bestätigt. Es gilt IV. Quartal 2021."
    due = (await standing(stage, "2.1.1")).due
    assert due
    assert str(due.on) == "2021-12-31"
    async with stage.store.reading() as work:
        traced = [one async for one in work.audit.records(action=Action.DUE_CONFIRMED)]
    assert [(one.subject, dict(one.details)) for one in traced] == [("2.1.1", {"new_due": "2021-12-31"})]


async def test_of_two_coordinators_at_once_the_second_is_told_kindly(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, kai = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q4 2021")
    (first,), (second,) = told(stage, karin), told(stage, kai)
    pressed = [
        stage.box.world.press(karin, first, labels(first)["Bestätigen"]),
        stage.box.world.press(kai, second, labels(second)["Ablehnen"]),
    ]
    await stage.play()
    assert [query.answer and query.answer.get("text") for query in pressed] == [None, NO_LONGER_OPEN.de]
    # The one who came second sees what was decided.
    assert "Bestätigt." in text_of(second)
    assert labels(second) == {}
    assert (await standing(stage, "2.1.1")).due
    assert len(told(stage, anna)) == 2  # The confirmation of the report, and the decision once.


async def test_a_refused_date_changes_nothing_and_says_so(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    anna, karin, _ = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q4 2021")
    await press(stage, karin, told(stage, karin)[0], "Ablehnen")
    said = "2.1.1: Der neue Termin IV. Quartal 2021 wurde abgelehnt. Es bleibt bei II. Quartal 2021."
    assert text_of(told(stage, anna)[-1]) == said
    found = await standing(stage, "2.1.1")
    assert (found.due, found.waiting) == (None, None)
    shown = text_of(await say(stage, anna, "2.1.1"))
    assert "Verschiebung auf IV. Quartal 2021 abgelehnt am 3. Mai 2021" in shown


async def test_several_dates_of_one_message_come_in_one_notice(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, _ = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q3 2021, 2.1.2 verschiebt sich auf Ende 2022")
    (notice,) = told(stage, karin)
    assert "2 neue Termine" in text_of(notice)
    await press(stage, karin, notice, "2.1.2: Bestätigen")
    assert list(labels(notice)) == ["2.1.1: Bestätigen", "2.1.1: Ablehnen"]


async def test_what_is_taken_back_or_followed_by_another_date_cannot_be_confirmed(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, _ = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q3 2021")
    await say(stage, anna, "2.1.1 verschiebt sich auf Q4 2021")
    first, second = told(stage, karin)
    assert await press(stage, karin, first, "Bestätigen") == NO_LONGER_OPEN.de
    assert "neuere Meldung" in text_of(first)
    await say(stage, anna, "rückgängig")
    assert await press(stage, karin, second, "Bestätigen") == NO_LONGER_OPEN.de
    assert "zurückgenommen" in text_of(second)
    assert (await standing(stage, "2.1.1")).due is None


async def test_a_confirmed_date_goes_with_its_report_and_the_coordinators_hear_of_it(
    stage: Stage, people: tuple[Person, Person, Person]
) -> None:
    anna, karin, kai = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q4 2021")
    await press(stage, karin, told(stage, karin)[0], "Bestätigen")
    await say(stage, anna, "rückgängig")
    for coordinator in (karin, kai):
        assert text_of(told(stage, coordinator)[-1]).startswith(
            "2.1.1: Die Meldung, mit der der Termin auf IV. Quartal"
        )
    now = await snapshot(stage)
    due = now.current_due(now.agreement.by_code["2.1.1"])
    assert due
    assert str(due.on) == "2021-06-30"


async def test_who_may_not_decide_presses_in_vain(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    anna, karin, _ = people
    await say(stage, anna, "2.1.1 verschiebt sich auf Q4 2021")
    (notice,) = told(stage, karin)
    async with stage.store.writing() as work:
        kept = await work.people.by_telegram_id(karin.id)
        assert kept
        await work.people.revoke(kept.id, at=stage.box.clock.now())
    stage.box.world.press(karin, notice, labels(notice)["Bestätigen"])
    await stage.play()
    assert (await standing(stage, "2.1.1")).waiting


async def test_in_a_group_a_coordinator_decides_in_private(stage: Stage, people: tuple[Person, Person, Person]) -> None:
    _, karin, kai = people
    group = stage.box.world.add_group("Leitung", [karin, kai])
    await stage.approve(group.id)
    (line,) = await stage.said_after(stage.box.world.say(karin, group, "/melden 2.1.1 verschiebt sich auf Q4 2021"))
    assert labels(line) == {}
    assert [len(told(stage, one)) for one in (karin, kai)] == [1, 1]
