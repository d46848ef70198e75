"""Digests on the stage: each person's nudges of a day come in one message at their hour, and reports go with a tap."""

from datetime import UTC, datetime

from bot.people.model import Role
from sandbox.places import JsonObject, Person
from tests.dialogues.transcript import labels, rows, text_of
from tests.handlers.stage import Stage

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
        "Hinweise für heute, Montag, 31. Mai 2021\n\n2.1.1 Leitfaden für Rückkehrgespräche\n"
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
