"""From a message to its answer: understand, select or plan, put into words. Reads, never writes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.agreement.model import Snapshot
from bot.asking.answers import (
    Answer,
    DetailAnswer,
    DoubtAnswer,
    HeldBackAnswer,
    HelpAnswer,
    NoAgreementAnswer,
    NotUnderstoodAnswer,
)
from bot.asking.asker import Asker
from bot.asking.detail import detail_answer, unknown_code_answer
from bot.asking.due import due_answer
from bot.asking.follow_up import follow_up
from bot.asking.frame import framed
from bot.asking.history import history_answer
from bot.asking.ongoing import ongoing_answer
from bot.asking.overdue import overdue_answer
from bot.asking.question import Question, View
from bot.asking.reportable import reportable_answer
from bot.asking.search import search_answer
from bot.asking.summary import summary_answer
from bot.asking.topic import found_codes, vocabulary_of
from bot.asking.views import can_be_seen, view_named
from bot.language.setting import Setting
from bot.language.understand import understand
from bot.language.understanding import Intent, ReminderWish, Understanding
from bot.people.model import Role
from bot.people.place import Scope
from bot.ports import Work
from bot.privacy.clients import Sign, client_signs
from bot.reminders.answers import Gap, RemindAnswer
from bot.reminders.wish import plan_reminders
from bot.reporting.plan import plan_report
from bot.reporting.reporter import as_reporter
from bot.texts.compose import compose
from bot.texts.minimal import minimal
from bot.texts.reply import Reply

_ANSWER: Mapping[Intent, Callable[[Snapshot, Question, Asker, date], Answer]] = {
    Intent.DUE: due_answer,
    Intent.OVERDUE: overdue_answer,
    Intent.ONGOING: ongoing_answer,
    Intent.SEARCH: search_answer,
    Intent.DETAIL: detail_answer,
    Intent.SUMMARY: summary_answer,
    Intent.REPORT_STATUS: reportable_answer,
}
_WRITES = frozenset({Intent.REPORT_STATUS, Intent.REMIND})
_TO_REPORT = frozenset({Intent.REPORT_STATUS, Intent.DETAIL})
"""Here it matters for whom somebody stands in: a measure's card has buttons to report with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message, how it was understood, and its answer. `codes` are the measures on this page, in the order listed."""

    understanding: Understanding
    question: Question | None
    answer: Answer
    codes: tuple[str, ...]
    reply: Reply
    picture: str | None = None
    """What is shown above the reply, as SVG."""


async def ask(
    work: Work,
    text: str,
    asker: Asker,
    *,
    today: date,
    last: Question | None = None,
    topic_codes: tuple[str, ...] = (),
    expects: Intent | None = None,
    view: View | None = None,
    may_be_of_client: bool = False,
    is_sentence: bool = False,
) -> Asked:
    """Answer a message (cleaned). `last` and `topic_codes` are what the chat is about, `expects` what a command is.

    `view` is the view that a command stands for.
    What looks like data of a client is held back, unless its writer said that it `may_be_of_client`. `is_sentence`: it
    was asked for, and can be kept whatever it says.
    """
    snapshot = await work.agreements.current()
    if snapshot is None:
        return _nothing_stored(asker)
    if last and (further := follow_up(text, last)):
        return answered(snapshot, further, asker, today)
    setting = Setting(
        vocabulary_of(snapshot),
        asker.calendar,
        # Where a place is bound, "unsere" means the place's.
        own_units=() if asker.place else asker.own_units,
        topic_codes=topic_codes,
        last=last,
        lang=asker.lang,
        expects=expects,
    )
    understanding, view_said = _understood(snapshot, text, today, setting)
    signs = () if may_be_of_client else client_signs(text)
    if signs:
        return _held_back(understanding, signs, asker, is_sentence)
    if understanding.intent in _TO_REPORT:
        asker = await as_reporter(work, asker, today)
    asker = await _with_nudges(work, asker, view or view_said)
    return ask_about(snapshot, understanding, asker, today, view or view_said)


async def answer_again(work: Work, question: Question, asker: Asker, *, today: date) -> Asked:
    """Answer a question that was understood before: after a press, or on another day."""
    snapshot = await work.agreements.current()
    if question.intent in _TO_REPORT:
        asker = await as_reporter(work, asker, today)
    asker = await _with_nudges(work, asker, question.view)
    return answered(snapshot, question, asker, today) if snapshot else _nothing_stored(asker)


async def _with_nudges(work: Work, asker: Asker, view: View | None) -> Asker:
    """Return who asks with what a history tells them of nudges: coordinators alone, and never in a group."""
    if view is not View.HISTORY or asker.is_group or not asker.is_coordinator:
        return asker
    return replace(asker, nudges=tuple(await work.nudges.ledger()))


def ask_about(
    snapshot: Snapshot, understanding: Understanding, asker: Asker, today: date, view: View | None = None
) -> Asked:
    """Answer what was understood, in the view that was asked for where the question has it. Pure."""
    if understanding.perhaps:
        return _doubted(snapshot, understanding, understanding.perhaps, asker, today)
    if understanding.intent is Intent.REPORT_STATUS:
        return _report(snapshot, understanding, asker, today)
    if understanding.intent not in _ANSWER:
        return _asked(understanding, None, _other_answer(snapshot, understanding, asker, today), asker)
    question = question_of(snapshot, understanding, asker.place)
    if view and can_be_seen(view, question):
        question = replace(question, view=view)
    if question.intent is Intent.DETAIL and not question.codes and understanding.unknown_codes:
        unknown = unknown_code_answer(snapshot.agreement, understanding.unknown_codes[0], understanding.lang)
        return _asked(understanding, None, unknown, asker)
    if understanding.choices:
        return _doubted(snapshot, understanding, understanding, asker, today)
    answer = _answer(snapshot, question, asker, today)
    if isinstance(answer, DetailAnswer):
        answer = replace(answer, unknown_codes=understanding.unknown_codes)
    return _asked(understanding, question, answer, asker)


def _report(snapshot: Snapshot, understanding: Understanding, asker: Asker, today: date) -> Asked:
    """Answer a report by what it writes; one that names nothing, in private, by what there is to report on."""
    units, is_named = (*asker.own_units, *asker.stands_in_for), understanding.codes or understanding.unknown_codes
    if understanding.reports or is_named or asker.is_group or not units:
        return _asked(understanding, None, plan_report(snapshot, understanding, asker, today), asker)
    question = Question(Intent.REPORT_STATUS, understanding.lang, units=units)
    return _asked(understanding, question, reportable_answer(snapshot, question, asker, today), asker)


def _understood(snapshot: Snapshot, text: str, today: date, setting: Setting) -> tuple[Understanding, View | None]:
    """Return what is meant and in which view; the words for a view count where the others ask for what has it."""
    if named := view_named(text):
        view, rest = named
        understanding = understand(rest, today, setting)
        is_sure = not understanding.perhaps and not understanding.choices
        if is_sure and can_be_seen(view, question_of(snapshot, understanding)):
            return understanding, view
    return understand(text, today, setting), None


def _answer(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> Answer:
    if question.view is View.HISTORY:
        return history_answer(snapshot, question, asker, today)
    return _ANSWER[question.intent](snapshot, question, asker, today)


def _held_back(understanding: Understanding, signs: tuple[Sign, ...], asker: Asker, is_sentence: bool) -> Asked:
    codes = understanding.codes or tuple(report.code for report in understanding.reports)
    answer = HeldBackAnswer(understanding.lang, signs, understanding.intent in _WRITES or is_sentence, codes)
    return _asked(replace(understanding, unread=()), None, answer, asker)


def _doubted(
    snapshot: Snapshot, understanding: Understanding, meant: Understanding, asker: Asker, today: date
) -> Asked:
    """Ask which reading is meant; the question is kept as it would be without what is in doubt."""
    question = question_of(snapshot, meant, asker.place)
    intents = tuple(choice.intent for choice in understanding.choices)
    return _asked(understanding, question, DoubtAnswer(framed(snapshot, question, asker, today), intents), asker)


def answered(snapshot: Snapshot, question: Question, asker: Asker, today: date) -> Asked:
    """Answer a question as it is kept on a card. Pure."""
    understanding = Understanding(
        question.intent,
        question.lang,
        period=question.period,
        units=question.units,
        units_doubtful=question.units_doubtful,
        field=question.field,
        fields=question.fields,
        goal=question.goal,
        codes=question.codes,
        topic=question.topic,
        all_units=question.all_units,
    )
    return _asked(understanding, question, _answer(snapshot, question, asker, today), asker)


def question_of(snapshot: Snapshot, understanding: Understanding, place: Scope | None = None) -> Question:
    """Return the question as it is kept: a topic that fits one measure alone is a question for that measure.

    One that names nothing is about what its `place` is bound to.
    """
    question = Question(
        intent=understanding.intent,
        lang=understanding.lang,
        period=understanding.period,
        units=understanding.units,
        units_doubtful=understanding.units_doubtful,
        field=understanding.field,
        fields=understanding.fields,
        goal=understanding.goal,
        codes=understanding.codes,
        topic=understanding.topic,
        all_units=understanding.all_units,
    )
    if place and question.names_nothing and not question.all_units:
        return replace(question, place=place)
    if question.intent is not Intent.DETAIL or question.codes or not question.topic:
        return question
    codes = found_codes(snapshot, question.topic)
    if len(codes) == 1:
        return replace(question, codes=codes, topic=())
    return replace(question, intent=Intent.SEARCH)


def _other_answer(snapshot: Snapshot, understanding: Understanding, asker: Asker, today: date) -> Answer:
    lang, intent = understanding.lang, understanding.intent
    example = next((measure.code for measure in snapshot.agreement.measures), None)
    if intent is Intent.REMIND:
        return _reminding(snapshot, understanding, asker, today)
    if intent is Intent.HELP:
        role = asker.person.role if asker.person else None
        if role is Role.ADMIN and not asker.is_group:
            return HelpAnswer(lang, role, asker.is_group, None, None)  # Not even examples from the agreement.
        units = asker.own_units or tuple(unit.name for unit in snapshot.agreement.units)
        return HelpAnswer(lang, role, asker.is_group, next(iter(units), None), example)
    return NotUnderstoodAnswer(lang, example)


def _reminding(snapshot: Snapshot, understanding: Understanding, asker: Asker, today: date) -> Answer:
    lang, codes, wish = understanding.lang, understanding.codes, understanding.remind or ReminderWish()
    if asker.is_group:
        return RemindAnswer(lang, codes, wish, gap=Gap.PRIVATE)
    if understanding.unknown_codes:
        return unknown_code_answer(snapshot.agreement, understanding.unknown_codes[0], lang)
    if understanding.topic:
        return RemindAnswer(lang, codes, wish, gap=Gap.NO_SUCH_MEASURE)
    now = datetime.combine(today, asker.time_of_day, asker.zone)
    return plan_reminders(snapshot, wish, codes, lang, now=now, calendar=asker.calendar)


def _nothing_stored(asker: Asker) -> Asked:
    return _asked(Understanding(Intent.NONE, asker.lang), None, NoAgreementAnswer(asker.lang), asker)


def _asked(understanding: Understanding, question: Question | None, answer: Answer, asker: Asker) -> Asked:
    page = compose(minimal(answer) if asker.is_minimal else answer, understanding.unread)
    shown = question and replace(question, page=page.number)
    return Asked(understanding, shown, answer, page.codes, page.reply, page.picture)
