"""From an answer to the words staff read: one entry for each kind of answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.asking.answers import (
    Answer,
    ChangesAnswer,
    DetailAnswer,
    DoubtAnswer,
    DueAnswer,
    HeldBackAnswer,
    HelpAnswer,
    HistoryAnswer,
    OngoingAnswer,
    OverdueAnswer,
    ReportableAnswer,
    SearchAnswer,
    SummaryAnswer,
)
from bot.reminders.answers import RemindAnswer
from bot.reporting.answers import ReportAnswer
from bot.texts.changes import changes_page
from bot.texts.detail import detail_page
from bot.texts.doubt import doubt_page, unread_block
from bot.texts.due import due_page
from bot.texts.held_back import held_back_page
from bot.texts.help import help_page
from bot.texts.history import history_page
from bot.texts.lists import ongoing_page, search_page
from bot.texts.overdue import overdue_page
from bot.texts.page import Page, fitted
from bot.texts.picture import state_page
from bot.texts.reminders import remind_page
from bot.texts.reportable import reportable_page
from bot.texts.reporting import report_page
from bot.texts.sentences import sentence_page

_PAGE: Mapping[type, Callable[[Any], Page]] = {
    DueAnswer: due_page,
    OverdueAnswer: overdue_page,
    OngoingAnswer: ongoing_page,
    SearchAnswer: search_page,
    ReportableAnswer: reportable_page,
    DetailAnswer: detail_page,
    SummaryAnswer: state_page,
    ChangesAnswer: changes_page,
    HistoryAnswer: history_page,
    DoubtAnswer: doubt_page,
    ReportAnswer: report_page,
    RemindAnswer: remind_page,
    HeldBackAnswer: held_back_page,
    HelpAnswer: help_page,
}
"""The others are answered in a sentence."""


def compose(answer: Answer, unread: Sequence[str] = ()) -> Page:
    """Return the reply to show and the codes of the measures on it; `unread` words are named below the answer."""
    page = _PAGE.get(type(answer), sentence_page)(answer)
    if not unread:
        return page
    return replace(
        page, reply=fitted(replace(page.reply, blocks=(*page.reply.blocks, unread_block(unread, page.reply.lang))))
    )
