"""The words that name periods, German and English, in the normal form of `bot.normal`. Data only."""

from collections.abc import Mapping

from bot.periods.period import Direction, Part, Precision

MONTH_NAMES = {
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
"""As they are written for readers."""


WEEKDAY_NAMES = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def word_set(text: str) -> frozenset[str]:
    """Return the words of `text`."""
    return frozenset(text.split())


def _numbered(*groups: str) -> dict[str, int]:
    return {word: number for number, group in enumerate(groups, 1) for word in group.split()}


def _inflected(stems: Mapping[str, int]) -> dict[str, int]:
    return {stem + ending: value for stem, value in stems.items() for ending in ("e", "en", "er", "es", "em")}


MONTHS = _numbered(
    "januar jaenner january jan januars",
    "februar feber february feb febr februars",
    "maerz mrz maer march mar marz",
    "april apr aprils",
    "mai may",
    "juni jun june juno",
    "juli jul july",
    "august aug augusts",
    "september sep sept septembers",
    "oktober okt october oct oktobers",
    "november nov novembers",
    "dezember dez december dec dezembers",
)
MONTH_WEEKS = {month.lower().replace("ä", "ae") + "woche": number for number, month in enumerate(MONTH_NAMES["de"], 1)}
MONTH_HALVES = {word.removesuffix("woche") + "haelfte": number for word, number in MONTH_WEEKS.items()}
"""Counted as "erste Juniwoche", "zweite Julihälfte"."""
DOUBTFUL_MONTHS = frozenset({"may", "march", "mar", "marz", "jan", "juno"})
"""Also verbs or names: a month only beside a word or a number that asks for one."""
ENGLISH_MONTHS = word_set("january february march may june july october december oct dec")
"""After these a number up to 31 is a day; after all others two digits are a year."""

WEEKDAYS = _numbered(
    "montag monday",
    "dienstag tuesday",
    "mittwoch wednesday",
    "donnerstag thursday",
    "freitag friday",
    "samstag sonnabend saturday",
    "sonntag sunday",
)
SHORT_WEEKDAYS = _numbered("mo mon", "di tue tues", "mi wed", "do thu thur thurs", "fr fri", "sa sat", "sun")
"""Read only behind one of `WEEKDAY_LEADS`, before a time of day, or before a week ("Mi nächster Woche"); "so" never."""
TIME_OF_DAY = "¤:"
"""Stands for a time of day that was read before."""
SHORT_RELATIVE = {"nae": "naechste", "naechst": "naechste", "kommd": "kommende"}
"""With or without their dot: "nä. Woche"."""
SHORT_UNITS = {"wo": "wochen", "t": "tage", "tg": "tage"}
"""Read only behind a number: "in 2 Wo.", "14 T."; and "nä. Wo."."""
WEEKDAY_LEADS = word_set(
    "am bis ab zum naechste naechsten kommende kommenden diesen letzten on by until next this last"
)

SEASONS = _numbered(
    "fruehling fruehjahr spring fruehlings fruehjahrs fruehjahres fruehj",
    "sommer summer sommers",
    "herbst autumn fall herbsts herbstes",
    "winter winters",
)
ABBREVIATED_SEASONS = frozenset({"fruehj"})
DOUBTFUL_SEASONS = frozenset({"fall", "spring"})

UNITS = {
    "tag": Precision.DAY, "tage": Precision.DAY, "tagen": Precision.DAY, "day": Precision.DAY, "days": Precision.DAY,
    "woche": Precision.WEEK, "wochen": Precision.WEEK, "week": Precision.WEEK, "weeks": Precision.WEEK,
    "monat": Precision.MONTH, "monats": Precision.MONTH, "monate": Precision.MONTH, "monaten": Precision.MONTH,
    "monates": Precision.MONTH, "month": Precision.MONTH, "months": Precision.MONTH,
    "quartal": Precision.QUARTER, "quartals": Precision.QUARTER, "quartale": Precision.QUARTER,
    "quartalen": Precision.QUARTER, "quartales": Precision.QUARTER, "vierteljahr": Precision.QUARTER,
    "vierteljahre": Precision.QUARTER, "vierteljahres": Precision.QUARTER, "vj": Precision.QUARTER,
    "qu": Precision.QUARTER, "quart": Precision.QUARTER, "qtr": Precision.QUARTER, "qrtl": Precision.QUARTER,
    "qtl": Precision.QUARTER, "qrt": Precision.QUARTER, "vjh": Precision.QUARTER, "vierteljahrs": Precision.QUARTER,
    "quarter": Precision.QUARTER, "quarters": Precision.QUARTER,
    "halbjahr": Precision.HALF_YEAR, "halbjahre": Precision.HALF_YEAR, "halbjahres": Precision.HALF_YEAR,
    "halbjahren": Precision.HALF_YEAR, "halbjahrs": Precision.HALF_YEAR, "hj": Precision.HALF_YEAR,
    "hbj": Precision.HALF_YEAR, "halbj": Precision.HALF_YEAR, "jahreshaelfte": Precision.HALF_YEAR,
    "half": Precision.HALF_YEAR, "haelfte": Precision.HALF_YEAR,
    "jahr": Precision.YEAR, "jahre": Precision.YEAR, "jahres": Precision.YEAR, "jahren": Precision.YEAR,
    "year": Precision.YEAR, "years": Precision.YEAR, "kalenderjahr": Precision.YEAR, "kalenderjahres": Precision.YEAR,
    "haushaltsjahr": Precision.YEAR, "haushaltsjahres": Precision.YEAR,
}  # fmt: skip
SCHOOL_YEAR_WORDS = word_set(
    "schuljahr schuljahres schuljahrs schuljahre schuljahren schulj sj kitajahr kitajahres kitajahrs kigajahr "
    "kindergartenjahr kindergartenjahres kindergartenjahrs"
)
UNITS |= dict.fromkeys(SCHOOL_YEAR_WORDS, Precision.SCHOOL_YEAR)
ONE_OF_FEW = word_set(
    "quartal quartals quartales vierteljahr vierteljahres vierteljahrs vj vjh qu quart qtr qrtl qtl qrt quarter "
    "halbjahr halbjahres halbjahrs hj hbj halbj jahreshaelfte half haelfte "
    "kw kalenderwoche"
)
"""What can be counted within a year: "2. Quartal", "zweites Halbjahr", "52. KW". Singular only."""
ABBREVIATED_UNITS = word_set("vj vjh qu quart qtr qrtl qtl qrt hj hbj halbj kw")
"""The dot behind these belongs to them."""
PLURALS = word_set(
    "tage tagen days wochen weeks monate monaten months quartale quartalen quarters jahre jahren years "
    "schuljahre schuljahren"
)
FEW = word_set("paar wenigen few couple of")
"""Before a plural: "the next few weeks"."""
BARE_UNITS = word_set(
    "woche week monats monates monat month quartals quartales quartal quarter halbjahres halbjahr jahres jahr year "
    "schuljahres schuljahr schuljahrs"
)
"""What follows "Ende des …": the one that is running."""
YEAR_WORDS = word_set("jahr jahres jahre year kalenderjahr kalenderjahres haushaltsjahr haushaltsjahres fy")
WEEK_NUMBER_WORDS = frozenset({"kw", "kalenderwoche", "cw", "wk"})
BIENNIUM_WORDS = word_set("doppelhaushalt doppelhaushalts doppelhaushaltes doppelhaushaltsjahr dhh biennial biennium")

RELATIVE = _inflected(
    {
        "dies": 0, "laufend": 0, "aktuell": 0, "jetzig": 0,
        "naechst": 1, "nachst": 1, "kommend": 1, "folgend": 1, "uebernaechst": 2, "ubernachst": 2,
        "letzt": -1, "vorig": -1, "vorherig": -1, "vergangen": -1, "abgelaufen": -1, "vorletzt": -2,
    }
) | {"dies": 0, "this": 0, "current": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "last": -1,
     "previous": -1, "past": -1}  # fmt: skip
"""Steps from the running unit."""
NEW = word_set("neue neuen neuer neues neuem")
"""Before a year or school year: the next one."""
LAST_OF = word_set("letzte letzten letzter letztes letztem last final")
"""With a year behind ("letztes Quartal des Jahres") these count from the end."""
FIRST_OF = word_set("erste ersten erster erstes erstem first")
NEIGHBOURS = {
    "vorjahr": (Precision.YEAR, -1), "vorjahres": (Precision.YEAR, -1), "folgejahr": (Precision.YEAR, 1),
    "folgejahres": (Precision.YEAR, 1), "vormonat": (Precision.MONTH, -1), "folgemonat": (Precision.MONTH, 1),
    "vormonats": (Precision.MONTH, -1), "folgemonats": (Precision.MONTH, 1), "folgequartals": (Precision.QUARTER, 1),
    "vorquartal": (Precision.QUARTER, -1), "folgequartal": (Precision.QUARTER, 1), "vorwoche": (Precision.WEEK, -1),
    "folgewoche": (Precision.WEEK, 1), "heuer": (Precision.YEAR, 0),
}  # fmt: skip
DAYS_FROM_TODAY = {
    "heute": 0, "heut": 0, "today": 0, "morgen": 1, "tomorrow": 1, "tmrw": 1, "uebermorgen": 2, "ubermorgen": 2,
    "gestern": -1, "yesterday": -1, "vorgestern": -2,
}  # fmt: skip
GREETINGS_BEFORE_MORNING = word_set("guten gut schoenen am jeden frueh every")
GREETINGS_AFTER_MORNING = frozenset({",", "!", "zusammen", "allerseits", "ihr", "liebe", "leute"})
EVERY = word_set("jede jeden jeder jedes jedem every each immer jeweils alle any")

START, MIDDLE, END = Part.START, Part.MIDDLE, Part.END
PARTS: dict[str, int] = {
    "anfang": START, "anfangs": START, "anf": START, "beginning": START, "early": START,
    "mitte": MIDDLE, "mid": MIDDLE, "middle": MIDDLE,
    "ende": END, "end": END, "late": END, "schluss": END, "ablauf": END,
}  # fmt: skip
PARTS_WITH_OF = {"beginn": START, "start": START}
"""Parts only before "des", "der" or "of": "Beginn 2022" is the heading of a date."""
PART_COMPOUNDS = {
    unit + ending: (precision, part)
    for unit, precision in (
        ("jahres", Precision.YEAR), ("quartals", Precision.QUARTER), ("monats", Precision.MONTH),
        ("halbjahres", Precision.HALF_YEAR), ("schuljahres", Precision.SCHOOL_YEAR),
    )
    for ending, part in (("anfang", START), ("beginn", START), ("mitte", MIDDLE), ("ende", END), ("schluss", END))
} | {
    "jahreswechsel": (Precision.YEAR, END), "midyear": (Precision.YEAR, MIDDLE), "eoy": (Precision.YEAR, END),
    "eoq": (Precision.QUARTER, END), "eom": (Precision.MONTH, END),
}  # fmt: skip
EDGE_COMPOUNDS = {
    unit + edge + ending: (precision, part)
    for unit, precision in (("monats", Precision.MONTH), ("quartals", Precision.QUARTER))
    for edge, part in (("erst", START), ("letzt", END))
    for ending in ("e", "en", "er")
} | {"ultimo": (Precision.MONTH, END)}
"""The first or last day: "zum Monatsersten"."""
SEASON_PARTS = {
    part + season: (number, place)
    for season, number in (("fruehling", 1), ("sommer", 2), ("herbst", 3), ("winter", 4))
    for part, place in (("frueh", START), ("hoch", MIDDLE), ("mitt", MIDDLE), ("spaet", END))
} | {"vorfruehling": (1, START), "midsummer": (2, MIDDLE), "midwinter": (4, MIDDLE)}
PART_BEHIND = {"end": END, "start": START}
"""Behind an English unit: "by year end"."""

DIRECTIONS = {
    "bis": Direction.UNTIL, "spaetestens": Direction.UNTIL, "until": Direction.UNTIL, "till": Direction.UNTIL,
    "through": Direction.UNTIL, "by": Direction.UNTIL, "than": Direction.UNTIL, "latest": Direction.UNTIL,
    "zum": Direction.UNTIL, "zur": Direction.UNTIL,
    "vor": Direction.BEFORE, "before": Direction.BEFORE,
    "ab": Direction.SINCE, "seit": Direction.SINCE, "since": Direction.SINCE, "from": Direction.SINCE,
    "fruehestens": Direction.SINCE, "earliest": Direction.SINCE,
    "starting": Direction.SINCE, "nach": Direction.SINCE, "after": Direction.SINCE,
    "noch": Direction.STILL, "still": Direction.STILL, "rest": Direction.STILL, "remainder": Direction.STILL,
    "restliche": Direction.STILL, "restlichen": Direction.STILL, "restliches": Direction.STILL,
}  # fmt: skip
AT_EARLIEST = frozenset({"fruehestens", "earliest"})
AFTER = frozenset({"nach", "after"})
BEFORE = frozenset({"vor", "before"})
STILL = frozenset({"noch", "still"})
NOT = word_set("nicht nichts kein keine keinen keiner keinem not no nie niemand")
FILLERS = word_set(
    "im in ins am an auf zu zum zur den dem der die das des the of on at for fuer von vom during waehrend gegen "
    "einschliesslich einschl inkl inklusive ca circa etwa ungefaehr about around approximately later "
    "voraussichtlich vorauss voraussichtl vsl vstl probably presumably"
)
"""May stand between a direction and its period, or before a period, and add nothing."""
SOFTENERS = word_set("jedoch aber erst wohl vermutlich but")
"""Say nothing between a direction and its period: "frühestens jedoch 2024"."""
ABBREVIATED = word_set("u ca inkl einschl vorauss voraussichtl vsl vstl")
"""Small words to which the dot behind belongs."""
ABOUT = word_set("gut knapp rund etwa circa ungefaehr ca about around roughly spaetestens hoechstens maximal max")
"""Before an amount: "in rund drei Monaten"."""
ARTICLES = word_set("der die das des dem den the of vom von im in s")

RANGE_WORDS = frozenset({"bis", "to", "until", "till", "through", "-", "–", "—"})
BETWEEN = frozenset({"zwischen", "between"})
FROM = frozenset({"von", "vom", "from", "ab", "seit", "since"})
AND = frozenset({"und", "and", "u", "&", "/", "+", ",", "oder", "or", "sowie"})
WITHIN = frozenset({"innerhalb", "binnen", "within"})
