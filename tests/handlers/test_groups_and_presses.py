from typing import Any

import pytest

from bot.delivery import CardKind, NewCard
from bot.people.model import Role
from bot.texts.people import GONE, STALE
from handlers.direct import Direct
from handlers.unit import Call
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels
from tests.handlers.moody import SENT, moody
from tests.handlers.stage import MORNING, Stage


async def question(stage: Stage) -> tuple[Person, JsonObject]:
    anna = await stage.listed("Anna", Role.READER)
    (shown,) = await stage.said_after(stage.box.world.say(anna, anna, "Was ist dieses Quartal fällig?"))
    return anna, shown


async def press(stage: Stage, who: Person, shown: JsonObject, data: str) -> Any:
    pressed = stage.box.world.press(who, shown, data)
    await stage.play()
    assert pressed.answer is not None
    return pressed.answer


async def test_a_stale_button_shows_the_present_state_and_says_so(stage: Stage) -> None:
    anna, shown = await question(stage)
    shift = next(data for data in labels(shown).values() if data.startswith("shift"))
    await press(stage, anna, shown, shift)
    later = shown["text"]
    answer = await press(stage, anna, shown, shift)
    assert answer["text"] == STALE.de
    assert shown["text"] == later


@pytest.mark.parametrize("data", ["detail:999:1:0", "detail:1:1:77", "nonsense", "page:1:1:-4", "write:1:1:0"])
async def test_a_button_that_we_did_not_draw_does_nothing(stage: Stage, data: str) -> None:
    anna, shown = await question(stage)
    before = dict(shown)
    answer = await press(stage, anna, shown, data)
    assert (answer["text"], shown) == (GONE.de, before)


async def test_a_card_of_another_chat_is_out_of_reach(stage: Stage) -> None:
    _, shown = await question(stage)
    berta = await stage.listed("Berta", Role.READER)
    (own,) = await stage.said_after(stage.box.world.say(berta, berta, "Was ist überfällig?"))
    answer = await press(stage, berta, own, next(iter(labels(shown).values())))
    assert answer["text"] == GONE.de


async def test_rights_are_checked_at_the_press(stage: Stage) -> None:
    anna, shown = await question(stage)
    async with stage.store.writing() as work:
        person = await work.people.by_telegram_id(anna.id)
        assert person
        await work.people.revoke(person.id, at=MORNING)
    before = dict(shown)
    answer = await press(stage, anna, shown, next(iter(labels(shown).values())))
    assert not answer.get("text")
    assert shown == before


async def test_a_press_that_takes_too_long_is_answered_with_nothing_and_only_once() -> None:
    async with moody(SENT) as (server, api):
        direct = Direct(api, patience=0.0)
        direct.expect("7")
        await server.called.wait()
        direct.send([Call("answerCallbackQuery", {"callback_query_id": "7", "text": "spät"})])
        await direct.close()
    assert server.calls == [("answerCallbackQuery", {"callback_query_id": "7"})]


async def test_a_group_that_becomes_a_supergroup_keeps_all_that_is_known_of_it(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    group = stage.box.world.add_group("Leitung", [anna], basic=True)
    await stage.approve(group.id)
    async with stage.store.writing() as work:
        card = (await work.cards.add_all([NewCard(group.id, CardKind.QUESTION, {})], at=MORNING))[0]
    moved = stage.box.world.upgrade(group)
    said = await stage.said_after(stage.box.world.say(anna, moved, "/faellig"))
    assert len(said) == 1
    async with stage.store.reading() as work:
        kept = await work.cards.by_id(card.id)
    assert kept
    assert kept.chat_id == moved.id


async def test_a_strangers_group_is_left_without_a_word(stage: Stage) -> None:
    stranger = stage.box.world.add_person("Fremd")
    group = stage.box.world.add_group("Kegelclub", [stranger], with_bot=False)
    stage.box.world.add_bot(group, by=stranger)
    await stage.play()
    assert [call.method for call in stage.box.calls if call.method in ("sendMessage", "leaveChat")] == ["leaveChat"]


async def test_the_coordinator_who_adds_the_bot_is_told_privately_what_to_do(stage: Stage) -> None:
    karin = await stage.listed("Karin", Role.COORDINATOR)
    group = stage.box.world.add_group("Leitung", [karin], with_bot=False)
    stage.box.world.add_bot(group, by=karin)
    await stage.play()
    (call,) = stage.box.calls_of("sendMessage")
    assert int(call.params["chat_id"]) == karin.id
    assert "/gruppe_zulassen" in call.params["text"]


async def test_a_group_that_threw_the_bot_out_has_to_be_approved_anew(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    stage.box.world.remove_bot(group, by=anna)
    stage.box.world.add_bot(group, by=anna)
    await stage.play()
    assert await stage.said_after(stage.box.world.say(anna, group, "/faellig")) == []


async def test_inline_tells_titles_units_and_agreed_dates_to_people_on_the_list_alone(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    for person, found in ((anna, True), (stage.box.world.add_person("Fremd"), False)):
        asked = stage.box.world.ask_inline(person, "fällig")
        await stage.play()
        assert asked.answer is not None
        assert bool(asked.answer["results"]) is found
    calls = stage.box.calls_of("answerInlineQuery")
    assert {(call.params["is_personal"], call.params["cache_time"]) for call in calls} == {("true", "0")}
