"""A box in which everything happens that the box can make happen."""

import json

from sandbox.places import JsonObject
from sandbox.server import Sandbox


def everything_happens(box: Sandbox) -> None:
    world = box.world
    anna = world.add_person("Anna", "anna", last_name="Muster")
    berta = world.add_person("Berta")
    message = world.start(anna, "token")
    world.edit(anna, message, "Hallo @zielbot_demo_bot")
    world.press(anna, message, "detail")
    world.ask_inline(anna, "Pflege")
    world.block(anna)
    world.unblock(anna)
    forum = world.add_group("Leitung", [anna], forum=True, with_bot=False)
    world.add_bot(forum, by=anna)
    world.join(berta, forum)
    topic = world.add_topic(forum, "Pflege", by=anna)
    world.say(anna, forum, "/faellig", thread=topic.id)
    world.promote_bot(forum, by=anna)
    world.leave(berta, forum)
    world.remove_bot(forum, by=anna)
    world.upgrade(world.add_group("Bauamt", [berta], basic=True))


async def raw_updates(box: Sandbox) -> list[JsonObject]:
    return [json.loads(update.text) for update in await box.world.updates.poll(0, 100, 0)]
