"""Whether a message takes back a report: "rückgängig", "Meldung zurücknehmen", "das war falsch, bitte zurück"."""

import re

from bot.language.spelling import closest
from bot.language.words import word_set
from bot.normal import tokens

_UNDOING = word_set(
    "rueckgaengig zuruecknehmen zuruecknahme zuruecksetzen zurueckziehen storno stornieren widerrufen undo revert"
)
"""One of these is enough."""
_PERHAPS = word_set("zurueck loeschen loesche loesch streichen streiche streich back retract withdraw delete remove")
"""They undo something only beside what is undone, or why: "Meldung löschen", "das war falsch, bitte zurück"."""
_UNDONE = word_set(
    """
    meldung meldungen statusmeldung eintrag eintragung letzte letzten letztes vorige falsch falsche versehen
    versehentlich irrtum irrtuemlich fehler nehmen nehme nimm last report update entry wrong mistake take
    """
)
_BESIDE = word_set(
    """
    ach ah oh oje ups upps oops hoppla sorry entschuldigung entschuldige tschuldigung pardon halt stopp stop moment
    nein nee ne no bitte please pls danke thanks mal doch wieder gleich sofort schnell einfach ganz komplett leider
    aber und and ich wir mir i we my meine meinen unsere das dies diese diesen es that this it die der den the ein
    eine a war ist is was were zu zur zum von bei fuer mit vom aus im to for on of by in mach mache machen macht machst
    moechte moechten will wollen want can go massnahme measure
    """
)
_MOST_WORDS = 12
_SHORTEST_MISSPELT = 8
_LONG_UNDOING = tuple(sorted(word for word in _UNDOING if len(word) >= _SHORTEST_MISSPELT))
_CODE = re.compile(r"(?<![\w.,])\w{1,3}(?:\.\w{1,3})+\b(?!\s*%)")
"""What may name the measure whose report is undone; any county's codes."""


def is_undo(text: str) -> bool:
    """Whether a text (cleaned) says that the last report, or that on the measure it names, is to be undone.

    Only short texts that say nothing else do; a question never does.
    """
    if "?" in text:
        return False
    words = [word.norm for word in tokens(_CODE.sub(" ", text), _MOST_WORDS * 2) if word.is_word or word.is_number]
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    undoing = {word for word in words if _undoes(word)}
    if not {*words} - undoing <= _PERHAPS | _UNDONE | _BESIDE:
        return False
    return bool(undoing) or bool({*words} & _PERHAPS and {*words} & _UNDONE)


def _undoes(word: str) -> bool:
    """Whether a word undoes, be it with one wrong letter."""
    return word in _UNDOING or (len(word) >= _SHORTEST_MISSPELT and closest(word, _LONG_UNDOING, typos=1) is not None)
