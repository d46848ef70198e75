"""Answers to `@bot …` in any chat: they can be posted anywhere, so they hold title, units and agreed due only."""

from dataclasses import dataclass
from datetime import date

from bot.agreement.model import Agreement, Measure
from bot.asking.answers import DueAnswer, concerned_codes
from bot.asking.ask import Asked, ask
from bot.asking.asker import Asker
from bot.language.understanding import Intent
from bot.ports import Work
from bot.texts.inline import inline_texts
from bot.texts.minimal import minimal
from bot.texts.reply import Reply

MAX_RESULTS = 50


@dataclass(frozen=True, slots=True)
class InlineResult:
    """One measure to choose; `reply` is what is posted when it is chosen."""

    title: str
    description: str
    reply: Reply
    code: str

    @property
    def text(self) -> str:
        """What is posted, without markup."""
        return self.reply.plain


async def inline_results(work: Work, text: str, asker: Asker, *, today: date) -> tuple[InlineResult, ...]:
    """Return the measures that a question lists, at most 50; an empty query gives what is due."""
    snapshot = await work.agreements.current()
    if snapshot is None:
        return ()
    asked = await ask(work, text, asker, today=today, expects=None if text.strip() else Intent.DUE)
    codes = _listed_codes(asked)[:MAX_RESULTS]
    measures = _measures(snapshot.agreement, codes)
    shown = minimal(measures) if asker.is_minimal else measures
    return tuple(_result(measure, asked.understanding.lang) for measure in shown)


def _listed_codes(asked: Asked) -> tuple[str, ...]:
    """Return what is due, then what is overdue; of other lists all of it."""
    if isinstance(asked.answer, DueAnswer):
        return asked.answer.codes + tuple(one.code for one in asked.answer.overdue)
    return concerned_codes(asked.answer)


def _measures(agreement: Agreement, codes: tuple[str, ...]) -> tuple[Measure, ...]:
    return tuple(agreement.by_code[code] for code in codes if code in agreement.by_code)


def _result(measure: Measure, lang: str) -> InlineResult:
    texts = inline_texts(measure, lang)
    return InlineResult(texts.title, texts.description, texts.reply, measure.code)
