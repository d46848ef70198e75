"""The history or the picture that a message asks for: "Verlauf von 6.1.3", "Stand Bauamt als Bild"."""

from bot.asking.question import Question, View
from bot.language.understanding import Intent
from bot.normal import tokens

_HISTORY = frozenset({"verlauf", "historie", "history"})
_PICTURE = frozenset({"bild", "grafik", "diagramm", "picture", "chart"})
_BEFORE = frozenset({"als", "mit", "im", "as", "with", "a", "an", "der", "den", "the"})
_AFTER = frozenset({"von", "zu", "der", "zur", "of", "for", "massnahme", "measure"})
LONGEST = 200
"""Who asks for a view says little else; a longer text is not looked at."""


def view_named(text: str) -> tuple[View, str] | None:
    """Return the view that a text begins or ends with, and the rest of the text; None where there is none."""
    said = [token for token in tokens(text) if token.is_word] if len(text) <= LONGEST else []
    if not said:
        return None
    if said[0].norm in _HISTORY and not text[: said[0].start].strip():
        fillers = 1
        while fillers < len(said) and said[fillers].norm in _AFTER:
            fillers += 1
        return View.HISTORY, text[said[fillers - 1].end :].strip()
    if said[-1].norm in _HISTORY | _PICTURE:
        view = View.HISTORY if said[-1].norm in _HISTORY else View.PICTURE
        while len(said) > 1 and said[-2].norm in _BEFORE:
            said.pop()
        return view, text[: said[-1].start].strip()
    return None


def can_be_seen(view: View, question: Question) -> bool:
    """Whether a question can be seen like this; what changed in a period has no picture."""
    if view is View.HISTORY:
        return question.intent is Intent.DETAIL and len(question.codes) == 1
    return question.intent is Intent.SUMMARY and question.period is None
