"""An edited message amends what it said: the answer changes in its place, nothing is posted twice."""

from bot.people.model import Role
from bot.texts.people import COORDINATORS_ONLY
from bot.texts.refusals import EDITED
from handlers.receive import MAX_TRIES, NOT_YET
from sandbox.places import Chat, JsonObject, Person
from storage.work import SqlStore
from tests.handlers.stage import HandClock, Stage, staged

MENTION = "@zielbot_demo_bot"


async def asked(stage: Stage, text: str) -> tuple[Person, JsonObject, JsonObject]:
    """Anna, what she wrote, and its answer."""
    anna = await stage.listed("Anna", Role.READER)
    message = stage.box.world.say(anna, anna, text)
    (answer,) = await stage.said_after(message)
    return anna, message, answer


async def test_an_edited_question_changes_its_answer_in_place(stage: Stage) -> None:
    anna, message, answer = await asked(stage, "Was ist überfällig?")
    assert "2.1.3" in answer["text"]
    stage.box.world.edit(anna, message, "Was ist dieses Quartal fällig?")
    assert await stage.said_after(message) == [answer]
    assert "2.1.1" in answer["text"]


async def test_an_edit_that_comes_after_a_restart_posts_nothing_anew(stage: Stage) -> None:
    anna, message, answer = await asked(stage, "Was ist überfällig?")
    stage.box.world.edit(anna, message, "2.1.1")
    stage.restart()
    assert await stage.said_after(message) == [answer]
    stage.restart()
    assert await stage.said_after(message) == [answer]
    assert len(stage.box.calls_of("editMessageText")) == 1


async def test_an_edit_waits_for_the_answer_it_amends(store: SqlStore) -> None:
    clock = HandClock()
    async with staged(store, real=clock) as stage:
        anna = await stage.listed("Anna", Role.READER)
        message = stage.box.world.say(anna, anna, "Was ist überfällig?")
        stage.box.world.edit(anna, message, "2.1.1")
        await stage.parts.poller.once(0)
        # The question is answered, the answer not sent: its message cannot be named yet. That is no failed try.
        for _ in range(2 * MAX_TRIES):
            while await stage.parts.receiver.batch():
                pass
            clock.advance(seconds=NOT_YET.total_seconds())
        assert stage.box.calls_of("sendMessage") == []
        await stage.play()
        clock.advance(seconds=NOT_YET.total_seconds())
        (answer,) = await stage.said_after(message)
        assert "Leitfaden für Rückkehrgespräche" in answer["text"]
        assert len(stage.box.calls_of("sendMessage")) == 1


async def test_what_was_not_understood_is_mended_by_an_edit(stage: Stage) -> None:
    anna, message, answer = await asked(stage, "xyzzy")
    assert "Das ließ sich nicht zuordnen" in answer["text"]
    stage.box.world.edit(anna, message, "Was ist überfällig?")
    assert await stage.said_after(message) == [answer]
    assert "2.1.3" in answer["text"]


async def test_an_edited_command_that_asks_is_answered_in_place(stage: Stage) -> None:
    anna, message, answer = await asked(stage, "/faellig Schulamt")
    stage.box.world.edit(anna, message, "/faellig Personalamt")
    assert await stage.said_after(message) == [answer]
    assert "Personalamt" in answer["text"]


async def test_an_edited_follow_up_is_read_after_the_question_that_was_there_then(stage: Stage) -> None:
    anna, first, _ = await asked(stage, "Was ist dieses Quartal für das Personalamt fällig?")
    further = stage.box.world.say(anna, anna, "und das Schulamt?")
    (answer,) = await stage.said_after(further)
    stage.box.world.edit(anna, further, "und nächstes Quartal?")
    assert await stage.said_after(further) == [answer]
    assert "Personalamt" in answer["text"]
    assert "III. Quartal 2021" in answer["text"]
    assert len(await stage.said_after(first)) == 2


async def test_an_edited_command_that_changes_something_is_not_carried_out_again(stage: Stage) -> None:
    anna, message, _ = await asked(stage, "/sprache en")
    stage.box.world.edit(anna, message, "/sprache de")
    _, told = await stage.said_after(message)
    assert told["text"] == EDITED.en
    async with stage.store.reading() as work:
        person = await work.people.by_telegram_id(anna.id)
    assert person
    assert person.language == "en"


async def test_what_was_refused_is_not_refused_again_when_it_is_edited(stage: Stage) -> None:
    anna, group = await in_group(stage)
    message = stage.box.world.say(anna, group, "/sprache en")
    assert [one["text"] for one in await stage.said_after(message)] == [COORDINATORS_ONLY.de]
    stage.box.world.edit(anna, message, "/sprache de")
    assert len(await stage.said_after(message)) == 1


async def in_group(stage: Stage) -> tuple[Person, Chat]:
    anna = await stage.listed("Anna", Role.READER)
    group = stage.box.world.add_group("Leitung", [anna])
    await stage.approve(group.id)
    return anna, group


async def test_an_edited_mention_in_a_group_changes_its_answer_in_place(stage: Stage) -> None:
    anna, group = await in_group(stage)
    message = stage.box.world.say(anna, group, f"{MENTION} was ist überfällig?")
    (answer,) = await stage.said_after(message)
    stage.box.world.edit(anna, message, f"{MENTION} 2.1.1")
    assert await stage.said_after(message) == [answer]
    assert "Leitfaden" in answer["text"]


async def test_a_mention_put_in_by_an_edit_is_answered_once(stage: Stage) -> None:
    anna, group = await in_group(stage)
    message = stage.box.world.say(anna, group, "was ist überfällig?")
    assert await stage.said_after(message) == []
    stage.box.world.edit(anna, message, f"{MENTION} was ist überfällig?")
    (answer,) = await stage.said_after(message)
    stage.box.world.edit(anna, message, f"{MENTION} was ist überfällig? ")
    assert await stage.said_after(message) == [answer]


async def test_a_button_on_an_amended_answer_means_what_it_shows(stage: Stage) -> None:
    anna, message, answer = await asked(stage, "Was ist überfällig?")
    stage.box.world.edit(anna, message, "Was ist dieses Quartal fällig?")
    await stage.play()
    button = answer["reply_markup"]["inline_keyboard"][0][0]
    pressed = stage.box.world.press(anna, answer, button["callback_data"])
    await stage.play()
    assert pressed.answer is not None
    assert not pressed.answer.get("text")
