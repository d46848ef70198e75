"""Slips of one letter in words of time: "Quatal", "Junni". Longer words only, and never an ordinary word."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.periods import words

_TARGETS = tuple(
    sorted(
        {"juni", "juli"}.union(
            (word for word in words.MONTHS if len(word) >= 5 and word not in words.DOUBTFUL_MONTHS),
            (
                word
                for word in (*words.WEEKDAYS, *words.UNITS, *words.RELATIVE, *words.SCHOOL_HOLIDAYS)
                if len(word) >= 5
            ),
            words.PART_COMPOUNDS,
            words.SCHOOL_YEAR_WORDS,
            words.word_set("heute gestern uebermorgen tomorrow yesterday sommer herbst weihnachten spaetestens"),
            words.word_set("wochenende weekend kalenderwoche doppelhaushalt"),
        )
    )
)
"""Words for which a slip of one letter is forgiven."""
_ORDINARY = words.word_set(
    "montage montagen marsch quartier quartiere gesten naechte naechten augusta augustus julia julie wache wachen fast "
    "letzter jahrs tagend tagung tages tagern leitzte friede heuten haelften jung junge jungen juli juni sommern "
    "wohnen wochend dienst dienste dieser diesel dienen diese loch quarter quarters monaco moment monitor montagne "
    "januarius letter letters taken laufend junio hours haelt haelfen wicht weeks years yeast yeah early worden woerter"
)
"""Ordinary words one letter away from a word of time."""
KNOWN = _ORDINARY.union(
    _TARGETS, words.MONTHS, words.WEEKDAYS, words.SEASONS, words.UNITS, words.RELATIVE, words.DAYS_FROM_TODAY, words.PARTS, words.SCHOOL_HOLIDAYS, words.FEASTS,
    words.HOLIDAY_WORDS, words.ENGLISH_SCHOOL_HOLIDAYS, words.DIRECTIONS, words.FILLERS, words.EVERY, words.WITHIN, words.BETWEEN, words.NO_PERIOD_BEHIND,
    words.NO_YEAR_BEFORE,
)  # fmt: skip
"""Words that are taken as they are."""

_BY_INITIAL: dict[str, list[str]] = {}
for _word in _TARGETS:
    _BY_INITIAL.setdefault(_word[0], []).append(_word)
_SHORTEST, _LONGEST = 5, 18


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """Return the word of time that `word` misspells by one letter, else `word` itself."""
    if not _SHORTEST <= len(word) <= _LONGEST or word in KNOWN:
        return word
    near = _BY_INITIAL.get(word[0])
    best = near and process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1)
    return best[0] if best else word
