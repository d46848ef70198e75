"""What the county decides about privacy reaches staff: the contact in the notice, minimal content in answers, files."""

from dataclasses import replace

from bot.people.model import Role
from bot.privacy.policy import Content, Policy
from tests.handlers.stage import Stage
from tests.handlers.test_own_data import file_of


def decide(stage: Stage, policy: Policy) -> None:
    stage.parts.receiver.setup = replace(stage.parts.receiver.setup, policy=policy)


async def test_the_notice_names_the_contact(stage: Stage) -> None:
    decide(stage, Policy(contact="datenschutz@seenland.example"))
    stranger = stage.box.world.add_person("Fremd")
    (notice,) = await stage.said_after(stage.box.world.say(stranger, stranger, "/datenschutz"))
    assert "Datenschutzbeauftragte: datenschutz@seenland.example" in notice["text"]


async def test_with_minimal_content_answers_have_no_titles(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    (full,) = await stage.said_after(stage.box.world.say(anna, anna, "Was ist dieses Quartal fällig?"))
    decide(stage, Policy(content=Content.MINIMAL))
    (bare,) = await stage.said_after(stage.box.world.say(anna, anna, "Was ist dieses Quartal fällig?"))
    assert "Leitfaden" in full["text"]
    assert "Leitfaden" not in bare["text"]
    assert "2.1.1" in bare["text"]
    assert "Personalamt" in bare["text"]


async def test_with_minimal_content_the_file_leaves_texts_out_and_says_so(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.MEMBER, "Personalamt")
    await stage.said_after(stage.box.world.say(anna, anna, "Maßnahmen zu Leitfaden"))
    decide(stage, Policy(content=Content.MINIMAL))
    stored = await file_of(stage, anna)
    (card,) = stored["Worauf sich Schaltflächen und Anschlussfragen beziehen"]["Einträge"]
    assert (
        card["Frage und gezeigte Maßnahmen, noch nicht Entschiedenes"]
        == "nicht über Telegram; die Koordination gibt Auskunft"
    )
    assert "Leitfaden" not in str(stored)
