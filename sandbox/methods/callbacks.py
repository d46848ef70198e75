"""Answers to presses of buttons."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.limits import MAX_CALLBACK_ANSWER
from sandbox.methods.method import Method
from sandbox.params import Params
from sandbox.world import World


async def answer_callback_query(world: World, params: Params) -> Any:
    """End the wait of whoever pressed; within 150 s by the box's clock, and once."""
    if len(params.text("text")) > MAX_CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    shown = {name: params.text(name) for name in ("text", "url") if params.text(name)}
    answer = {**shown, "show_alert": params.flag("show_alert")}
    world.queries.answer(params.text("callback_query_id"), answer)
    return True


METHODS: dict[str, Method] = {"answerCallbackQuery": answer_callback_query}
