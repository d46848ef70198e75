"""Inline mode: titles, units and agreed due dates alone, since a result can be posted anywhere (DESIGN §6)."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.asking.inline import InlineResult, inline_results
from handlers.context import Context
from handlers.render import marked_up

MAX_RESULTS = 50
"""Results of one answer (Bot API, answerInlineQuery)."""


async def inline(context: Context) -> None:
    """Answer an inline query, for this person alone and never from a cache."""
    results = await inline_results(context.work, context.addressed.text, context.asker, today=context.today)
    shown = [_article(number, result) for number, result in enumerate(results[:MAX_RESULTS])]
    give(context, shown)


def give(context: Context, results: Sequence[Mapping[str, Any]] = ()) -> None:
    """Answer an inline query with these results, or with nothing."""
    query = context.tg.inline_query
    if query:
        answer = {"inline_query_id": query.id, "results": list(results), "is_personal": True, "cache_time": 0}
        context.directly("answerInlineQuery", answer)


def _article(number: int, result: InlineResult) -> dict[str, Any]:
    text = {"message_text": marked_up(result.reply.blocks), "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": str(number),
        "title": result.title,
        "description": result.description,
        "input_message_content": text,
    }
