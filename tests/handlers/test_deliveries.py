"""What the coordinators see of messages that failed or may not have arrived, and what their presses do."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery import Outgoing, Purpose
from bot.people.model import Role
from bot.texts.deliveries import IS_SENT_AGAIN, IS_SET_ASIDE
from bot.texts.people import GONE, STALE
from bot.trace.model import Action
from sandbox.places import JsonObject, Person
from storage.tables import audit
from storage.work import SqlStore
from tests.dialogues.transcript import labels
from tests.handlers.stage import Stage

TEXT = "Guten Morgen: 6.1.3 wird am Freitag fällig."


async def undelivered(stage: Stage, to: Person, subject: str | None = "6.1.3, Pflegestützpunkt", **more: Any) -> int:
    real = stage.parts.sender.setup.real
    outgoing = Outgoing(to.id, "sendMessage", {"text": TEXT}, more.pop("purpose", Purpose.NUDGE), subject=subject)
    async with stage.store.writing() as work:
        row_id = await work.outbox.add(outgoing, at=real.now())
        end = work.outbox.failed if more.pop("failed", False) else work.outbox.uncertain
        await end(row_id, error="no answer", at=real.now())
    return row_id


async def listing(stage: Stage, who: Person) -> JsonObject:
    (shown,) = await stage.said_after(stage.box.world.say(who, who, "/zustellung"))
    return shown


async def press(stage: Stage, who: Person, shown: JsonObject, label: str, data: str | None = None) -> str:
    pressed = stage.box.world.press(who, shown, data or labels(shown)[label])
    await stage.play()
    assert pressed.answer is not None
    return str(pressed.answer.get("text", ""))


def got(stage: Stage, who: Person) -> int:
    """How often somebody got the text."""
    chat = stage.box.world.private_chat(who)
    return sum(message["text"] == TEXT for message in chat.messages.values())


async def traces(store: SqlStore) -> list[tuple[str, str | None]]:
    async with store._engine.connect() as connection:
        rows = await connection.execute(select(audit.c.action, audit.c.subject))
        return [(row.action, row.subject) for row in rows]


async def test_the_list_says_what_it_is_about_and_never_to_whom_it_went(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    await undelivered(stage, anna, "7.1.1", failed=True)
    await undelivered(stage, anna, None, purpose=Purpose.ANSWER)
    text = (await listing(stage, karin))["text"]
    first, second, third = (line for line in text.splitlines() if line[:1].isdigit())
    assert first.startswith("1. Hinweis zu 6.1.3, Pflegestützpunkt: Zustellung ungewiss, ")
    assert second.startswith("2. Hinweis zu 7.1.1: nicht zugestellt, ")
    assert third.startswith("3. Antwort: Zustellung ungewiss, ")
    assert ["Uhr" in line for line in (first, second, third)] == [False, False, True]
    assert "Anna" not in text
    assert str(anna.id) not in text


async def test_sending_again_sends_once_is_traced_and_the_list_is_drawn_anew(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    shown = await listing(stage, karin)
    assert await press(stage, karin, shown, "1: Erneut senden") == IS_SENT_AGAIN.de
    assert got(stage, anna) == 1
    assert "Keine Zustellung" in shown["text"]
    assert labels(shown) == {}
    assert await traces(stage.store) == [(Action.SENT_AGAIN, "6.1.3, Pflegestützpunkt")]


async def test_two_presses_send_once(stage: Stage) -> None:
    karin, berta = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Berta", Role.COORDINATOR)
    anna = await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    first, second = await listing(stage, karin), await listing(stage, berta)
    again, others = labels(first)["1: Erneut senden"], labels(second)["1: Erneut senden"]
    said = [
        await press(stage, karin, first, "", again),
        await press(stage, karin, first, "", again),
        await press(stage, berta, second, "", others),
    ]
    assert said == [IS_SENT_AGAIN.de, STALE.de, STALE.de]
    assert got(stage, anna) == 1


async def test_presses_at_the_same_moment_send_once(stage: Stage) -> None:
    people = [await stage.listed(f"Karin {number}", Role.COORDINATOR) for number in range(5)]
    anna = await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    lists = [await listing(stage, one) for one in people]
    for one, shown in zip(people, lists, strict=True):
        stage.box.world.press(one, shown, labels(shown)["1: Erneut senden"])
    await stage.play()
    assert got(stage, anna) == 1


async def test_what_is_done_with_leaves_the_list_unsent(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    await undelivered(stage, anna, "7.1.1")
    shown = await listing(stage, karin)
    assert await press(stage, karin, shown, "1: Erledigt") == IS_SET_ASIDE.de
    assert "1. Hinweis zu 7.1.1" in shown["text"]
    assert got(stage, anna) == 0


async def test_rights_are_checked_at_the_press(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    data = labels(await listing(stage, karin))["1: Erneut senden"]
    (own,) = await stage.said_after(stage.box.world.say(anna, anna, "Was ist überfällig?"))
    await press(stage, anna, own, "", data)
    assert got(stage, anna) == 0


@pytest.mark.parametrize("data", ["send_again:999:1:0", "send_again:1:1:7", "set_aside:1:1:-1"])
async def test_a_button_that_we_did_not_draw_does_nothing(stage: Stage, data: str) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    await undelivered(stage, anna)
    assert await press(stage, karin, await listing(stage, karin), "", data) in (GONE.de, STALE.de)
    assert got(stage, anna) == 0


async def test_a_long_list_shows_its_beginning_and_how_many_more_there_are(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    for number in range(10):
        await undelivered(stage, anna, f"6.1.{number}")
    text = (await listing(stage, karin))["text"]
    assert "8. Hinweis zu 6.1.7" in text
    assert "Weitere: 2" in text


async def test_sending_again_tries_a_chat_that_was_silent(stage: Stage) -> None:
    karin, anna = await stage.listed("Karin", Role.COORDINATOR), await stage.listed("Anna", Role.MEMBER)
    stage.box.world.block(anna)
    await stage.play()
    real = stage.parts.sender.setup.real
    async with stage.store.writing() as work:
        nudge = Outgoing(anna.id, "sendMessage", {"text": TEXT}, Purpose.NUDGE, subject="6.1.3")
        await work.outbox.add(nudge, at=real.now())
    stage.parts.sender.looked_at = None
    await stage.play()
    assert stage.box.calls_of("sendMessage") == []
    anna.has_blocked = False  # Nobody has told us.
    await press(stage, karin, await listing(stage, karin), "1: Erneut senden")
    assert got(stage, anna) == 1
