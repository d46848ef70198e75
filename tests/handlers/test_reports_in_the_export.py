"""What was reported in the chat stands in `export --format json`: agreed and current due, and every update."""

import asyncio
import json

from bot.people.model import Role
from tests.cli.conftest import called
from tests.dialogues.transcript import labels
from tests.handlers.stage import Stage


async def test_the_export_shows_agreed_and_current_due_and_all_updates(stage: Stage, database_url: str) -> None:
    world = stage.box.world
    anna, karin = await stage.listed("Anna", Role.MEMBER, "Personalamt"), await stage.listed("Karin", Role.COORDINATOR)
    for text in ("2.1.1 40 %, Entwurf liegt vor", "2.1.1 verschiebt sich auf Q4 2021 wegen Umzug"):
        world.say(anna, anna, text)
        await stage.play()
    notice = list(world.private_chat(karin).messages.values())[-1]
    world.press(karin, notice, labels(notice)["Bestätigen"])
    await stage.play()
    for text in ("2.1.1 verschiebt sich auf Ende 2022", "2.1.1 fertig", "rückgängig"):
        world.say(anna, anna, text)
        await stage.play()
    printed = await asyncio.to_thread(called, "export", "--format", "json", DATABASE_URL=database_url)
    measures = {measure["code"]: measure for measure in json.loads(printed.stdout)["measures"]}
    moved = measures["2.1.1"]
    quarter = {"precision": "quarter", "label": None}
    assert moved["due"] == {"from": "2021-04-01", "to": "2021-06-30", **quarter}
    assert moved["current_due"] == {"from": "2021-10-01", "to": "2021-12-31", **quarter}
    assert (moved["status"], moved["progress"]) == ("delayed", None)
    told = [(one["status"], one["progress"], one["note"], one["new_due"], one["withdrawn"]) for one in moved["updates"]]
    assert told == [
        ("in_progress", 40, "Entwurf liegt vor", None, False),
        ("delayed", None, "wegen Umzug", "2021-12-31", False),
        ("delayed", None, None, "2022-12-31", False),
        ("done", None, None, None, True),
    ]
    assert {one["unit"] for one in moved["updates"]} == {"Personalamt"}
    assert measures["2.1.2"]["current_due"] == measures["2.1.2"]["due"]
    assert "Anna" not in printed.stdout
