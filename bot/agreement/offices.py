"""What looks like an office, where no register says so: words of German administrations."""

import re
from enum import IntEnum

from bot.normal import normal


class Strength(IntEnum):
    """How surely words name an office of their own."""

    NONE = 0
    WEAK = 1
    """Perhaps the second half of a name: "Wirtschaftsförderung und Kreisplanung"."""
    STRONG = 2


_STRONG = re.compile(
    r"(?!ehrenamt|begleitung|anleitung)(?:\w*(?:amt|amts|aemter|amtes|leitung|leiter|leiterin|center|zentrum|stuetzpunkt|agentur|ministerium|dezernat)"
    r"|landrat|landraetin|landratsamt|(?:ober)?buergermeister(?:in|innen)?|kommunen?|gemeinden?|staedten?|traegern?"
    r"|\w+traegern?|gmbh|ggmbh|team|referat|abteilung|fachbereich|sachgebiet|stabsstelle|koordinator(?:in)?|sg|sgl|fb"
    r"|\w+beauftragter?n?|jobcenter|polizei|\w*vereine?|\w*verband|\w*verbaende|\w+kammern?|ihk|hwk|awo|drk|caritas|diakonie"
    r"|eigenbetrieb|vermieter|mehrgenerationenhaeuser|kaemmerei|personalrat|volkshochschule|vhs|krankenkassen?)"
)
_WEAK = re.compile(
    r"(?:\w+(?:stelle|stellen|verwaltung|planung|planer|planerin|foerderung|beratung|beirat|ausschuss|kasse|kassen|schule|schulen"
    r"|betrieb|betriebe|werke|dienst|dienste|haus|haeuser|buero|management|netzwerk|arbeit|kraft|kraefte|lotsen|einrichtungen"
    r"|koordination|gremium|zentren|behoerde|hilfe|gesellschaft|gesellschaften|paedagogen|managerin|manager|bibliothek"
    r"|museum|archiv|rat|vertretung|hof|klinik|kliniken|krankenhaus|unternehmen|firmen|kirche|kirchen)|fachkraft|museum|archiv|kirchen|schulen?|kitas?|horte?|kindergaerten|kindertagesstaetten)"
)
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ0-9-]{1,6}")
_OPENS = re.compile(
    r"(?:amt|fachbereich|fb|fbl|sg|sgl|sachgebiet|abteilung|dezernat|referat|stabsstelle|fachdienst|fachgebiet"
    r"|(?:\w*buero|\w*stelle|\w*zentrum|\w*beirat|kommission)\s+fuer|(?:leitung|leiter|leiterin)\s+(?:amt|fb|sg|fachbereich|sachgebiet|fachdienst))\b"
)
_UP_TO = re.compile(r"\s(?:der|des|für|von|im|in|am|„)\b|[(„\"]")
_WORD = re.compile(r"[^\W_]+")
_REGISTERED = re.compile(r"\be\.\s?V\.?\s*$|\beG\s*$")


def office_strength(words: str) -> Strength:
    """Return how surely `words` name an office; only the words before "der", "für", "im" … are asked."""
    head = _UP_TO.split(words, maxsplit=1)[0]
    found = _WORD.findall(head)
    if _REGISTERED.search(words) or any(_STRONG.fullmatch(normal(word)) for word in found):
        return Strength.STRONG
    if any(_WEAK.fullmatch(normal(word)) or _ABBREVIATION.fullmatch(word) for word in found):
        return Strength.WEAK
    return Strength.NONE


def opens_office(words: str) -> bool:
    """Whether `words` begin with the kind of an office, so that a list of its tasks may follow: "Amt für …"."""
    return bool(_OPENS.match(normal(words)))


_EXTERNAL = re.compile(
    r"\b(?:e v|gmbh|ggmbh|ag|job ?center|agentur arbeit|agentur fuer arbeit|arbeitsagentur|bundesagentur|ba|kommunen?"
    r"|gemeinden?|staedten?|(?:ober)?buergermeister(?:in|innen)?|\w*traegern?|\w*verein|vereine|\w*verband|verbaende|polizei\w*"
    r"|ihk|hwk|\w*kammer|kirchen?|kirchenkreis|staatliche?s?|caritas|diakonie|awo|drk|krankenkassen?|sparkasse|unternehmen"
    r"|vermieter|land|ministerium|hochschule|universitaet|regionalmanagement|kliniken?|krankenhaus"
    r"|wohnungsgesellschaft(?:en)?)\b"
)


def seems_external(name: str) -> bool:
    """Whether a name sounds like a body outside the county's administration; the coordinator corrects it."""
    return bool(_EXTERNAL.search(" ".join(_WORD.findall(normal(name)))))
