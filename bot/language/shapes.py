"""The shapes of questions, as data: for each intent patterns over word groups, tried in this order.

A row is a pattern, a condition, its confidence, and how many foreign nouns it bears. `LIKELY` is for what fits no
pattern but speaks of nothing else.
"""

from bot.language.conditions import (
    PLACES,
    Condition,
    asks_what_is_open,
    both,
    ends_in_particle,
    has,
    is_asked_or_list,
    is_loose_list,
    is_of_measures,
    lacks,
    names_something,
    names_wide_period,
    only,
    perhaps_due,
    perhaps_searched,
    speaks_of_change,
    speaks_of_places,
    speaks_of_us,
)
from bot.language.moods import is_asked
from bot.language.sentence import CODE, FIELD, GOAL, PERIOD, TOPIC, UNIT
from bot.language.understanding import Intent

_GAP = r" (?:\S+ ){0,6}?"
_FEW = r" (?:\S+ ){0,4}?"
_PLACE = f"(?:{UNIT}|{FIELD}|{GOAL})"
_PROGRESS = "(?:DONE|RUNNING|DELAYED|CANCELLED|PLANNED|OPEN)"
_NO_CHAT = lacks("CHAT")
_WANTED = has("WHAT", "SHOW", "FIND")
_OF_PLACES = lacks(TOPIC, "CHAT", "DONE", "YOU", "USE", "WANT", "DOUBT")
_IN_GENERAL = lacks(TOPIC, CODE, "CHAT", "MUST", "SHALL", "YOU")
_HOW_TO = only(
    CODE, "HOW", "WHERE", "WHAT", "USE", "WORK", "TELL", "WE", "YOU", "CAN", "DO", "MUST", "STATE", "US", "REMINDER",
    "DATE", "DONE", "HAVE",
)  # fmt: skip

Row = tuple[str, Condition, float, int]
"""A pattern, its condition, its confidence, and how many foreign nouns it bears."""

_HELP: tuple[Row, ...] = (
    (r" WANT (?:\S+ )?HELP ", _NO_CHAT, 0.85, 1),
    (r"^ WHAT CAN (?:ALL )?(?:[?] )?$", _NO_CHAT, 0.8, 0),
    (r" HOW WE (?:\S+ ){0,4}(?:USE|DELAYED|SET|DELIVER|TELL|REMIND|REMINDER) CAN ", _NO_CHAT, 0.85, 1),
    (r" HELP ", lambda s: is_asked(s) or len(s.tags) <= 3, 0.9, 2),
    (r" CAN YOU US ASSIST | ASSIST YOU US ", _NO_CHAT, 0.9, 1),
    (r" WE WANT HELP | WANT WE HELP ", _NO_CHAT, 0.9, 2),
    (rf" WHAT{_FEW}(?:CAN|DO) YOU ", lacks(PERIOD, *PLACES, TOPIC), 0.9, 0),
    (rf" (?:HOW|WHERE|WHAT){_GAP}(?:USE|WORK|TELL) ", _HOW_TO, 0.9, 0),
    (
        rf" (?:HOW|WHERE){_FEW}(?:CAN|DO|MUST) WE{_GAP}(?:USE|DELIVER|REMIND|REMINDER|SET|DELAYED|SHOW|TELL) ",
        _NO_CHAT,
        0.9,
        1,
    ),
    (r" HOW (?:REMIND|SET|DELAYED|USE) WE ", _NO_CHAT, 0.9, 1),
    (r" WHAT CAN WE (?:YOU |ALL )*(?:WANT|USE|DO|SHOW) ", _NO_CHAT, 0.85, 0),
    (r" WHO (?:AM|IS) YOU ", _NO_CHAT, 0.9, 0),
)
_OVERDUE: tuple[Row, ...] = (
    (r" (?:OVERDUE|BEHIND) ", is_asked_or_list, 0.9, 2),
    (rf" HAETTE{_GAP}(?:DONE|MUST|DELIVER|SHALL|DUE) ", both(_WANTED, _NO_CHAT), 0.9, 2),
    (rf" SHALL (?:SCHON )?HAVE{_GAP}(?:DONE|DELIVER) ", both(_WANTED, _NO_CHAT), 0.9, 2),
    (rf" MUST (?:SCHON )?HAVE{_GAP}(?:DONE|DELIVER) ", both(_WANTED, lacks("CHAT", PERIOD)), 0.9, 2),
    (r" SCHON (?:LAENGST )?(?:DONE|DELIVER) (?:BE )?(?:SHALL|MUST|HAETTE) ", both(_WANTED, _NO_CHAT), 0.8, 1),
    (rf" (?:BE|IS){_GAP}SHALL{_GAP}(?:DONE|BE) ", both(_WANTED, has("SCHON"), _NO_CHAT), 0.8, 1),
)
_ONGOING: tuple[Row, ...] = (
    (r" ONGOING ", both(is_asked_or_list, lacks("DUE")), 0.9, 1),
    (r" NOT (?:DATE|END) ", both(is_asked, lacks(PERIOD, CODE, "CHAT", "YOU")), 0.75, 1),
)
_CHANGES: tuple[Row, ...] = ((r" CHANGED ", both(is_asked_or_list, speaks_of_change, _NO_CHAT), 0.85, 0),)
_DUE: tuple[Row, ...] = (
    (r" DUE ", is_of_measures, 0.9, 2),
    (rf" (?:WHAT|SHOW|FIND|ALL|OUR){_FEW}DATE ", both(is_asked, _NO_CHAT), 0.8, 0),
    (r" DATE ", both(is_asked, has(PERIOD), lacks(TOPIC, "CHAT", "YOU", "WANT", "CANCELLED", "DELAYED")), 0.75, 0),
    (r" DATE ", both(is_asked, has(*PLACES), lacks(TOPIC, "CHAT", "YOU", "WHEN", "CANCELLED", "DELAYED")), 0.7, 0),
    (r" DATE ", only("DATE", PERIOD, *PLACES, "HAVE", "WE", "EXIST", "COME"), 0.75, 0),
    (rf" WHAT{_GAP}(?:MUST|SHALL) ", names_something, 0.85, 0),
    (rf" WHAT{_GAP}(?:MUST|SHALL) ", both(names_something, has(PERIOD, *PLACES)), 0.85, 1),
    (rf" (?:MUST|SHALL){_GAP}WHAT ", both(names_something, has("DELIVER", "DO", "COME", "DONE")), 0.8, 0),
    (r" (?:DONE|DELIVER|DO|COME) (?:BE )?(?:MUST|SHALL) ", both(names_something, has(PERIOD)), 0.75, 0),
    (rf" (?:EXIST|HAVE){_GAP}(?:DONE|DELIVER|DO|COME) (?:BECOME |BE )?(?:MUST|SHALL) ", names_something, 0.8, 0),
    (r" WHAT IS (?:ALL )?(?:NOCH )?BE (?:DO|DONE|DELIVER) ", both(is_asked, _NO_CHAT), 0.75, 0),
    (r" WHAT (?:IS|HAVE WE) (?:ALL )?(?:NOCH )?(?:ALL )?ABOUT (?:BE )?(?:DO|DELIVER) ", _NO_CHAT, 0.75, 0),
    (rf" {PERIOD} (?:ABOUT )?(?:DUE|DELIVER) MEASURE ", has("SHOW", "OVERVIEW"), 0.8, 3),
    (rf"^ (?:{UNIT} WHAT {PERIOD}|WHAT {UNIT} {PERIOD}|{PERIOD} WHAT {UNIT}) (?:[?] )?$", _NO_CHAT, 0.8, 0),
    (r" ABOUT DELIVER MEASURE ", has(PERIOD), 0.8, 0),
    (r" ABOUT (?:DO|DELIVER) ", both(names_something, has(PERIOD, "WE")), 0.8, 0),
    (rf" ALL{_GAP}(?:COME|DELIVER|END) ", both(has(PERIOD), lacks("CHAT", "YOU", CODE)), 0.75, 0),
    (rf" (?:WHAT|SHOW|MEASURE){_GAP}(?:COME|DELIVER|END) ", lacks("CHAT", "YOU", CODE), 0.8, 0),
    (r" LIES ", both(is_asked, ends_in_particle, has(PERIOD), lacks(TOPIC, CODE, "YOU")), 0.75, 0),
    (r" WHAT STATE ", both(ends_in_particle, has(PERIOD)), 0.75, 0),
    (r" (?:LIES|RUNNING) ", both(has("WHAT"), ends_in_particle, lacks("CHAT", TOPIC)), 0.75, 0),
    (rf" WHAT{_FEW}PLATE ", _NO_CHAT, 0.75, 0),
    (r" (?:WHAT|SHOW|HAVE|MEASURE) ", both(speaks_of_places, names_wide_period, _OF_PLACES), 0.75, 0),
    (rf" (?:EXIST|HAVE){_FEW}WHAT ABOUT DO ", lacks("CHAT", "YOU"), 0.75, 0),
    (r" END ", both(is_asked, has(PERIOD), lacks(TOPIC, CODE, "CHAT", "YOU")), 0.75, 0),
    (r" COME [?] $", only("COME", "EXIST", "IS", "WHAT", "NOCH", "HAVE", "WE"), 0.65, 0),
    (r" OPEN ", asks_what_is_open, 0.75, 0),
    (rf" (?:WHAT|MEASURE){_GAP}NOT (?:SCHON )?DONE ", _NO_CHAT, 0.75, 0),
    (PERIOD, both(only(PERIOD, *PLACES, "NOCH", "DELIVER"), names_wide_period, lacks("FIND")), 0.75, 0),
)
_SUMMARY: tuple[Row, ...] = (
    (r" OVERVIEW ", is_asked_or_list, 0.85, 1),
    (r" STATE ", both(is_asked_or_list, lacks(TOPIC, CODE, "DATE")), 0.9, 0),
    (rf" (?:HOW FAR|WHERE LIES|HOW LIES){_FEW}(?:AM|IS|WE|ALL|{_PLACE}) ", lacks(TOPIC), 0.85, 0),
    (r"^ HOW LIES (?:[?!.] )*$", _NO_CHAT, 0.7, 0),
    (rf" HOW (?:IS|COME|RUNNING){_FEW}(?:{FIELD}|{GOAL}) ", _NO_CHAT, 0.8, 1),
    (r" HOW RUNNING ABOUT ALL ", lacks("YOU", "CHAT", "US"), 0.7, 1),
    (r" HOW (?:RUNNING|DO|IS WE DO) ", lacks(TOPIC, "YOU", "CHAT", "US"), 0.7, 0),
    (rf" (?:WHAT|MANY){_GAP}{_PROGRESS} ", both(is_asked, _IN_GENERAL), 0.75, 0),
    (rf" IS{_FEW}(?:MEASURE|ALL){_GAP}{_PROGRESS} ", both(is_asked, has(*PLACES, "MEASURE")), 0.75, 0),
)
_SEARCH: tuple[Row, ...] = (
    (
        r"^ (?:GREETING )?ALL ",
        both(has(*PLACES), lacks("CHAT", "DONE", "RUNNING", "DELAYED", "CANCELLED", TOPIC)),
        0.75,
        0,
    ),
    (rf" {_PLACE} ", only(*PLACES), 0.85, 0),
    (rf" (?:{FIELD}|{GOAL}) ", both(is_asked, _NO_CHAT), 0.75, 1),
    (
        r" (?:WHAT|SHOW|FIND|EXIST|ALL|HAVE|MEASURE|RESPONSIBLE|WORK|DOING|OUR|MANY) ",
        both(speaks_of_places, _OF_PLACES),
        0.8,
        0,
    ),
)
LIKELY: tuple[tuple[Intent, Condition, float], ...] = (
    (Intent.OVERDUE, both(has("OVERDUE"), has(PERIOD, *PLACES), is_loose_list), 0.6),
    (Intent.ONGOING, both(has("ONGOING"), has(*PLACES), is_loose_list), 0.6),
    (Intent.SUMMARY, both(has("OVERVIEW", "STATE"), is_loose_list), 0.6),
    (Intent.DUE, both(has("DUE", "DATE"), has(PERIOD, *PLACES), is_loose_list), 0.6),
    (Intent.DUE, both(speaks_of_us, perhaps_due), 0.65),
    (Intent.SEARCH, both(speaks_of_us, perhaps_searched), 0.55),
)
"""What is likely meant where no pattern fits: a time is asked about what is due, a place about its measures."""
TABLE: tuple[tuple[Intent, tuple[Row, ...]], ...] = (
    (Intent.HELP, _HELP),
    (Intent.OVERDUE, _OVERDUE),
    (Intent.ONGOING, _ONGOING),
    (Intent.SUMMARY, _CHANGES),
    (Intent.DUE, _DUE),
    (Intent.SUMMARY, _SUMMARY),
    (Intent.SEARCH, _SEARCH),
)
