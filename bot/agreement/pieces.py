"""The pieces between the separators of a cell; quotes, brackets and what qualifies an office hold together."""

import re
from typing import NamedTuple

from bot.agreement.offices import office_strength
from bot.agreement.qualifying import LABEL, QUALIFICATION, bare


class Piece(NamedTuple):
    """A stretch of the cell, without what stands before a name in it, and the separator before it."""

    words: str
    bare: str
    separator: str
    is_hard: bool


_QUOTED = r"„[^“”\"]{0,200}[“”\"]|\"[^\"]{0,200}\"|»[^«]{0,200}«|‚[^‘]{0,200}‘"
_BRACKETED = r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]"
_REFERENCE = r"(?:^|(?<=[,;\n]))\s*(?:siehe|s\.|vgl\.|wie)\s[^;\n]*"
_OTHER_GENDER = r"(?<=\w)/-?(?:in(?:nen)?|frau|[a-zA-ZÄÖÜ\d])(?!\w)"  # and the second half of a sign: "OB/A"
_SEALED = re.compile(
    rf"{_QUOTED}|{_BRACKETED}|{_REFERENCE}|{_OTHER_GENDER}|{QUALIFICATION}[^,;\n]*|Städten?\s+und\s+Gemeinden|&\s*Co\b"
)
# A label in the middle began a line of its own before the PDF: "Federführung: Jugendamt Partner: Schulamt".
_HARD = rf"\s*(?:;|,(?!\d)|(?<!\d),(?=\d)|[\n•▪|·●■‣➢→])\s*|(?P<label>\s+)(?={LABEL})"
_TOGETHER = (
    "Kooperation|Zusammenarbeit|Abstimmung|Absprache|Verbindung|Partnerschaft|Rücksprache|Koordination|Benehmen"
    "|Einvernehmen|Zusammenwirken|Verbund|Kombination"
)
_SOFT = (
    rf"\s+(?:(?:in|im|nach)\s+(?:\w+[mr]\s+)?(?:{_TOGETHER})\s+mit|(?:gemeinsam|zusammen|zus\.)\s+mit"
    r"|(?:unterstützt|begleitet)\s+(?:durch|von)|i\.\s?[A-Z]\.\s?m\.|als\s+auch|sowie|und|u\.(?!\s?[aäm]\.)|mit|bzw\.?|beziehungsweise"
    r"|oder|ggfs?\.|gegebenenfalls|evtl\.|eventuell|insbesondere|insb\.)\s+|\s*&\s*|\s*\+\s*|\s*/\s*"
)
_SEPARATOR = re.compile(rf"(?P<hard>{_HARD})|(?P<soft>{_SOFT})", re.I)


def pieces_of(text: str) -> list[Piece]:
    """Cut at every separator outside quotes, brackets and qualifications."""
    sealed = _SEALED.sub(lambda part: "\x01" * len(part[0]), text)
    pieces, start, separator, is_hard = [], 0, "", True
    for match in _SEPARATOR.finditer(sealed):
        if match.start() == 0 or sealed[match.start() - 1] == "-" or sealed.startswith("-", match.end()):
            continue
        words = text[start : match.start()]
        if match["label"] and not office_strength(words):  # they belong to the label: "weitere Akteure: …"
            continue
        pieces.append(_piece(words, separator, is_hard))
        start, separator, is_hard = match.end(), match[0], match["hard"] is not None
    pieces.append(_piece(text[start:], separator, is_hard))
    return pieces


def _piece(words: str, separator: str, is_hard: bool) -> Piece:
    return Piece(words, bare(words), separator, is_hard)
