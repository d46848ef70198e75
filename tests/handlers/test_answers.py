from bot.people.model import Role
from tests.handlers.stage import Stage


async def test_a_question_in_private_is_answered(stage: Stage) -> None:
    anna = await stage.listed("Anna", Role.READER)
    asked = stage.box.world.say(anna, anna, "Was ist dieses Quartal fällig?")
    said = await stage.said_after(asked)
    print(said)
    assert "2.1.1" in said[0]["text"]
