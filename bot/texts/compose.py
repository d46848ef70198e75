"""From an answer to the words staff read: one entry for each kind of answer."""

from collections.abc import Sequence
from dataclasses import replace

from bot.asking.answers import (
    Answer,
    DetailAnswer,
    DoubtAnswer,
    DueAnswer,
    HeldBackAnswer,
    HelpAnswer,
    OngoingAnswer,
    OverdueAnswer,
    SearchAnswer,
    SummaryAnswer,
)
from bot.texts.detail import detail_page
from bot.texts.doubt import doubt_page, unread_block
from bot.texts.due import due_page
from bot.texts.held_back import held_back_page
from bot.texts.help import help_page
from bot.texts.lists import ongoing_page, search_page
from bot.texts.overdue import overdue_page
from bot.texts.page import Page, fitted
from bot.texts.sentences import sentence_page
from bot.texts.summary import summary_page


def compose(answer: Answer, unread: Sequence[str] = ()) -> Page:
    """Return the reply to show and the codes of the measures on it; `unread` words are named below the answer."""
    page = _page(answer)
    if not unread:
        return page
    return replace(
        page, reply=fitted(replace(page.reply, blocks=(*page.reply.blocks, unread_block(unread, page.reply.lang))))
    )


def _page(answer: Answer) -> Page:
    match answer:
        case DueAnswer():
            return due_page(answer)
        case OverdueAnswer():
            return overdue_page(answer)
        case OngoingAnswer():
            return ongoing_page(answer)
        case SearchAnswer():
            return search_page(answer)
        case DetailAnswer():
            return detail_page(answer)
        case SummaryAnswer():
            return summary_page(answer)
        case DoubtAnswer():
            return doubt_page(answer)
        case HeldBackAnswer():
            return held_back_page(answer)
        case HelpAnswer():
            return help_page(answer)
        case _:
            return sentence_page(answer)
