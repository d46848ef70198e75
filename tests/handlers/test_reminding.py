"""Reminders come by themselves: once, at their time, rather late than never, and only to whoever is on the list."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.agreement.model import Status
from bot.people.model import Absence, Role
from handlers.reminding import Reminding
from handlers.setup import Bells
from sandbox.places import JsonObject, Person
from storage.tables import outbox
from tests.dialogues.transcript import labels, text_of
from tests.handlers.stage import Stage

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture
async def anna(stage: Stage) -> Person:
    await stage.listed("Karin", Role.COORDINATOR)
    return await stage.listed("Anna", Role.MEMBER, "Personalamt")


async def say(stage: Stage, who: Person, text: str) -> str:
    """What Zielbot answers."""
    return "\n".join(map(text_of, await stage.said_after(stage.box.world.say(who, who, text))))


async def told(stage: Stage, who: Person, *at: int) -> list[JsonObject]:
    """What somebody is told unasked when Zielbot looks at this moment (Berlin; none: now)."""
    chat = stage.box.world.private_chat(who)
    if at:
        stage.box.clock.set(datetime(*at, tzinfo=BERLIN).astimezone(UTC))  # type: ignore[misc,arg-type]
    before = len(chat.messages)
    await stage.parts.reminding.step()
    await stage.parts.nudger.step()
    await stage.play()
    return list(chat.messages.values())[before:]


async def texts(stage: Stage, who: Person, *at: int) -> list[str]:
    return [text_of(one) for one in await told(stage, who, *at)]


def another(stage: Stage) -> Reminding:
    """A second replica, or the first one after a restart."""
    return Reminding(stage.parts.reminding.setup, Bells())


async def test_one_with_a_time_comes_at_that_time_and_once(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag um 9 an 2.1.1")
    assert await texts(stage, anna, 2021, 5, 7, 8, 59) == []
    (message,) = await texts(stage, anna, 2021, 5, 7, 9)
    assert message.startswith("Ihre Erinnerung vom 3. Mai\n\n2.1.1 Leitfaden für Rückkehrgespräche\nTermin: ")
    assert "Vorgesehen" not in message
    assert await texts(stage, anna, 2021, 5, 7, 9, 1) == []
    assert await texts(stage, anna, 2021, 6, 7, 9) == []


async def test_one_without_a_time_comes_at_the_hour_of_the_digest(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag an 2.1.1")
    assert await texts(stage, anna, 2021, 5, 7, 8, 29) == []
    assert len(await texts(stage, anna, 2021, 5, 7, 8, 30)) == 1
    assert await texts(stage, anna, 2021, 5, 7, 12) == []


async def test_all_without_a_time_come_in_one_message_with_the_nudges_each_measure_once(
    stage: Stage, anna: Person
) -> None:
    await say(stage, anna, "/hinweise an")
    await say(stage, anna, "erinnere mich am 31. Mai an 2.1.1")
    await say(stage, anna, "erinnere mich am 31. Mai an 2.1.3")
    (message,) = await texts(stage, anna, 2021, 5, 31, 8, 30)
    assert message.startswith("Tagesübersicht, Montag, 31. Mai 2021\n\n2.1.3 Spielplatzkataster\nIhre Erinnerung. ")
    assert message.count("2.1.1 Leitfaden") == 1
    assert await texts(stage, anna, 2021, 6, 1, 9) == []


async def test_what_somebody_wants_to_be_reminded_of_is_no_business_of_the_coordinators(
    stage: Stage, anna: Person
) -> None:
    await say(stage, anna, "/hinweise an")
    await say(stage, anna, "erinnere mich am 31. Mai an 2.1.3")
    await say(stage, anna, "erinnere mich am 31. Mai um 8:30 an 2.1.3")
    assert len(await told(stage, anna, 2021, 5, 31, 8, 30)) == 2
    async with stage.store._engine.connect() as connection:
        subjects = set(await connection.scalars(select(outbox.c.subject).where(outbox.c.subject.is_not(None))))
    assert subjects == {"2.1.1"}


async def test_one_comes_on_the_quiet_days_around_new_year_too_and_nudges_do_not(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "/hinweise an")
    await say(stage, anna, "erinnere mich am 21. Dezember an 2.1.1")
    (message,) = await texts(stage, anna, 2021, 12, 21, 9)
    assert message.startswith("Tagesübersicht, Dienstag, 21. Dezember 2021\n\n2.1.1")
    assert "2.1.2" not in message


async def test_a_reader_gets_one_without_a_time_by_itself(stage: Stage, anna: Person) -> None:
    lea = await stage.listed("Lea", Role.READER)
    await say(stage, lea, "erinnere mich am Freitag an 2.1.1")
    (message,) = await texts(stage, lea, 2021, 5, 7, 8, 30)
    assert message.startswith("Ihre Erinnerung vom 3. Mai")


async def test_it_comes_at_ones_own_hour_also_to_whoever_wants_no_nudges(stage: Stage, anna: Person) -> None:
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        await work.nudges.set_wanted(person.id, wants=False)
        await work.nudges.set_minute(person.id, 10 * 60)
    await say(stage, anna, "erinnere mich am Freitag an 2.1.1")
    assert await texts(stage, anna, 2021, 5, 7, 9, 59) == []
    assert len(await texts(stage, anna, 2021, 5, 7, 10)) == 1


async def test_what_was_missed_comes_once_and_says_for_when_it_was(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "jeden Montag um 9 die offenen Sachen")
    (message,) = await texts(stage, anna, 2021, 5, 26, 10)
    assert message.startswith(
        "Ihre Erinnerung vom 3. Mai: jeden Montag um 9 Uhr\nVorgesehen war sie für Montag, 10. Mai 2021, um 9 Uhr."
    )
    assert await texts(stage, anna, 2021, 5, 31, 8, 59) == []
    assert len(await texts(stage, anna, 2021, 5, 31, 9)) == 1


async def test_what_is_late_does_not_come_at_night(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag um 22 Uhr an 2.1.1")
    await say(stage, anna, "erinnere mich am Freitag um 15 Uhr an 2.1.2")
    (on_time,) = await texts(stage, anna, 2021, 5, 7, 22)
    assert "2.1.1" in on_time
    assert await texts(stage, anna, 2021, 5, 8, 6, 59) == []
    (late,) = await texts(stage, anna, 2021, 5, 8, 7)
    assert "2.1.2" in late


@pytest.mark.parametrize(("month", "day"), [(3, 28), (10, 31)])
async def test_in_the_nights_of_the_clocks_change_it_comes_once(
    stage: Stage, anna: Person, month: int, day: int
) -> None:
    stage.box.clock.set(datetime(2021, month, day - 1, 12, tzinfo=UTC))
    await say(stage, anna, "erinnere mich morgen um 2:30 an 2.1.1")
    start, came = datetime(2021, month, day, 0, 0, tzinfo=UTC) - timedelta(hours=2), []
    for minutes in range(0, 6 * 60, 10):
        stage.box.clock.set(start + timedelta(minutes=minutes))
        came += [stage.box.clock.now().astimezone(BERLIN).strftime("%H:%M")] * len(await texts(stage, anna))
    assert came == ["03:30" if month == 3 else "02:30"]


async def test_the_second_replica_and_a_restart_tell_nothing_twice(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag um 9 an 2.1.1")
    stage.box.clock.set(datetime(2021, 5, 7, 7, tzinfo=UTC))
    assert (await another(stage).step(), await another(stage).step(), await stage.parts.reminding.step()) == (1, 0, 0)
    await stage.play()
    assert len([one for one in stage.box.calls_of("sendMessage") if "Ihre Erinnerung vom" in str(one.params)]) == 1


async def test_while_another_replica_leads_this_one_is_silent(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag um 9 an 2.1.1")
    real = stage.parts.reminding.setup.real.now()
    async with stage.store.writing() as work:
        assert await work.leases.take("reminders", "another", until=real + timedelta(minutes=2), at=real)
    assert await texts(stage, anna, 2021, 5, 7, 9) == []


async def test_a_clock_set_back_sends_nothing_twice(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich werktags um 9 an 2.1.1")
    assert len(await texts(stage, anna, 2021, 5, 6, 9)) == 1
    assert await texts(stage, anna, 2021, 5, 4, 9) == []
    assert await texts(stage, anna, 2021, 5, 6, 9, 1) == []
    assert len(await texts(stage, anna, 2021, 5, 7, 9)) == 1


async def test_a_clock_that_was_a_year_ahead_keeps_nothing_waiting(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "jeden Montag um 9 die offenen Sachen")
    assert len(await texts(stage, anna, 2022, 5, 4, 9)) == 1
    assert await texts(stage, anna, 2021, 5, 7, 9) == []
    assert len(await texts(stage, anna, 2021, 5, 10, 9)) == 1
    assert await texts(stage, anna, 2021, 5, 10, 9, 1) == []


async def test_before_a_due_date_it_follows_when_that_is_moved(stage: Stage, anna: Person) -> None:
    karin = await stage.listed("Klara", Role.COORDINATOR)
    await say(stage, anna, "erinnere mich eine Woche vor Fälligkeit an 2.1.1")
    await say(stage, karin, "2.1.1 verschiebt sich auf Ende September 2021, weil die Vorlage fehlt")
    async with stage.store.writing() as work:
        snapshot = await work.agreements.current()
        assert snapshot
        waiting = snapshot.standing("2.1.1").waiting
        if waiting:
            await work.updates.decide_due(waiting.id, is_confirmed=True, at=stage.box.clock.now())
    assert await texts(stage, anna, 2021, 6, 23, 12) == []
    assert "23. September 2021" in await say(stage, anna, "/erinnerungen")
    (message,) = await texts(stage, anna, 2021, 9, 23, 9)
    assert message.startswith("Tagesübersicht, Donnerstag, 23. September 2021\n\n2.1.1")
    assert "Ihre Erinnerung. Termin: vereinbart II. Quartal 2021, neu" in message


async def test_of_what_is_done_by_then_it_says_so_and_ends(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich jeden Freitag um 9 an 2.1.1")
    await say(stage, anna, "2.1.1 fertig")
    (message,) = await told(stage, anna, 2021, 5, 7, 9)
    assert "Stand: abgeschlossen. Die Erinnerung ist damit beendet." in text_of(message)
    assert labels(message) == {}
    assert await texts(stage, anna, 2021, 5, 14, 9) == []


async def test_whoever_is_away_is_reminded_and_whoever_is_off_the_list_is_not(stage: Stage, anna: Person) -> None:
    bernd = await stage.listed("Bernd", Role.MEMBER, "Schulamt")
    for who in (anna, bernd):
        await say(stage, who, "erinnere mich am Freitag um 9 an 2.1.1")
    async with stage.store.writing() as work:
        away, gone = [await work.people.by_telegram_id(one.id) for one in (anna, bernd)]
        assert away
        assert gone
        absence = Absence(datetime(2021, 5, 3, tzinfo=UTC).date(), None)
        await work.absences.add(away.id, absence, ends_at=None, at=stage.box.clock.now())
        await work.people.revoke(gone.id, at=stage.box.clock.now())
    assert len(await texts(stage, anna, 2021, 5, 7, 9)) == 1
    assert await texts(stage, bernd) == []


async def test_whose_role_has_no_reminders_any_more_gets_none(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag um 9 an 2.1.1")
    async with stage.store.writing() as work:
        await work.people.add(anna.id, "Anna", Role.ADMIN, (), at=stage.box.clock.now())
    assert await texts(stage, anna, 2021, 5, 7, 9) == []


async def test_below_it_one_reports_and_it_shows_what_was_reported(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich jeden Freitag um 9 an 2.1.1")
    (message,) = await told(stage, anna, 2021, 5, 7, 9)
    assert list(labels(message)) == [
        *("Planmäßig", "Fertig", "Verzögert", "Hindernis", "Einzelheiten", "Nicht mehr erinnern")
    ]
    stage.box.world.press(anna, message, labels(message)["Planmäßig"])
    await stage.play()
    assert "Stand: läuft" in text_of(message)
    assert text_of(message).startswith("Ihre Erinnerung vom 3. Mai: jeden Freitag um 9 Uhr")
    stage.box.world.press(anna, message, labels(message)["Nicht mehr erinnern"])
    await stage.play()
    assert "Nicht mehr erinnern" not in labels(message)
    assert await texts(stage, anna, 2021, 5, 14, 9) == []


async def test_what_is_written_after_it_is_about_its_measure(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "erinnere mich am Freitag um 9 an 2.1.1")
    await told(stage, anna, 2021, 5, 7, 9)
    await say(stage, anna, "fertig")
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    assert snapshot.standing("2.1.1").status is Status.DONE


async def test_all_that_is_open_is_the_usual_list(stage: Stage, anna: Person) -> None:
    await say(stage, anna, "jeden Montag um 9 die offenen Sachen")
    (message,) = await told(stage, anna, 2021, 5, 10, 9)
    assert "Ihre offenen Maßnahmen: 2" in text_of(message)
    assert list(labels(message)) == ["2.1.1", "2.1.2"]
    stage.box.world.press(anna, message, labels(message)["2.1.2"])
    await stage.play()
    last = list(stage.box.world.private_chat(anna).messages.values())[-1]
    assert text_of(last).startswith("2.1.2 Ferienbetreuung")


async def test_an_edited_wish_replaces_the_one_before(stage: Stage, anna: Person) -> None:
    message = stage.box.world.say(anna, anna, "erinnere mich am Freitag um 9 an 2.1.1")
    await stage.play()
    stage.box.world.edit(anna, message, "erinnere mich am Donnerstag um 9 an 2.1.1")
    await stage.play()
    said = await say(stage, anna, "/erinnerungen")
    assert "Ihre Erinnerungen: 1" in said
    assert "Donnerstag, 6. Mai 2021, um 9 Uhr" in said


async def test_what_somebody_else_wrote_sets_no_reminder(stage: Stage, anna: Person) -> None:
    origin = {"type": "user", "date": 1620028000, "sender_user": {"id": 77, "is_bot": False, "first_name": "Otto"}}
    stage.box.world.say(anna, anna, "erinnere mich am Freitag um 9 an 2.1.1", extra={"forward_origin": origin})
    await stage.play()
    assert "Sie haben keine Erinnerungen." in await say(stage, anna, "/erinnerungen")
