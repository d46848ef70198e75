"""Taps that report: once however often they are pressed, for whoever may, and only while the card still holds."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from bot.agreement.model import Behalf, Standing, Status
from bot.people.model import Role
from bot.privacy.policy import Content, Policy
from bot.texts.asking import ASKED_OF_OTHERS
from bot.texts.obstacles import IS_GONE
from bot.texts.people import GONE, STALE
from bot.texts.report_rows import NO_LONGER_YOURS
from bot.trace.model import Action
from sandbox.places import Chat, JsonObject, Person
from sandbox.queries import Query
from storage.tables import person_units
from tests.dialogues.transcript import labels
from tests.handlers.stage import MORNING, Stage


async def card_of(stage: Stage, who: Person, text: str = "2.1.1") -> JsonObject:
    (shown,) = await stage.said_after(stage.box.world.say(who, who, text))
    return shown


async def press(stage: Stage, who: Person, shown: JsonObject, label: str, *more: str) -> list[Query]:
    """Press buttons before anybody has answered."""
    presses = [stage.box.world.press(who, shown, labels(shown)[one]) for one in (label, *more)]
    await stage.play()
    return presses


async def standing(stage: Stage, code: str = "2.1.1") -> Standing:
    async with stage.store.reading() as work:
        snapshot = await work.agreements.current()
    assert snapshot
    return snapshot.standing(code)


def last_said(stage: Stage, chat: Person | Chat) -> JsonObject:
    place = stage.box.world.private_chat(chat) if isinstance(chat, Person) else chat
    return [one for one in place.messages.values() if one["from"]["id"] == stage.box.world.bot.id][-1]


def notice(query: Query) -> str:
    assert query.answer is not None
    return str(query.answer.get("text", ""))


@pytest.fixture
async def anna(stage: Stage) -> Person:
    return await stage.listed("Anna", Role.MEMBER, "Personalamt")


async def test_a_tap_pressed_twice_at_once_is_stored_once(stage: Stage, anna: Person) -> None:
    shown = await card_of(stage, anna)
    first, second = await press(stage, anna, shown, "Planmäßig", "Planmäßig")
    assert (notice(first), notice(second)) == ("", STALE.de)
    assert [one.status for one in (await standing(stage)).updates] == [Status.IN_PROGRESS]


async def test_a_tap_on_a_card_that_changed_stores_nothing_and_the_next_one_does(stage: Stage, anna: Person) -> None:
    shown = await card_of(stage, anna)
    old = labels(shown)["Fertig"]
    await press(stage, anna, shown, "Planmäßig")
    replayed = stage.box.world.press(anna, shown, old)
    await stage.play()
    assert notice(replayed) == STALE.de
    assert (await standing(stage)).status is Status.IN_PROGRESS
    await press(stage, anna, shown, "Fertig")
    assert (await standing(stage)).status is Status.DONE


async def test_two_people_who_tap_at_once_are_both_kept_and_seen(stage: Stage, anna: Person) -> None:
    bea = await stage.listed("Bea", Role.MEMBER, "Personalamt")
    hers, her_own = await card_of(stage, anna), await card_of(stage, bea)
    stage.box.world.press(anna, hers, labels(hers)["Planmäßig"])
    stage.box.world.press(bea, her_own, labels(her_own)["Fertig"])
    await stage.play()
    assert [one.status for one in (await standing(stage)).updates] == [Status.IN_PROGRESS, Status.DONE]
    assert "Stand: läuft (vorher: noch keine Meldung)" in last_said(stage, anna)["text"]
    assert "Stand: abgeschlossen (vorher: läuft)" in last_said(stage, bea)["text"]


async def test_rights_are_those_at_the_press(stage: Stage, anna: Person) -> None:
    shown = await card_of(stage, anna)
    async with stage.store._engine.begin() as connection:
        await connection.execute(update(person_units).values(unit="Schulamt"))
    (pressed,) = await press(stage, anna, shown, "Fertig")
    assert notice(pressed) == NO_LONGER_YOURS.de
    assert (await standing(stage)).updates == ()


@pytest.mark.parametrize("action", ["report_going", "report_done", "report_late", "report_block", "report_same"])
async def test_made_up_taps_on_a_measure_that_is_not_theirs_do_nothing(stage: Stage, anna: Person, action: str) -> None:
    shown = await card_of(stage, anna, "2.1.3")
    assert labels(shown) == {}
    async with stage.store.reading() as work:
        card = await work.cards.by_message(anna.id, shown["message_id"])
    assert card
    for arg in (0, 1, 77, -1):
        pressed = stage.box.world.press(anna, shown, f"{action}:{card.id}:{card.version}:{arg}")
        await stage.play()
        assert notice(pressed) in (NO_LONGER_YOURS.de, GONE.de)
    assert (await standing(stage, "2.1.3")).updates == ()


async def test_another_chats_card_is_out_of_reach(stage: Stage, anna: Person) -> None:
    shown = await card_of(stage, anna)
    bea = await stage.listed("Bea", Role.MEMBER, "Personalamt")
    own = await card_of(stage, bea)
    pressed = stage.box.world.press(bea, own, labels(shown)["Fertig"])
    await stage.play()
    assert notice(pressed) == GONE.de
    assert (await standing(stage)).updates == ()


async def test_a_quarter_chosen_twice_is_stored_once(stage: Stage, anna: Person) -> None:
    await press(stage, anna, await card_of(stage, anna), "Verzögert")
    shown = last_said(stage, anna)
    await press(stage, anna, shown, "IV. Quartal 2021", "IV. Quartal 2021")
    updates = (await standing(stage)).updates
    assert [(one.status, one.new_due is not None) for one in updates] == [(Status.DELAYED, True)]


async def test_the_last_text_is_added_once(stage: Stage, anna: Person) -> None:
    await card_of(stage, anna, "2.1.1 läuft, Entwurf liegt vor")
    await press(stage, anna, await card_of(stage, anna), "Unverändert")
    shown = last_said(stage, anna)
    await press(stage, anna, shown, "Letzten Text übernehmen", "Letzten Text übernehmen")
    assert [one.note for one in (await standing(stage)).updates] == ["Entwurf liegt vor", "Entwurf liegt vor"]


async def test_what_is_taken_back_is_not_completed(stage: Stage, anna: Person) -> None:
    await press(stage, anna, await card_of(stage, anna), "Planmäßig")
    shown = last_said(stage, anna)
    data = labels(shown)["Satz ergänzen"]
    await press(stage, anna, shown, "Rückgängig")
    stage.box.world.press(anna, shown, data)
    await stage.play()
    await card_of(stage, anna, "Der Entwurf liegt vor")
    assert [(one.withdrawn, one.note) for one in (await standing(stage)).updates] == [(True, None)]


async def test_all_unchanged_leaves_out_what_was_never_reported_and_what_is_not_theirs(
    stage: Stage, anna: Person
) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    for text in ("2.1.1 läuft", "2.1.3 läuft"):
        await card_of(stage, karin, text)
    shown = await card_of(stage, anna, "Maßnahmen Handlungsfeld 2")
    await press(stage, anna, shown, "Alle unverändert (1)", "Alle unverändert (1)")
    assert [one.is_unchanged for one in (await standing(stage, "2.1.1")).updates] == [False, True]
    assert [one.is_unchanged for one in (await standing(stage, "2.1.3")).updates] == [False]
    assert (await standing(stage, "2.1.2")).updates == ()
    assert "2.1.2" in last_said(stage, anna)["text"]


async def test_an_obstacle_is_told_to_the_coordinators_but_not_to_the_one_who_raised_it(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    klaus = await stage.listed("Klaus", Role.COORDINATOR)
    await press(stage, karin, await card_of(stage, karin), "Hindernis")
    await press(stage, karin, last_said(stage, karin), "Mittel fehlen", "Mittel fehlen")
    told = last_said(stage, klaus)["text"]
    assert told == "Hindernis zu 2.1.1 Leitfaden für Rückkehrgespräche (Personalamt): Mittel fehlen"
    assert told not in [one["text"] for one in stage.box.world.private_chat(karin).messages.values()]
    assert len((await standing(stage)).obstacles) == 1


async def test_with_minimal_content_neither_reason_nor_title_nor_name_goes_through_telegram(
    stage: Stage, anna: Person
) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    stage.parts.receiver.setup = replace(stage.parts.receiver.setup, policy=Policy(content=Content.MINIMAL))
    await press(stage, anna, await card_of(stage, anna), "Hindernis")
    assert "Leitfaden" not in last_said(stage, anna)["text"]
    await card_of(stage, anna, "Der Vertrag fehlt")
    assert last_said(stage, karin)["text"] == "Hindernis zu 2.1.1 (Personalamt)"
    assert "Hindernis seit 3. Mai 2021" in (await card_of(stage, anna))["text"]
    listed = await card_of(stage, karin, "/hindernisse")
    assert ("Vertrag" in listed["text"], "Leitfaden" in listed["text"]) == (False, False)
    await press(stage, anna, await card_of(stage, anna, "2.1.3 fertig, Karte liegt vor"), "An die Koordination geben")
    passed = last_said(stage, karin)["text"]
    assert [word for word in ("Anna", "Spielplatzkataster", "Karte") if word in passed] == []
    assert "abgeschlossen" in passed


async def test_an_obstacle_that_two_people_resolve_is_resolved_once(stage: Stage, anna: Person) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    await press(stage, anna, await card_of(stage, anna), "Hindernis")
    await press(stage, anna, last_said(stage, anna), "Personal fehlt")
    shown, listed = await card_of(stage, anna), await card_of(stage, karin, "/hindernisse")
    first = stage.box.world.press(anna, shown, labels(shown)["Hindernis behoben"])
    second = stage.box.world.press(karin, listed, labels(listed)["1: Behoben"])
    await stage.play()
    assert (notice(first), notice(second)) == ("", IS_GONE.de)
    assert listed["text"] == "Es ist kein Hindernis gemeldet."
    async with stage.store.reading() as work:
        trace = [(one.action, one.subject) async for one in work.audit.records(action=Action.OBSTACLE_RESOLVED)]
    assert trace == [(Action.OBSTACLE_RESOLVED, "2.1.1")]


async def test_the_place_of_an_obstacle_is_that_on_the_card_that_was_drawn(stage: Stage, anna: Person) -> None:
    for reason in ("Personal fehlt", "Mittel fehlen"):
        await press(stage, anna, await card_of(stage, anna), "Hindernis")
        await press(stage, anna, last_said(stage, anna), reason)
    old, other = await card_of(stage, anna), await card_of(stage, anna)
    await press(stage, anna, other, "Behoben: Personal fehlt")
    await press(stage, anna, old, "Behoben: Personal fehlt")
    assert [one.reason for one in (await standing(stage)).obstacles] == ["Mittel fehlen"]


async def test_of_two_coordinators_who_decide_at_once_the_first_decides(stage: Stage, anna: Person) -> None:
    karin, klaus = [await stage.listed(name, Role.COORDINATOR) for name in ("Karin", "Klaus")]
    refused = await card_of(stage, anna, "2.1.3 fertig")
    await press(stage, anna, refused, "An die Koordination geben", "An die Koordination geben")
    asked = [last_said(stage, one) for one in (karin, klaus)]
    assert len(stage.box.world.private_chat(karin).messages) == 1
    stage.box.world.press(karin, asked[0], labels(asked[0])["Speichern"])
    stage.box.world.press(klaus, asked[1], labels(asked[1])["Nicht speichern"])
    await stage.play()
    (update,) = (await standing(stage, "2.1.3")).updates
    assert (update.status, update.unit, update.on_behalf) == (Status.DONE, "Grünflächenamt", Behalf.COORDINATOR)
    assert asked[1]["text"] == "2.1.3: Darüber ist schon entschieden."
    assert last_said(stage, anna)["text"] == "2.1.3: Die Koordination hat Ihre Meldung gespeichert."


async def test_only_the_coordinators_decide_on_what_is_passed_on(stage: Stage, anna: Person) -> None:
    refused = await card_of(stage, anna, "2.1.3 fertig")
    async with stage.store.reading() as work:
        card = await work.cards.by_message(anna.id, refused["message_id"])
    assert card
    stage.box.world.press(anna, refused, f"pass_store:{card.id}:{card.version}:0")
    await stage.play()
    assert (await standing(stage, "2.1.3")).updates == ()


async def test_what_was_never_passed_on_cannot_be_decided(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    shown = await card_of(stage, karin, "2.1.3 läuft")
    async with stage.store.reading() as work:
        card = await work.cards.by_message(karin.id, shown["message_id"])
    assert card
    for action in ("pass_store", "pass_leave", "report_pass"):
        pressed = stage.box.world.press(karin, shown, f"{action}:{card.id}:{card.version}:0")
        await stage.play()
        assert notice(pressed) == STALE.de
    assert len((await standing(stage, "2.1.3")).updates) == 1


async def test_in_a_group_text_is_asked_of_whoever_pressed_by_a_mention(stage: Stage, anna: Person) -> None:
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    (shown,) = await stage.said_after(stage.box.world.say(anna, group, "/melden 2.1.1"))
    await press(stage, anna, shown, "Hindernis")
    call = stage.box.calls_of("sendMessage")[-1]
    assert call.params["text"].startswith(f'<a href="tg://user?id={anna.id}">Anna</a>\n')
    assert wanted(call.params["reply_markup"]) == {
        "force_reply": True,
        "selective": True,
        "input_field_placeholder": "Hindernis zu 2.1.1",
    }


async def test_in_a_group_nobody_else_answers_what_one_person_was_asked(stage: Stage, anna: Person) -> None:
    bea = await stage.listed("Bea", Role.MEMBER, "Personalamt")
    group = stage.box.world.add_group("Leitung", [anna, bea])
    await stage.approve(group.id)
    (shown,) = await stage.said_after(stage.box.world.say(anna, group, "/melden 2.1.1"))
    await press(stage, anna, shown, "Hindernis")
    asked = last_said(stage, group)
    stage.box.world.say(bea, group, "Der Vertrag fehlt", reply_to=asked["message_id"])
    async with stage.store.reading() as work:
        card = await work.cards.by_message(group.id, asked["message_id"])
    assert card
    pressed = stage.box.world.press(bea, asked, f"obstacle_why:{card.id}:{card.version}:0")
    await stage.play()
    assert notice(pressed) == ASKED_OF_OTHERS.de
    assert (await standing(stage)).obstacles == ()
    stage.box.world.say(anna, group, "Der Vertrag fehlt", reply_to=asked["message_id"])
    await stage.play()
    assert [one.reason for one in (await standing(stage)).obstacles] == ["Der Vertrag fehlt"]


async def test_in_private_the_field_to_write_in_opens(stage: Stage, anna: Person) -> None:
    await press(stage, anna, await card_of(stage, anna), "Planmäßig")
    await press(stage, anna, last_said(stage, anna), "Satz ergänzen")
    call = stage.box.calls_of("sendMessage")[-1]
    assert wanted(call.params["reply_markup"]) == {
        "force_reply": True,
        "input_field_placeholder": "Satz zu 2.1.1",
    }


async def test_a_question_for_text_waits_no_longer_than_a_chat_stays(stage: Stage, anna: Person) -> None:
    await press(stage, anna, await card_of(stage, anna), "Hindernis")
    await card_of(stage, anna, "Was ist fällig?")
    stage.box.clock.set(MORNING + timedelta(minutes=31))
    await card_of(stage, anna, "Der Vertrag fehlt")
    assert (await standing(stage)).obstacles == ()


async def test_an_edited_reason_replaces_the_one_before(stage: Stage, anna: Person) -> None:
    await press(stage, anna, await card_of(stage, anna), "Hindernis")
    said = stage.box.world.say(anna, anna, "Der Vertrag feht")
    await stage.said_after(said)
    stage.box.world.edit(anna, said, "Der Vertrag fehlt")
    await stage.play()
    assert [one.reason for one in (await standing(stage)).obstacles] == ["Der Vertrag fehlt"]
    assert "Hindernis: Der Vertrag fehlt" in last_said(stage, anna)["text"]


def wanted(markup: Any) -> Any:
    return json.loads(markup) if isinstance(markup, str) else markup
