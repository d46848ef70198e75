"""What else is written in reply to a nudge: that it is not ours, or that it is for one's deputy. Pure.

A reply with any other word in it says something of its own, and does nothing here.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from bot.language.reading import read_sentence
from bot.language.sentence import CODE, PERIOD, UNIT, Sentence
from bot.language.setting import Setting
from bot.language.words import word_set

_UNIT = "¤"
_LONGEST = 200
_MOST_PARTS = 6
_NOT = r"(?:nicht|nich|net|nimmer)(?: mehr| mein| unser)?"
_OF_US = r"(?:uns|mir|unserem?|unsere[nr]?|meine[nrm]?)"
_A_TASK = (
    r"(?:thema|themen|aufgaben?|baustelle|bereich|zustaendigkeit(?:sbereich)?|sache|massnahmen?|gebiet|job|tisch|bier)"
)
_NOT_OURS = re.compile(
    rf"\b{_NOT} (?:mehr )?(?:dafuer |hierfuer |fuer |da )?(?:zustaendig|verantwortlich|federfuehrend)(?: dafuer)?\b"
    rf"|\b(?:liegt|gehoert|faellt) {_NOT} (?:mehr )?(?:bei|zu|in|auf) {_OF_US}(?: {_A_TASK})?\b"
    rf"|\b(?:nicht|nich|kein|keine) (?:mehr )?(?:unser|unsere|mein|meine) {_A_TASK}\b"
    r"|\bfalsche[rn]? (?:adresse|stelle|amt|ansprechpartner(?:in)?|person)\b|\bfalsch bei (?:uns|mir)\b"
    r"|\bbetrifft (?:uns|mich) (?:nicht|nich)\b"
    r"|\bnot (?:my|our|ours|mine) ?(?:job|task|area|measures?|department|responsibility)?\b"
    r"|\b(?:not|no longer) responsible\b|\bwrong (?:address|person|unit|department|office)\b"
)
_TO_DEPUTY = re.compile(
    r"\b(?:an|zu|to) (?:die |meine |unsere |meinen |meiner |my |the )?"
    r"(?:vertretung|stellvertretung|vertreter(?:in)?|stellvertreter(?:in)?|deputy|substitute)\b"
)
_KEPT = re.compile(
    r"(?:das )?(?:mach|mache|machen|uebernehme|behalte) (?:ich|wir)(?: dann| hier| noch)*(?: selber| selbst)?"
    r"|bleibt bei (?:mir|uns)|(?:i ll|i will|i) (?:do|keep|handle)(?: it| this| that)?(?: myself)?"
)
"""What a part of the reply may say of other measures: "6.1.4 mach ich selber"."""
_BESIDE = word_set(
    """
    das dies dieses die der den dem da es ich wir sind bin ist ja leider sorry bitte beide beides beiden alle alles fuer
    dafuer hierfuer mehr seit macht machen sowas so was zustaendig dran und hier von mit sich drum darum
    gib gebt geben weiter weitergeben weiterleiten weiterreichen leite leiten reich reiche mal gern gerne kann koennen
    hinweis frag fragt fragen ask im i m am we re are is it s that this these those one of either neither both all any
    pass hand forward give on please pls thanks danke for them and the to
    """
)
_ALL = word_set("beide beides beiden alle alles both either neither all these those")


class Answer(Enum):
    """What is said about nudges."""

    NOT_OURS = auto()
    TO_DEPUTY = auto()


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said, and of which measures; none named: of the one there is, or of all where it `is_of_all`."""

    what: Answer
    codes: tuple[str, ...] = ()
    is_of_all: bool = False


def read_reply(text: str, today: date, setting: Setting) -> Answered | None:
    """Return what a reply to a nudge says; None where it says nothing of that kind."""
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return None
    whole = _read(read_sentence(text, today, setting))
    if whole is not None:
        return whole
    parts = [read_sentence(part, today, setting) for part in re.split(r"\s*[,;]\s*", text)[:_MOST_PARTS]]
    said = [part for part in parts if not (part.codes and _KEPT.fullmatch(_norm(part)))]
    answered = _read(said[0]) if len(said) == 1 < len(parts) else None
    return answered if answered and answered.codes else None


def _read(sentence: Sentence) -> Answered | None:
    norm = _norm(sentence)
    not_ours = _NOT_OURS.search(norm)
    core = not_ours or _TO_DEPUTY.search(norm)
    if core is None or sentence.unknown_codes:
        return None
    what = Answer.NOT_OURS if not_ours else Answer.TO_DEPUTY
    rest = (norm[: core.start()] + norm[core.end() :]).replace(_UNIT, " ").split()
    names_unit_first = _UNIT in norm[: core.start()]
    if set(rest) - _BESIDE or names_unit_first or (what is Answer.TO_DEPUTY and _UNIT in norm):
        return None
    return Answered(what, sentence.codes, bool(_ALL & set(rest)))


def _norm(sentence: Sentence) -> str:
    """Return the words of a sentence, measures and periods left out; a mark stands for a unit."""
    spans = [(part.start, part.end) for part in sentence.parts if part.tag in {CODE, PERIOD}]
    units = {part.start: part.end for part in sentence.parts if part.tag == UNIT}
    kept = []
    for word in sentence.words:
        if word.start in units:
            kept.append(_UNIT)
        within = any(start <= word.start < end for start, end in (*spans, *units.items()))
        if word.is_word and not within:
            kept.append(word.norm)
    return " ".join(kept)
