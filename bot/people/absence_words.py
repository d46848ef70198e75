"""What people write of themselves without a command: away, back again, and who stands in. Pure.

A message with any other word in it says something else: whose leave it is, or that it is over. No reason is read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.language.words import word_set
from bot.normal import Token, tokens
from bot.people.absence import Unread, read_absence
from bot.people.model import Absence
from bot.periods.calendar import Calendar
from bot.periods.days import spelled_out
from bot.periods.grammar import find_periods
from bot.periods.numbers import ARTICLE_ONES, CARDINALS
from bot.periods.period import Mention
from bot.periods.times import find_times
from bot.periods.words import UNITS, WEEKDAYS

_LONGEST = 160
_NUMBERS = CARDINALS.keys() - ARTICLE_ONES
_AT_WORK = r"(?:da|hier|anwesend|erreichbar|im (?:haus|buero|amt|dienst)|an bord|am platz)"
_AWAY = re.compile(
    rf"\b(?:nicht|nich|net) (?:mehr )?{_AT_WORK}\b"
    r"|\b(?:abwesend|ausser haus|krank(?:geschrieben)?|out of (?:the )?office|ooo|unavailable)\b"
    r"|\b(?:urlaub|resturlaub|elternzeit|reha|kur|dienstreise|fortbildung|lehrgang)\b|\bhabe? (?:.* )?frei\b"
    r"|\bon (?:annual |sick |parental )?(?:leave|vacation|holiday|holidays)\b|\bnot (?:in|here|at work|in the office)\b"
)
_AWAY_THEN = re.compile(r"\b(?:weg|away|off)\b")
"""With these somebody may be leaving for the day: only with days they mean an absence."""
_BACK = re.compile(
    rf"\bwieder (?:{_AT_WORK}|gesund|zurueck)\b|\bzurueck(?: aus dem urlaub| im (?:buero|dienst|amt))?\b"
    r"|\bback(?: in the office| at work| from (?:leave|vacation|holiday))?\b"
)
_AFTER_ALL = re.compile(
    rf"\bdoch {_AT_WORK}\b"
    r"|\b(?:urlaub|reha|kur|dienstreise) (?:faellt aus|entfaellt|(?:ist|wurde) (?:abgesagt|gestrichen))\b"
    r"|\b(?:leave|vacation|holiday) (?:is |was )?cancell?ed\b"
)
_SMALL = word_set(
    """
    ich bin hab habe werde sein bis vom von ab zum einschl einschliesslich inkl in im am an der den dem die das auf und
    u dann erst bitte leider nur noch kurz zur info mal jetzt nun doch geht verlaengert sich mein wegen nach komme komm
    ja heute seit so hallo moin morgen guten also uebrigens
    i m am ll will be have from to until till through on at the a an and now today my is again hi just
    """
)
_FIRST_PERSON = word_set("ich bin hab habe mein i m am my")
_NAME = r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,4}?)"
_FROM_NOW = r"(?: (?:ab (?:jetzt|sofort)|kuenftig|in der zeit|so lange|bitte|from now on|for now|please))*"
_DEPUTY = (
    r"(?:meine |mein |als )?(?:neue |neuer )?(?:vertretung|stellvertretung|vertreterin|vertreter|stellvertreterin)"
)
_NAMES_DEPUTY = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:bitte )?{_DEPUTY}{_FROM_NOW} (?:ist|macht|uebernimmt|wird){_FROM_NOW} {_NAME}{_FROM_NOW}",
        rf"(?:in der zeit |so lange |solange |ab jetzt |kuenftig )?vertritt mich{_FROM_NOW} {_NAME}{_FROM_NOW}",
        rf"{_NAME} vertritt mich{_FROM_NOW}",
        rf"{_NAME} (?:ist|macht|wird){_FROM_NOW} {_DEPUTY}{_FROM_NOW}",
        rf"{_NAME} (?:is|will be) my (?:new )?(?:deputy|substitute){_FROM_NOW}",
        rf"{_NAME} (?:stands in|covers) for me{_FROM_NOW}",
        rf"my (?:new )?(?:deputy|substitute) (?:is|will be) {_NAME}{_FROM_NOW}",
    )
)
_ENDS_DEPUTY = re.compile(
    rf"{_DEPUTY} (?:bitte )?(?:streichen|loeschen|entfernen|beenden|aufheben|herausnehmen|rausnehmen)(?: bitte)?"
    rf"|(?:bitte )?(?:streich|streiche|loesch|loesche|entfern|entferne|beende) (?:bitte )?{_DEPUTY}(?: bitte)?"
    r"|(?:please )?(?:remove|end|delete) my (?:deputy|substitute)(?: please)?"
)
_NO_NAME = word_set("wer wen wem who nicht nich kein keine keiner not no nobody es das sie er da man ob wenn")


@dataclass(frozen=True, slots=True)
class OfOneself:
    """What somebody says of themselves. `is_away` without an `absence`: they did not say when.

    `is_back`: today's absence ends; `is_there_after_all`: one that was planned does not come. `deputy`: a name as
    written, "" where nobody is to stand in any more.
    """

    absence: Absence | None = None
    is_away: bool = False
    is_back: bool = False
    is_there_after_all: bool = False
    deputy: str | None = None


def read_of_oneself(text: str, today: date, calendar: Calendar) -> OfOneself | None:
    """Return what a message says of its writer being away, back, or stood in for; None where it says no such thing."""
    if len(text) > _LONGEST or text.rstrip().endswith("?"):
        return None
    parts = [part for part in re.split(r"\s*[,;!]\s*", text) if part.strip()]
    named = {part: deputy for part in parts if (deputy := _deputy(part)) is not None}
    if len(named) > 1:
        return None
    deputy = next(iter(named.values()), None)
    rest = ", ".join(part for part in parts if part not in named)
    if not rest:
        return OfOneself(deputy=deputy) if named else None
    said = _presence(rest, today, calendar)
    return said and OfOneself(said.absence, said.is_away, said.is_back, said.is_there_after_all, deputy)


def _deputy(part: str) -> str | None:
    norm = " ".join(word.norm for word in tokens(part) if word.is_word)
    if _ENDS_DEPUTY.fullmatch(norm):
        return ""
    names = (found["name"] for pattern in _NAMES_DEPUTY if (found := pattern.fullmatch(norm)))
    return next((name for name in names if not _NO_NAME & set(name.split())), None)


def _presence(text: str, today: date, calendar: Calendar) -> OfOneself | None:
    words = spelled_out(tokens(text))
    norm = " ".join(word.norm for word in words if word.is_word)
    is_after_all, is_back = _AFTER_ALL.search(norm) is not None, _BACK.search(norm) is not None
    if not (is_after_all or is_back or _AWAY.search(norm) or _AWAY_THEN.search(norm)) or find_times(words):
        return None
    mentions = find_periods(words, today, calendar)
    of_time = [word for word in words if _is_of_time(word, mentions)]
    if _says_more(words, of_time):
        return None
    if is_after_all:
        return None if of_time else OfOneself(is_there_after_all=True)
    if is_back and all(today in one.named for one in mentions):
        return None if any(word.is_number for word in of_time) else OfOneself(is_back=True)
    days = " ".join(_pieces(text, of_time)) + (" wieder da" if is_back else "")
    if of_time and not mentions:
        return None  # "Noch 3 Tage Urlaub" may be what is left of it.
    read = read_absence(days, today, calendar) if of_time else Unread.NONE
    if isinstance(read, Absence):
        # "Vom 7.6. an drei Wochen": how long is said, and was not read.
        is_clear = read.last_on is not None or len(of_time) == len(_within(words, mentions))
        return OfOneself(read if is_clear else None, is_away=True)
    asks = not of_time and _AWAY.search(norm) and _FIRST_PERSON & set(norm.split())
    return OfOneself(is_away=True) if asks else None


def _is_of_time(word: Token, mentions: Sequence[Mention]) -> bool:
    """Whether a word belongs to a period or to an amount of time: "ab Montag" and "3 Wochen"."""
    is_amount = word.is_number or word.norm in UNITS or word.norm in _NUMBERS
    return is_amount or bool(_within([word], mentions))


def _within(words: Sequence[Token], mentions: Sequence[Mention]) -> list[Token]:
    return [word for word in words if any(one.start <= word.start < one.end for one in mentions)]


def _says_more(words: Sequence[Token], of_time: Sequence[Token]) -> bool:
    """Whether there is anything beside being away or back, its days, and words that say nothing."""
    starts = {word.start for word in of_time}
    beside = " ".join(word.norm for word in words if word.is_word and word.start not in starts)
    for pattern in (_AFTER_ALL, _BACK, _AWAY, _AWAY_THEN):
        beside = pattern.sub(" ", beside)
    return bool(set(beside.split()) - _SMALL)


def _pieces(text: str, of_time: Sequence[Token]) -> Iterator[str]:
    """Yield the words of time as written, glued as they were; days by their long names."""
    piece, end = "", -1
    for word in of_time:
        is_short = word.text.lower() != word.norm and word.norm in WEEKDAYS and len(word.text) < len(word.norm)
        written = word.norm if is_short else word.text
        if word.start == end:
            piece += written
        else:
            yield piece
            piece = written
        end = word.end
    yield piece
