"""Answers to inline queries: articles only, other results are not needed yet."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.inline_cache import DEFAULT_CACHE_S, EVERYBODY
from sandbox.keyboards import checked_keyboard
from sandbox.limits import MAX_INLINE_OFFSET_BYTES, MAX_INLINE_RESULTS, MAX_RESULT_ID_BYTES
from sandbox.methods.method import Method
from sandbox.methods.sending import text_content
from sandbox.params import Params
from sandbox.places import JsonObject
from sandbox.world import World

MAX_CACHE_S = 24 * 3600
_SHOWN = ("id", "type", "title", "description", "url", "thumbnail_url")


async def answer_inline_query(world: World, params: Params) -> Any:
    """Show up to 50 results; within 30 s by the box's clock, and once."""
    results = _results(world, params)
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > MAX_INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = {"results": results, "next_offset": next_offset}
    button = params.json("button", "inline query results button")
    query = world.queries.answer(params.text("inline_query_id"), {**answer, **({"button": button} if button else {})})
    world.inline_cache.keep(
        query.content["from"]["id"] if params.flag("is_personal") else EVERYBODY,
        query.content["query"],
        query.content["offset"],
        query.answer or answer,
        seconds=params.integer("cache_time", DEFAULT_CACHE_S, low=0, high=MAX_CACHE_S),
    )
    return True


def _results(world: World, params: Params) -> list[JsonObject]:
    given = params.json("results", "inline query results JSON array")
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > MAX_INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = [_result(world, result) for result in given]
    if len({result["id"] for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def _result(world: World, result: Any) -> JsonObject:
    """What is shown of a result, and under `message` the content of the message it becomes."""
    if not isinstance(result, dict):
        raise bad_request("can't parse inline query result: expected an Object")
    if result.get("type") != "article":
        raise bad_request(f'type "{result.get("type")}" is unsupported for the inline query result')
    if not 1 <= len(str(result.get("id", "")).encode()) <= MAX_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        raise bad_request("message content must be specified")
    shown = {name: result[name] for name in _SHOWN if name in result}
    message = {**text_content(world, Params(content), "message_text"), **checked_keyboard(result.get("reply_markup"))}
    return {**shown, "message": message}


METHODS: dict[str, Method] = {"answerInlineQuery": answer_inline_query}
