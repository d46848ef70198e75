"""Digests on the stage: each person's nudges of a day come in one message at their hour, and reports go with a tap."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.agreement.model import Agreement
from bot.nudges.model import Rule, Slot
from bot.nudges.plan import plan_nudges
from bot.people.model import Absence, Role
from bot.privacy.policy import Content, Policy
from handlers.nudger import Nudger
from handlers.outlooks import outlook_of
from sandbox.places import JsonObject, Person
from storage.work import SqlStore
from tests.dialogues.transcript import labels, rows, text_of
from tests.handlers.county import AGREEMENT
from tests.handlers.stage import HandClock, Stage, staged

BERLIN = ZoneInfo("Europe/Berlin")
LAST_MONTH = datetime(2021, 5, 31, 6, 30, tzinfo=UTC)
"""Monday, 8:30 in Berlin, 30 days before the end of the quarter."""


async def wanting(stage: Stage, name: str, *units: str, role: Role = Role.MEMBER, minute: int | None = None) -> Person:
    """Somebody on the list who wants nudges."""
    person = await stage.listed(name, role, *units)
    async with stage.store.writing() as work:
        known = await work.people.by_telegram_id(person.id)
        assert known
        await work.nudges.set_wanted(known.id, wants=True)
        await work.nudges.set_minute(known.id, minute)
    return person


async def nudged(stage: Stage, *people: Person) -> list[list[JsonObject]]:
    """What each of these is told by looking once more."""
    before = [len(said(stage, one)) for one in people]
    await stage.parts.nudger.step()
    await stage.play()
    return [said(stage, one)[count:] for one, count in zip(people, before, strict=True)]


def said(stage: Stage, person: Person) -> list[JsonObject]:
    chat, me = stage.box.world.private_chat(person), stage.box.world.bot.id
    return [one for one in chat.messages.values() if one["from"]["id"] == me]


async def press(stage: Stage, who: Person, label: str) -> str:
    """Press a button of the last message that has it; return what the press was answered with."""
    shown = next(one for one in reversed(said(stage, who)) if label in labels(one))
    pressed = stage.box.world.press(who, shown, labels(shown)[label])
    await stage.play()
    assert pressed.answer is not None
    return str(pressed.answer.get("text", ""))


async def test_a_digest_comes_once_at_its_hour_and_takes_reports(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH.replace(minute=29))
    assert await nudged(stage, anna) == [[]]
    stage.box.clock.set(LAST_MONTH)
    ((digest,),) = await nudged(stage, anna)
    assert text_of(digest).startswith(
        "Tagesübersicht, Montag, 31. Mai 2021\n\n2.1.1 Leitfaden für Rückkehrgespräche\n"
        "Termin: II. Quartal 2021, noch 4 Wochen\nNoch keine Meldung\n\n"
    )
    assert list(rows(digest)) == [
        ("Planmäßig", "Fertig"),
        ("Verzögert", "Hindernis"),
        ("Später", "Nicht zuständig"),
        ("Keine Hinweise mehr",),
    ]
    assert await nudged(stage, anna) == [[]]
    await press(stage, anna, "Planmäßig")
    assert "Gemeldet: läuft" in text_of(said(stage, anna)[-2])
    assert "Gespeichert für Personalamt" in text_of(said(stage, anna)[-1])


@pytest.mark.parametrize(
    ("taps", "state"),
    [
        (("Fertig",), "Gemeldet: abgeschlossen"),
        (("Verzögert", "IV. Quartal 2021"), "Gemeldet: verzögert"),
        (("Hindernis", "Mittel fehlen"), "Gemeldet: Hindernis"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else None,
)
async def test_what_began_with_a_tap_is_seen_in_the_digest_and_gone_from_it_once_it_is_taken_back(
    stage: Stage, taps: tuple[str, ...], state: str
) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH)
    ((digest,),) = await nudged(stage, anna)
    before = text_of(digest), list(rows(digest))
    for label in taps:
        await press(stage, anna, label)
    assert state in text_of(said(stage, anna)[0])
    await press(stage, anna, "Rückgängig")
    shown = said(stage, anna)[0]
    assert (text_of(shown), list(rows(shown))) == before


async def test_each_of_a_unit_gets_it_at_their_hour_unless_it_was_answered(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    berta = await wanting(stage, "Berta", "Personalamt", minute=600)
    carla = await wanting(stage, "Carla", "Personalamt", minute=660)
    stage.box.clock.set(LAST_MONTH)
    assert list(map(len, await nudged(stage, anna, berta, carla))) == [1, 0, 0]
    stage.box.clock.set(LAST_MONTH + timedelta(minutes=90))
    assert list(map(len, await nudged(stage, anna, berta, carla))) == [0, 1, 0]
    stage.box.world.say(anna, anna, "2.1.1 50 %")
    await stage.play()
    stage.box.clock.set(LAST_MONTH + timedelta(minutes=300))
    assert list(map(len, await nudged(stage, anna, berta, carla))) == [0, 0, 0]


async def test_once_a_unit_says_that_it_is_not_responsible_nobody_of_it_gets_the_nudge_any_more(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    berta = await wanting(stage, "Berta", "Personalamt", minute=600)
    carla = await wanting(stage, "Carla", "Personalamt", minute=660)
    stage.box.clock.set(LAST_MONTH)
    await nudged(stage, anna)
    await press(stage, anna, "Nicht zuständig")
    await press(stage, anna, "Doch zuständig")
    stage.box.clock.set(LAST_MONTH + timedelta(minutes=90))
    assert len((await nudged(stage, berta))[0]) == 1
    await press(stage, berta, "Nicht zuständig")
    stage.box.clock.set(LAST_MONTH + timedelta(minutes=150))
    assert await nudged(stage, carla) == [[]]
    async with stage.store.reading() as work:
        assert await work.nudges.waiting() == []
        assert len(await work.nudges.ledger()) == 1, "it was asked, and the next unit is asked with the next step"


async def test_what_nobody_of_a_unit_got_before_it_declined_goes_to_the_next_one(stage: Stage) -> None:
    sina = await wanting(stage, "Sina", "Schulamt")
    anna = await wanting(stage, "Anna", "Personalamt", minute=600)
    day, question = LAST_MONTH.date(), Slot(Rule.ASKED, "2.1.2", "2021-05-31", LAST_MONTH.date(), "Schulamt")
    async with stage.store.writing() as work:
        known = await work.people.by_telegram_id(sina.id)
        assert known
        await work.nudges.claim(question, [known.id], on=day, at=LAST_MONTH)
        await work.nudges.decline("2.1.2", "Schulamt", at=LAST_MONTH)
    stage.box.clock.set(LAST_MONTH)
    assert await nudged(stage, sina, anna) == [[], []]
    stage.box.clock.set(LAST_MONTH + timedelta(minutes=90))
    (nothing, (digest,)) = await nudged(stage, sina, anna)
    assert nothing == []
    assert "2.1.2" in text_of(digest)
    assert "Die Koordination fragt nach. Termin: IV. Quartal 2021" in text_of(digest)
    await press(stage, anna, "2.1.2")
    assert "Nicht zuständig" in labels(said(stage, anna)[-1]), "it is her own unit that is asked"


async def test_whoever_chooses_an_earlier_hour_today_gets_it_today(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt", minute=900)
    await wanting(stage, "Berta", "Schulamt")
    stage.box.clock.set(LAST_MONTH + timedelta(hours=1))
    assert await nudged(stage, anna) == [[]]
    stage.box.world.say(anna, anna, "/hinweise 8 Uhr")
    await stage.play()
    ((digest,),) = await nudged(stage, anna)
    assert "2.1.1" in text_of(digest)


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2021, 6, 5, 8, tzinfo=UTC),  # Saturday
        datetime(2021, 6, 4, 17, 0, tzinfo=UTC),  # 19:00 in Berlin
        datetime(2021, 6, 4, 4, 59, tzinfo=UTC),
        datetime(2021, 12, 21, 8, tzinfo=UTC),
    ],
    ids=str,
)
async def test_nothing_comes_outside_core_hours_on_free_days_and_around_new_year(
    stage: Stage, moment: datetime
) -> None:
    anna = await wanting(stage, "Anna", "Personalamt", "Schulamt")
    stage.box.clock.set(moment)
    assert await nudged(stage, anna) == [[]]


async def test_after_days_without_service_there_is_one_digest(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(datetime(2021, 6, 29, 9, tzinfo=UTC))
    ((digest,),) = await nudged(stage, anna)
    assert "Termin: II. Quartal 2021, noch 1 Tag" in text_of(digest)


async def test_what_was_decided_before_the_process_was_killed_is_handed_over_by_the_next(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    await claim_for_all(stage)
    ((digest,),) = await nudged(stage, anna)
    assert "2.1.1" in text_of(digest)
    assert await nudged(stage, anna) == [[]]


async def test_of_two_replicas_one_sends(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH)
    other = Nudger(replace(stage.parts.nudger.setup, instance="another"), stage.parts.nudger.bells)
    counts = await asyncio.gather(stage.parts.nudger.step(), other.step())
    await stage.play()
    assert sum(counts) == 1
    assert len(said(stage, anna)) == 1


async def test_a_clock_that_is_set_back_brings_nothing_twice(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    moments = [LAST_MONTH + timedelta(hours=hours) for hours in (1, -24 * 3, 0, 1, 24, 24 * 3)]
    counts = []
    for moment in moments:
        stage.box.clock.set(moment)
        counts.append(len((await nudged(stage, anna))[0]))
    assert counts == [1, 0, 0, 0, 0, 0]


async def test_nobody_gets_more_than_one_digest_a_day(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    await wanting(stage, "Berta", "Schulamt", minute=600)
    stage.box.clock.set(LAST_MONTH)
    assert len((await nudged(stage, anna))[0]) == 1
    later = Slot(Rule.ASKED, "2.1.2", "2021-05-31", LAST_MONTH.date(), "Personalamt")
    async with stage.store.writing() as work:
        known = await work.people.by_telegram_id(anna.id)
        assert known
        await work.nudges.claim(later, [known.id], on=LAST_MONTH.date(), at=LAST_MONTH)
    stage.box.clock.set(LAST_MONTH + timedelta(hours=2))
    assert await nudged(stage, anna) == [[]]
    stage.box.clock.set(LAST_MONTH + timedelta(days=1))
    ((digest,),) = await nudged(stage, anna)
    assert "Die Koordination fragt nach. Termin: IV. Quartal 2021" in text_of(digest)


async def revoke(stage: Stage, person: Person) -> None:
    async with stage.store.writing() as work:
        known = await work.people.by_telegram_id(person.id)
        assert known
        await work.people.revoke(known.id, at=stage.box.clock.now())


async def test_what_only_somebody_who_left_would_have_got_goes_to_the_coordinators(stage: Stage) -> None:
    karin = await wanting(stage, "Karin", role=Role.COORDINATOR, minute=600)
    anna = await wanting(stage, "Anna", "Personalamt", "Schulamt", minute=900)
    berta = await wanting(stage, "Berta", "Schulamt")
    await claim_for_all(stage)
    await revoke(stage, anna)
    assert list(map(len, await nudged(stage, karin, anna, berta))) == [0, 0, 0]
    stage.box.clock.set(LAST_MONTH + timedelta(hours=2))
    ((digest,), not_for_anna) = await nudged(stage, karin, anna)
    assert "2.1.1" in text_of(digest)
    assert not_for_anna == []


async def test_what_waits_for_somebody_who_is_away_by_then_goes_to_their_deputy(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt", minute=900)
    berta = await wanting(stage, "Berta", "Schulamt", minute=600)
    await claim_for_all(stage)
    async with stage.store.writing() as work:
        away, deputy = await work.people.by_telegram_id(anna.id), await work.people.by_telegram_id(berta.id)
        assert away
        assert deputy
        await work.absences.set_deputy(away.id, deputy.id, at=LAST_MONTH)
        await work.absences.add(away.id, Absence(LAST_MONTH.date(), None), ends_at=None, at=LAST_MONTH)
    stage.box.clock.set(LAST_MONTH + timedelta(hours=7))
    (for_anna, (digest,)) = await nudged(stage, anna, berta)
    assert for_anna == []
    assert "2.1.1" in text_of(digest)
    await press(stage, berta, "Planmäßig")
    assert "Gemeldet in Vertretung" in text_of(said(stage, berta)[-1])


async def test_where_nobody_else_can_have_it_a_nudge_waits(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt", minute=900)
    await claim_for_all(stage)
    async with stage.store.writing() as work:
        known = await work.people.by_telegram_id(anna.id)
        assert known
        away = Absence(LAST_MONTH.date(), date(2021, 6, 1))
        await work.absences.add(known.id, away, ends_at=None, at=LAST_MONTH)
    for hours, count in ((7, 0), (31, 0), (55, 1), (56, 0)):
        stage.box.clock.set(LAST_MONTH + timedelta(hours=hours))
        assert len((await nudged(stage, anna))[0]) == count, hours


async def test_whoever_is_taken_off_the_list_gets_not_even_what_was_handed_over(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH)
    await stage.parts.nudger.step()
    await revoke(stage, anna)
    await stage.play()
    assert said(stage, anna) == []


async def claim_for_all(stage: Stage) -> None:
    """At 8:30 everybody's slots are decided, whenever their hour is."""
    stage.box.clock.set(LAST_MONTH)
    async with stage.store.reading() as work:
        outlook = await outlook_of(work, stage.parts.nudger.setup, LAST_MONTH)
    assert outlook
    planned = [one for one in plan_nudges(outlook, LAST_MONTH.date()) if one.route.people]
    async with stage.store.writing() as work:
        slots = [(one.slot, [each.person.id for each in one.route.people]) for one in planned]
        await work.nudges.claim_all(slots, on=LAST_MONTH.date(), at=LAST_MONTH)


async def test_what_could_not_leave_within_core_hours_comes_with_the_next_digest(store: SqlStore) -> None:
    real = HandClock(LAST_MONTH)
    async with staged(store, real=real) as stage:
        anna = await wanting(stage, "Anna", "Personalamt")
        stage.box.world.say(anna, anna, "erinnere mich am 31. Mai an 2.1.3")
        await stage.play()
        before = len(said(stage, anna))
        stage.box.clock.set(LAST_MONTH)
        assert await stage.parts.nudger.step() == 1
        for hours in (11, 23.4):
            real.at = LAST_MONTH + timedelta(hours=hours)
            stage.box.clock.set(real.at)
            await stage.play()
            assert len(said(stage, anna)) == before, "it is too late, taken back or not"
            assert await nudged(stage, anna) == [[]]
        real.at = LAST_MONTH + timedelta(hours=24)
        stage.box.clock.set(real.at)
        ((digest,),) = await nudged(stage, anna)
        assert "Dienstag, 1. Juni 2021" in text_of(digest)
        assert "2.1.1" in text_of(digest)
        assert "2.1.3 Spielplatzkataster\nIhre Erinnerung." in text_of(digest)


def many(count: int) -> Agreement:
    first = AGREEMENT.measures[0]
    measures = tuple(
        replace(first, code=f"2.1.{number}", line=number, title=f"Maßnahme {number}", short_title=f"Maßnahme {number}")
        for number in range(1, count + 1)
    )
    return replace(AGREEMENT, measures=measures)


@pytest.fixture
async def crowded(store: SqlStore) -> AsyncIterator[Stage]:
    async with staged(store, many(12)) as ready:
        yield ready


async def test_ten_are_shown_and_the_rest_is_behind_a_button(crowded: Stage) -> None:
    anna = await wanting(crowded, "Anna", "Personalamt")
    crowded.box.clock.set(LAST_MONTH)
    ((digest,),) = await nudged(crowded, anna)
    assert "2.1.10 Maßnahme 10" in text_of(digest)
    assert "2.1.11" not in text_of(digest)
    assert list(rows(digest))[-2:] == [("Weitere 2",), ("Keine Hinweise mehr",)]
    await press(crowded, anna, "Weitere 2")
    second = said(crowded, anna)[-1]
    assert next(iter(rows(second))) == ("2.1.11", "2.1.12")
    await press(crowded, anna, "2.1.12")
    await press(crowded, anna, "Fertig")
    assert "2.1.12" in text_of(said(crowded, anna)[-1])
    await press(crowded, anna, "‹ Tagesübersicht")
    assert "2.1.11" in text_of(said(crowded, anna)[0]), "the page is the one they came from"


async def test_with_minimal_content_there_are_codes_and_dates_alone(stage: Stage) -> None:
    nudger = stage.parts.nudger
    nudger.setup = replace(nudger.setup, policy=Policy(content=Content.MINIMAL))
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH)
    ((digest,),) = await nudged(stage, anna)
    assert "2.1.1\nTermin: II. Quartal 2021" in text_of(digest)
    assert "Leitfaden" not in text_of(digest)


async def test_whoever_did_not_say_yes_or_cannot_report_gets_nothing(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    lea = await wanting(stage, "Lea", "Personalamt", role=Role.READER)
    stage.box.clock.set(LAST_MONTH)
    assert await nudged(stage, anna, lea) == [[], []]
    async with stage.store.reading() as work:
        assert await work.nudges.ledger() == []


async def test_a_coordinator_is_not_told_of_what_they_alone_were_asked(stage: Stage) -> None:
    karin = await wanting(stage, "Karin", "Personalamt", role=Role.COORDINATOR)
    stage.box.clock.set(LAST_MONTH)
    ((digest,),) = await nudged(stage, karin)
    assert "2.1.1" in text_of(digest)
    stage.box.clock.set(LAST_MONTH + timedelta(days=7))
    assert await nudged(stage, karin) == [[]]


async def test_a_coordinator_who_is_asked_about_a_measure_does_not_find_it_in_the_overview_below(stage: Stage) -> None:
    karin = await wanting(stage, "Karin", "Personalamt", role=Role.COORDINATOR)
    kai = await wanting(stage, "Kai", role=Role.COORDINATOR)
    await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH)
    await nudged(stage, karin)
    stage.box.clock.set(datetime(2021, 6, 23, 7, tzinfo=UTC))
    ((for_karin,), (for_kai,)) = await nudged(stage, karin, kai)
    assert text_of(for_karin).count("2.1.1") == 1
    assert "Ohne Antwort auf Hinweise: 1 Maßnahme\n2.1.1 Leitfaden" in text_of(for_kai)


async def test_a_coordinator_who_wants_no_nudges_gets_no_overview(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    karin = await stage.listed("Karin", Role.COORDINATOR)
    stage.box.clock.set(LAST_MONTH)
    await nudged(stage, anna)
    stage.box.clock.set(LAST_MONTH + timedelta(days=7))
    assert await nudged(stage, anna, karin) == [[], []]


async def test_looking_without_anybodys_hour_having_come_plans_nothing(stage: Stage) -> None:
    anna = await wanting(stage, "Anna", "Personalamt")
    stage.box.clock.set(LAST_MONTH)
    await nudged(stage, anna)
    async with stage.store.writing() as work:
        await work.facts.set("nudges:off", "no rule at all")
    stage.box.clock.set(LAST_MONTH + timedelta(minutes=5))
    assert await nudged(stage, anna) == [[]], "what is off was not even read"
