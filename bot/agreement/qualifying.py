"""What stands around the name of a unit and belongs to no name: labels, articles, dates, places, provisos."""

import re

from bot.agreement.offices import Strength, office_strength
from bot.agreement.persons import is_person
from bot.agreement.units import Names

# The words of labels: "Federführung: …", "beteiligte Ämter: …", "Akteure und Partner: …".
_LABEL_STEMS = (
    "federführ|verantwort|zuständig|beteilig|mitwirk|unterstütz|begleit|koordin|umsetz|durchführ|partner|kooperation"
    "|akteur|initiat|ansprech|einbind|einbezieh|mitarbeit|zusammenarbeit|ausführ|adressat|steuer|träger|beratung|beratend"
)
_LABEL_WORDS = (
    "lead|ff|wer|extern|intern|weitere|leitung|amt|fachamt|stelle|oe|einrichtung(?:en)?|kontakt|team|projektteam"
    "|federf\\.|verantw\\.|zust\\.|hv|mv|mw"
)
_LABEL_WORD = re.compile(_LABEL_WORDS, re.I)
LABEL = (
    rf"(?<![\w-])(?i:[\w-]{{0,30}}(?:{_LABEL_STEMS})[\w*:/]{{0,20}}|{_LABEL_WORDS})"
    r"(?:\s*\([^()]{0,40}\)|\s+(?:durch|von|bei))?\s?:"
)
_HELP = (
    "Unterstützung|Hilfe|Beteiligung|Einbezug|Einbeziehung|Einbindung|Beratung|Begleitung|Mitteln?|Blick|Mitwirkung"
    "|Mitarbeit|Hinzuziehung|Berücksichtigung|Beziehung|Moderation|Förderung|Expertise|Zustimmung"
)
QUALIFICATION = (
    rf"(?<![\w-])(?:unter\s+(?:\w+\s+)?(?:{_HELP}|Leitung|Federführung|Vorsitz|Regie|Vorbehalt)\b"
    rf"|(?:ggf\.\s+|ggfs\.\s+|evtl\.\s+)?mit\s+(?:[a-zäöüß]+\s+)?(?:{_HELP})\b|im\s+(?:Auftrag|Rahmen)\b"
    r"|in\s+(?:Träger|Eigenregie|Verantwort)\w*|auf\s+(?:Grundlage|Basis|Antrag)\b|je\s+nach\b|vorbehaltlich\b"
    r"|(?:gefördert|finanziert|beauftragt)\s+(?:durch|von|über)\b|als\s+(?!auch\b))"
)
RANK = r"\s*\w*(?:beigeordnet|bürgermeister|vorsitzend|stellvertret|vize|landesbeamt)"
_YEAR = r"(?:\S+\s+){0,2}?(?:\d{1,2}[./]){0,2}(?:19|20)\d{2}"
_ROLE_WORDS = (
    "hauptverantwortlich|verantwortlich|zuständig|federführung|federführend|beteiligte?r?|beteiligung|mitwirkung"
    "|mitwirkende?|unterstützend|beratend|begleitend|koordinierend|unterstützung(?:\\s+durch)?|lead|ff"
)
_DEEDS = (
    "umsetzung|durchführung|steuerung|koordination|koordinierung|federführung|verantwortung|organisation|erstellung"
)
_ADVERBS = (
    r"ansonsten|sonst|ggfs?\.|gegebenenfalls|evtl\.|eventuell|sowohl|sowie|und|mit|insbesondere|insb(?:es)?\.|u\.\s?a\."
    r"|z\.\s?B\.|bspw\.|beispielsweise|vor\s+allem|v\.\s?a\.|bei\s+Bedarf|in\s+der\s+Regel|i\.\s?d\.\s?R\.|zunächst|danach"
    r"|anschließend|später|derzeit|aktuell|künftig|zukünftig|vorerst|alternativ|darunter|einschließlich|inkl\.|inklusive"
    r"|auch|ebenso|zusätzlich|außerdem|jeweils|primär|entweder|nachrichtlich|durch|beim|bei|vom"
)
_BEFORE_NAME = re.compile(
    rf"(?:(?:[\w/-]{{1,30}}\s+(?:\w{{1,30}}\s+)?)??{LABEL}\s*"
    rf"|(?:{_ROLE_WORDS})(?:\s+(?:ist|sind|liegt))?(?:\s*:\s*|\s+)"
    rf"|(?<![\w-])[\w-]{{0,30}}(?:{_DEEDS})\s+(?:liegt\s+|erfolgt\s+)?(?:durch|beim?)\s+"
    rf"|(?:ab|bis|seit|von)\s+{_YEAR}\s*:?\s+|(?:19|20)\d{{2}}(?:\s?[-–/]\s?(?:19|20)?\d{{2}})?\s*:\s*"
    rf"|(?:{_ADVERBS}|\d{{1,2}}[.)](?!\d|{RANK}))\s*:?\s+"
    r"|[-•▪*–➢]\s*|\([^()]{0,40}\)\s*(?=\w)|(?:der|die|das|des|dem|den)\s+)+",
    re.I,
)
_LABEL_BEHIND = re.compile(
    r"\s*[-–]?\s*\b(?:(?:in|als)\s+)?(?:haupt)?(?:federführung|federführend|verantwortlich|zuständig|beteiligt|beratend"
    r"|unterstützend|mitwirkend|koordinierend|begleitend|lead|ff)\.?$",
    re.I,
)
_LABEL_ALONE = re.compile(
    r"(?:federführung|federführend|(?:haupt)?verantwortlich\w*|zuständig(?:keit)?|ansprech(?:partner\w*|person\w*)|kontakt|lead"
    r"|beteiligt|beratend|unterstützend)(?:[*:/]in(?:nen)?)?:?",
    re.I,
)
_YEAR_BEHIND = re.compile(rf"\s+(?:ab|bis|seit|von)\s+{_YEAR}(?:\s+(?:bis|[-–])\s+{_YEAR})?$")
_AND_SO_ON = re.compile(
    r"(?:^|\s+)(?:etc\.?|usw\.?|u\.\s?(?:v\.\s?)?[amä]\.?|uvm\.?|o\.\s?[äÄ]\.?|u\.\s?s\.\s?w\."
    r"|(?:und\s+|u\.\s+)?(?:weitere|andere)|…|\.{3})$",
    re.I,
)
_VACANT = re.compile(
    r"\s*[-–]?\s*\b(?:(?:derzeit|zur\s?zeit|z\.\s?Z(?:t)?\.|noch|aktuell|momentan|bislang)\s+)*"
    r"(?:nicht\s+(?:besetzt|benannt|bekannt|festgelegt|geklärt)|unbesetzt|vakant|offen|unklar|unbekannt)$",
    re.I,
)
_VERB = re.compile(
    r"\s+(?:ist|sind|wird|werden|soll|sollen|muss|müssen|erfolgt|koordiniert|übernimmt|steuert)\b.*$", re.S
)
_REMARK = re.compile(r"\s+[-–]\s+(?P<words>[a-zäöü].*)$", re.S)
_NOBODY = re.compile(
    r"(?:[\W_]*|und|n\.?\s?n\.?|k\.\s?A\.?|keine(?:r|\s+Angabe)?|tbd|t\.b\.d\.|entfällt|dito|s\.\s?[ou]\.|(?:plan)?stelle|person"
    r"|etc|usw|u\.\s?a|u\.\s?v\.\s?m|uvm|(?:und\s+)?(?:weitere|andere)|viele\s+(?:mehr|andere|weitere)"
    r"|(?:siehe|s\.|vgl\.|wie)\s+(?:auch\s+)?(?:oben|unten|vor|Maßnahme|Nr|Punkt|Ziff|M\s?\d|\d).*"
    r"|(?:ist|sind|wird|werden|muss|müssen|soll|sollen|noch|steht)\s.*|.*\bwird\s+(?:noch\s+)?(?:benannt|festgelegt|geklärt)"
    r"|.*\b(?:zu\s+(?:klären|benennen|bestimmen|definieren|prüfen|regeln|finden|vereinbaren)|festzulegen|abzustimmen)\b.*"
    r"|in\s+(?:Klärung|Prüfung|Abstimmung|Planung)|abhängig\s.*"
    r"|(?:Tel(?:efon)?|Fax|Mobil|E-?Mail|Zimmer|Zi|Raum)\b\D{0,5}\d.*|\S*(?:@|://)\S*|[\d\s/()-]{6,})",
    re.I | re.S,
)
_BRACKETS_BEHIND = re.compile(r"\s*(?:\([^()]*\)|\[[^\]]*\])\s*$")
_WHOLE_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_QUALIFIER = re.compile(rf"\s+{QUALIFICATION}.*$", re.S)
_QUALIFIES = re.compile(QUALIFICATION)
_PLACE = re.compile(r"\s+(?:im|in\s+der|beim|bei\s+der|am|aus\s+dem|innerhalb\s+de[sr])\s+(?P<office>\S.*)$", re.S)
_COUNTY = re.compile(r"\s+(?:des|der|im|in|vom|beim)\s+(?:\S*[Kk]reis(?:es|s)?|Kreisverwaltung)(?:\s+[A-ZÄÖÜ]\S*)?$")
_WITH_SOMEBODY = re.compile(
    r"\s+(?:in\s+\w+\s+mit|gemeinsam\s+mit|zusammen\s+mit|mit|unterstützt\s+durch)\s+.*$", re.S | re.I
)
_MARKS = " \t\n\u00a0.,;:?!"
_REGISTERED = re.compile(r"e\.\s?[VG]$")


def bare(words: str) -> str:
    """Return a piece without list marks, labels, dates and articles before the name, and without its label behind."""
    text = _without_marks(words.strip())
    if inside := _WHOLE_IN_BRACKETS.fullmatch(text):
        text = inside[1].strip()
    if (match := _BEFORE_NAME.match(text)) and not _is_role_of_person(match[0], text[match.end() :]):
        text = text[match.end() :]
    for behind in (_AND_SO_ON, _LABEL_BEHIND, _YEAR_BEHIND):
        text = behind.sub("", text)
    return text


def _is_role_of_person(before: str, name: str) -> bool:
    """Whether what looks like a label is the unit, and the person in it follows: "Klimakoordinatorin: Frau Müller"."""
    is_office = office_strength(before) is Strength.OFFICE and not _LABEL_WORD.fullmatch(before.rstrip(" :"))
    return is_office and before.rstrip().endswith(":") and is_person(name)


def _without_marks(text: str) -> str:
    """Cut off the marks at the end of a sentence, but not the dot of "e. V."."""
    short = text.rstrip(_MARKS)
    is_dotted = text.startswith(".", len(short)) and _REGISTERED.search(short[-4:])
    return f"{short}." if is_dotted else short


def is_nobody(text: str) -> bool:
    """Whether a bare text names no unit: a label alone, a proviso, "N.N.", "siehe Maßnahme 2.3"."""
    return bool(_NOBODY.fullmatch(text) or _LABEL_ALONE.fullmatch(text) or _QUALIFIES.match(text))


def without_qualifiers(text: str, names: Names) -> str:
    """Cut off what says where or how, and names no further unit."""
    name = _VACANT.sub("", _VERB.sub("", _QUALIFIER.sub("", text)))
    if (remark := _REMARK.search(name)) and not office_strength(remark["words"]):
        name = name[: remark.start()]
    for cut in (_BRACKETS_BEHIND, _WITH_SOMEBODY, _BRACKETS_BEHIND, _COUNTY, _PLACE):
        match = cut.search(name)
        if match is None or match.start() == 0 or names.find(name):
            continue
        if cut is _WITH_SOMEBODY and " für " in name[: match.start()]:
            continue
        if cut is not _PLACE or office_strength(match["office"]) >= Strength.TASK:
            name = name[: match.start()]
    return _without_marks(name)
