"""Words whose group depends on those around: thanks beside a question, "ob", "Stelle", "push … back", "u."."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.language.phrases import COURTESIES
from bot.language.sentence import CODE, UNIT, UNKNOWN, Part
from bot.language.words import word_set

_SAYING = frozenset({"?"}) | word_set(
    "WHAT WHO WHEN SHOW FIND REMIND REMINDER DUE OVERDUE ONGOING OVERVIEW DONE RUNNING DELAYED CANCELLED #share"
)
"""Groups that show that something is asked or reported."""
_WHETHERS = frozenset({"ob", "if", "whether"})
_BEFORE_WHETHER = word_set("WANT SHOW FIND YOU US GREETING")
_ABBREVIATED = frozenset({"bzw", "ca", "inkl", "ggf", "evtl", "lt", "nr"})
"""The full stop behind them, and behind a letter ("z. B."), ends no clause."""
_NOTING = word_set(
    """
    eintragen eintragt eintraegst vermerken vermerkt notieren notiert notierst notiere festhalten festhaltet
    aufschreiben weitergeben ergaenzen note noting record recording log enter down
    """
)
_PLEASE = word_set("bitte please pls mind dankbar grateful")
_OPENING = frozenset({"dass", "das", "that", ":"})
_FRAME = 12
"""Among so many parts stands the verb of a frame."""
_PUSHING = word_set("push pushing pushed put putting move moving moved set setting")
_BACK = 5
"""Among so many words behind the verb stands what is pushed."""
_PUSHED = frozenset({"it", "them", "this"})
_KNOWING = (" wissen", " know")
"""How phrases end that say who asks: "will wissen", "wants to know"."""
_NEWS = word_set("neu neues new news")
_MEETINGS = word_set("termin termine appointment")
_WITH = word_set("mit bei beim with")
_FALLING = word_set("faellt fallen")
_AWAY = word_set("aus weg flach")
_GOING = word_set("kommt kommen komme geht gehen schreitet")
_FORWARD = word_set("voran vorwaerts")
_WE_GO_ON = "kommen wir voran"
"""It asks how things stand; behind a measure it says so: "mit 6.1.4 kommen wir voran"."""
_HARDLY = word_set("kaum schlecht schwer schleppend langsam muehsam zaeh wenig")
_CLAUSE_ENDS = frozenset(",;.!?–:") | {"BECAUSE"}
_ITSELF = word_set("sie er she he they")
_IMPERATIVE_OR_NOUN = frozenset({"stelle"})


def in_context(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts of a message with the groups that they have beside each other."""
    steps: tuple[Callable[[Sequence[Part]], Sequence[Part]], ...] = (
        _framed, _abbreviated, _politely, _whether, _as_nouns, _pushed_back, _as_askers, _as_meetings, _apart,
        _as_news,
    )  # fmt: skip
    for step in steps:
        parts = step(parts)
    return tuple(parts)


def _framed(parts: Sequence[Part]) -> Sequence[Part]:
    """Leave out how it is asked to note a report: "könnt ihr bitte eintragen, dass …", "could you note that …"."""
    noting = next((at for at, part in enumerate(parts[:_FRAME]) if part.norm in _NOTING), None)
    if noting is None or CODE in {part.tag for part in parts[:noting]}:
        return parts
    opening = next((at for at in range(noting + 1, min(noting + 3, len(parts))) if parts[at].tag != ","), None)
    asked = noting == 0 or any(part.tag in {"YOU", "CAN"} or part.norm in _PLEASE for part in parts[:noting])
    if opening is None or parts[opening].norm not in _OPENING or not asked:
        return parts
    frame = [replace(part, tag="") for part in parts[: opening + 1]]
    return [*frame, *(replace(part, tag=".") if part.tag == "?" else part for part in parts[opening + 1 :])]


def _abbreviated(parts: Sequence[Part]) -> Sequence[Part]:
    """Leave out the full stop of "u.", "bzw."; the last of the message ends it."""
    dots = {
        at
        for at in range(1, len(parts) - 1)
        if parts[at].norm == "." and _is_short(parts[at - 1]) and parts[at - 1].end == parts[at].start
    }
    words = (replace(part, tag="") if at + 1 in dots else part for at, part in enumerate(parts))
    return [part for at, part in enumerate(words) if at not in dots] if dots else parts


def _is_short(part: Part) -> bool:
    return part.norm in _ABBREVIATED or (len(part.norm) == 1 and part.norm.isalpha())


def _politely(parts: Sequence[Part]) -> Sequence[Part]:
    """Take thanks and greetings beside a question or a report for a form of address: they change nothing."""
    if not any(part.tag in _SAYING for part in parts):
        return parts
    return [replace(part, tag="GREETING") if part.norm in COURTESIES else part for part in parts]


def _whether(parts: Sequence[Part]) -> Sequence[Part]:
    """Take "ob" behind a verb of asking, or at the start, for a question: "weißt du, ob …" names no condition."""
    is_asked = any(part.tag == "?" for part in parts)
    denied = any(part.tag == "NOT" for part in parts[: next((at for at, p in enumerate(parts) if p.tag == "COND"), 0)])
    said = [(at, part) for at, part in enumerate(parts) if part.tag and part.tag != ","]
    asks = {
        at
        for (_, before), (at, part) in zip([(0, None), *said], said, strict=False)
        if part.tag == "COND" and part.norm in _WHETHERS
        if is_asked or (before and before.tag in _BEFORE_WHETHER and not denied)
    }
    return [replace(part, tag="WHETHER") if at in asks else part for at, part in enumerate(parts)] if asks else parts


def _as_nouns(parts: Sequence[Part]) -> Sequence[Part]:
    """Take a word that asks at the start for a noun elsewhere: "1.2.1 erledigt, Stelle seit März besetzt"."""
    opening = next((at for at, part in enumerate(parts) if part.tag not in {"", "GREETING"}), 0)
    return [
        replace(part, tag=UNKNOWN) if at > opening and part.norm in _IMPERATIVE_OR_NOUN else part
        for at, part in enumerate(parts)
    ]


def _pushed_back(parts: Sequence[Part]) -> Sequence[Part]:
    """Read verb and "back" together across what is pushed: "push 6.1.4 back to October"."""
    backs = [at for at, part in enumerate(parts) if part.norm == "back"]
    verbs = {
        at: back
        for at, part in enumerate(parts)
        for back in backs
        if part.norm in _PUSHING and any(map(_is_pushed, parts[at + 1 : min(back, at + _BACK)]))
    }
    moved = verbs.keys() | {*verbs.values()}
    return [replace(p, tag="DELAYED", misspelt=False) if at in moved else p for at, p in enumerate(parts)]


def _is_pushed(part: Part) -> bool:
    return part.tag == CODE or part.norm in _PUSHED


def _as_meetings(parts: Sequence[Part]) -> Sequence[Part]:
    """Take a date with somebody for a meeting: "Termin mit dem Bauamt verschoben" moves no measure."""
    met = {
        at
        for at, part in enumerate(parts)
        if part.norm in _MEETINGS
        for behind in parts[at + 1 : at + 2]
        if behind.norm in _WITH
    }
    return [replace(part, tag=UNKNOWN) if at in met else part for at, part in enumerate(parts)] if met else parts


def _apart(parts: Sequence[Part]) -> Sequence[Part]:
    """Read a verb that stands in two pieces: "fällt dieses Jahr aus", "kommen mit 6.1.4 voran"."""
    tags: dict[int, str] = {}
    for at, part in enumerate(parts):
        if part.norm in _FALLING and (end := _piece_behind(parts, at, _AWAY)):
            tags |= {at: "CANCELLED", end: "CANCELLED"}
        elif part.norm in _GOING and (end := _piece_behind(parts, at, _FORWARD)):
            tags |= _going(parts, at, end)
        elif part.norm == _WE_GO_ON and [before.tag for before in parts[:at] if before.tag][-1:] == [CODE]:
            tags[at] = "RUNNING"
    return [replace(p, tag=tags[at], misspelt=False) if at in tags else p for at, p in enumerate(parts)]


def _going(parts: Sequence[Part], verb: int, piece: int) -> dict[int, str]:
    """Return the groups of "kommt … voran": going on, with "nicht" in between delayed, with "kaum" neither."""
    between = range(verb + 1, piece)
    if any(parts[at].norm in _HARDLY for at in between):
        return {}
    denials = [at for at in between if parts[at].tag == "NOT"]
    return dict.fromkeys((verb, *denials, piece), "DELAYED" if denials else "RUNNING")


def _as_news(parts: Sequence[Part]) -> Sequence[Part]:
    """Take "neu" behind an asking word for what has changed: "was ist neu bei 6.1.3", "gibt es Neues seit März"."""
    asked = next((at for at, part in enumerate(parts) if part.tag in {"WHAT", "EXIST"}), len(parts))
    return [replace(p, tag="CHANGED") if at > asked and p.norm in _NEWS else p for at, p in enumerate(parts)]


def _piece_behind(parts: Sequence[Part], verb: int, pieces: Collection[str]) -> int | None:
    """Return where the clause of a verb ends in one of these pieces."""
    end = next((at for at in range(verb, len(parts)) if parts[at].tag in _CLAUSE_ENDS), len(parts))
    return end - 1 if end - 1 > verb and parts[end - 1].norm in pieces else None


def _as_askers(parts: Sequence[Part]) -> Sequence[Part]:
    """Take a unit that wants to know something for somebody else: "die Landrätin möchte wissen, was …".

    What "sie muss" is its own.
    """
    if any(part.norm in _ITSELF for part in parts):
        return parts
    said = [part for part in parts if part.tag]
    askers = {unit for unit, verb in pairwise(said) if unit.tag == UNIT and verb.norm.endswith(_KNOWING)}
    return [replace(part, tag="OTHERS") if part in askers else part for part in parts]
