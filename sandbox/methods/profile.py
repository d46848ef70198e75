"""What the bot says about itself: its name and descriptions, per language."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.limits import MAX_DESCRIPTION, MAX_NAME, MAX_SHORT_DESCRIPTION
from sandbox.methods.commands import language_of
from sandbox.methods.method import Method
from sandbox.params import Params
from sandbox.world import World

_LIMITS = {"name": MAX_NAME, "description": MAX_DESCRIPTION, "short_description": MAX_SHORT_DESCRIPTION}
"""Characters, by the parameter's name."""


def _setter(name: str) -> Method:
    async def set_text(world: World, params: Params) -> Any:
        text = params.text(name)
        if len(text) > _LIMITS[name]:
            raise bad_request(f"BOT_{name.upper()}_INVALID")
        world.bot.texts[name, language_of(params)] = text
        return True

    return set_text


def _getter(name: str) -> Method:
    async def get_text(world: World, params: Params) -> Any:
        return {name: profile_text(world, name, language_of(params))}

    return get_text


def profile_text(world: World, name: str, language: str) -> str:
    """The text in this language, else the one for all."""
    unset = world.bot.first_name if name == "name" else ""
    return world.bot.texts.get((name, language)) or world.bot.texts.get((name, "")) or unset


METHODS: dict[str, Method] = {
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
}
