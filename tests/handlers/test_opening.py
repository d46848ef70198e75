"""The opening balance is taken down in one message, or a page at a time by two taps."""

from datetime import UTC, datetime

from bot.agreement.model import Behalf, Snapshot, Status
from bot.people.model import Role
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage

LATE = datetime(2022, 2, 1, 8, tzinfo=UTC)
"""All that has a date is past it then: 2.1.1, 2.1.2 and 2.1.3."""


async def say(stage: Stage, who: Person, text: str) -> JsonObject:
    (answer,) = await stage.said_after(stage.box.world.say(who, who, text))
    return answer


async def press(stage: Stage, who: Person, shown: JsonObject, label: str) -> None:
    stage.box.world.press(who, shown, labels(shown)[label])
    await stage.play()


async def snapshot(stage: Stage) -> Snapshot:
    async with stage.store.reading() as work:
        found = await work.agreements.current()
    assert found
    return found


async def reported(stage: Stage) -> set[str]:
    """The measures that something was reported for."""
    return {code for code, standing in (await snapshot(stage)).standings.items() if standing.updates}


async def test_one_message_takes_all_down_as_one_report_of_the_coordinators(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    stage.box.clock.set(LATE)
    assert text_of(await say(stage, karin, "/anfangsstand")).startswith("Anfangsstand: 3 Maßnahmen noch ohne Meldung")
    answer = text_of(await say(stage, karin, "erledigt: 2.1.1, 2.1.3\nläuft: 2.1.2"))
    assert answer.endswith("Anfangsstand: Zu jeder Maßnahme, deren Termin vorbei ist, gibt es eine Meldung.")
    found = await snapshot(stage)
    updates = [found.standing(code).updates[0] for code in ("2.1.1", "2.1.2", "2.1.3")]
    assert [one.status for one in updates] == [Status.DONE, Status.IN_PROGRESS, Status.DONE]
    assert {one.on_behalf for one in updates} == {Behalf.COORDINATOR}
    assert len({one.batch for one in updates}) == 1
    assert text_of(await say(stage, karin, "rückgängig")).startswith("Zurückgenommen: 2.1.1, 2.1.3, 2.1.2.")


async def test_what_is_left_is_said_after_each_message(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    stage.box.clock.set(LATE)
    answer = text_of(await say(stage, karin, "2.1.1 fertig"))
    assert "obwohl der Termin vorbei ist: 2 Maßnahmen, als Nächstes 2.1.3, 2.1.2. /anfangsstand zeigt alle." in answer
    # It is said of what was past and unknown; a further report on the same measure is no part of it.
    assert "Anfangsstand" not in text_of(await say(stage, karin, "2.1.1 läuft"))


async def test_a_page_is_stored_by_a_second_tap_and_leaves_what_was_reported_meanwhile(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    stage.box.clock.set(LATE)
    shown = await say(stage, karin, "/anfangsstand")
    await press(stage, karin, shown, "Alle auf dieser Seite: abgeschlossen")
    assert "3 Maßnahmen als „abgeschlossen“ speichern?" in text_of(shown)
    assert await reported(stage) == set()
    await say(stage, anna, "2.1.1 30 %")
    await press(stage, karin, shown, "Ja, speichern")
    assert text_of(shown).startswith("Gespeichert: 2 Maßnahmen.")
    found = await snapshot(stage)
    assert [found.standing(code).status for code in ("2.1.1", "2.1.2", "2.1.3")] == [
        Status.IN_PROGRESS,
        Status.DONE,
        Status.DONE,
    ]
    assert labels(shown) == {}


async def test_no_more_is_stored_than_was_asked_about(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    stage.box.clock.set(datetime(2021, 12, 31, 8, tzinfo=UTC))
    shown = await say(stage, karin, "/anfangsstand")
    await press(stage, karin, shown, "Alle auf dieser Seite: läuft")
    stage.box.clock.set(LATE)  # 2.1.2 has passed meanwhile.
    await press(stage, karin, shown, "Ja, speichern")
    assert await reported(stage) == {"2.1.1", "2.1.3"}
    assert "2.1.2" in text_of(shown)
