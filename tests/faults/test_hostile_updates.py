"""Updates spoilt field by field (PITFALLS Z1): each is handled or put aside, and its neighbours never notice."""

import gc
import json
import logging
import os
import random

import pytest

from bot.people.model import Role
from handlers.addressed import Me, addressed
from handlers.intake import received_from
from tests.handlers.hostile import SECRET, Cast, spoilt_updates, valid_updates
from tests.handlers.stage import Stage
from tests.handlers.updates import ANNA, BOT_ID, BOT_NAME, CHANNEL, GROUP, PRIVATE

ON_PAPER = Cast(ANNA, PRIVATE, GROUP, {**CHANNEL, "type": "supergroup"})
MOST = int(os.environ.get("ZIELBOT_TEST_UPDATES", "120"))
"""How many spoilt updates go the whole way; 10000 takes all there are."""
AT_ONCE = 60


def test_every_spoilt_update_is_stored_as_it_came_or_is_not_for_us() -> None:
    strange = list(spoilt_updates(ON_PAPER))
    assert len(strange) > 5000
    for spoilt in strange:
        update = {"update_id": 5, **spoilt.update}
        (received,) = received_from([update], Me(BOT_ID, BOT_NAME))
        assert received.update_id == 5
        assert -(2**63) <= received.chat_key < 2**63
        assert received.raw is None or json.dumps(json.loads(received.raw)) == json.dumps(update), spoilt.name


@pytest.mark.parametrize("kind", valid_updates(ON_PAPER))
def test_every_update_is_for_us_before_it_is_spoilt(kind: str) -> None:
    (received,) = received_from([{"update_id": 5, **valid_updates(ON_PAPER)[kind]}], Me(BOT_ID, BOT_NAME))
    assert received.raw


async def cast(stage: Stage) -> Cast:
    """A coordinator, a group on the list, and one that is not."""
    world, anna = stage.box.world, await stage.listed("Anna", Role.COORDINATOR, "Schulamt")
    group, foreign = world.add_group("Leitung", [anna]), world.add_group("Kegelclub", [anna])
    await stage.approve(group.id)
    return Cast(anna.user, world.private_chat(anna).json, group.json, foreign.json)


async def test_spoilt_updates_are_handled_or_put_aside_while_every_neighbour_is_answered_and_no_log_quotes_them(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    spoilt = list(spoilt_updates(await cast(stage)))
    random.Random(4).shuffle(spoilt)
    neighbours = [await stage.listed(f"Person {number}", Role.READER) for number in range(AT_ONCE)]
    for start in range(0, min(MOST, len(spoilt)), AT_ONCE):
        part = spoilt[start : start + AT_ONCE]
        beside = neighbours[: len(part)]
        before = len(stage.box.calls_of("sendMessage"))
        for one, neighbour in zip(part, beside, strict=True):
            stage.box.push_raw(one.update)
            stage.box.world.say(neighbour, neighbour, "/datenschutz")
        await stage.play()
        told = [call.params["chat_id"] for call in stage.box.calls_of("sendMessage")[before:]]
        ids = sorted(str(neighbour.id) for neighbour in beside)
        assert sorted(chat_id for chat_id in told if chat_id in ids) == ids
    async with stage.store.writing() as work:
        open_rows = await work.inbox.claim(1000, holder="x", until=stage.box.clock.now(), at=stage.box.clock.now())
    assert open_rows == []
    gc.collect()  # What a task raised that nobody waits for is logged when it goes.
    assert SECRET not in caplog.text
    assert "never retrieved" not in caplog.text


@pytest.mark.parametrize("strange", ["5000000001", SECRET, 2.5, True, None, 2**63])
@pytest.mark.parametrize(
    ("kind", "path"), [("question", ("from", "chat")), ("inline", ("from",)), ("press", ("from",))]
)
def test_an_update_whose_ids_are_none_is_for_the_quarantine(kind: str, path: tuple[str, ...], strange: object) -> None:
    ((name, content),) = valid_updates(ON_PAPER)[kind].items()
    for owner in path:
        update = {"update_id": 5, name: {**content, owner: {**content[owner], "id": strange}}}
        with pytest.raises(TypeError):
            addressed(update, Me(BOT_ID, BOT_NAME))
        (received,) = received_from([update], Me(BOT_ID, BOT_NAME))
        assert received.raw


async def test_half_a_character_in_the_id_of_a_press_does_no_harm(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    update = valid_updates(await cast(stage))["press"]
    stage.box.push_raw({"callback_query": update["callback_query"] | {"id": f"{SECRET}\ud83d"}})
    await stage.play()
    gc.collect()
    assert len(stage.box.calls_of("answerCallbackQuery")) == 1
    assert SECRET not in caplog.text
