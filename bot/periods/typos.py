"""Slips of one letter in words of time: "Quatal", "Junni". Longer words only, and never an ordinary word."""

from functools import lru_cache
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.periods import feast_words, holiday_words, no_date_words, words

_SHORTEST, _LONGEST = 5, 18
_FROM_SHORTER = words.word_set("juni juli")
_FROM_LONGER = chain(
    words.MONTHS.keys() - words.DOUBTFUL_MONTHS, words.WEEKDAYS, words.RELATIVE, holiday_words.SCHOOL_HOLIDAYS
)
_TARGETS = frozenset(word for word in _FROM_LONGER if len(word) >= _SHORTEST).union(
    _FROM_SHORTER,
    (word for word in words.UNITS if len(word) > _SHORTEST),
    words.PART_COMPOUNDS,
    words.word_set(
        "woche monat month heute gestern uebermorgen tomorrow yesterday sommer herbst weihnachten spaetestens"
    ),
    words.word_set("wochenende weekend kalenderwoche doppelhaushalt fruehjahr fruehling"),
)
"""Words for which a slip of one letter is forgiven."""

_ORDINARY = words.word_set(
    "montage quartier quartiers gesten naechte naechten augusta julia julie "
    "wache wachen wochs letter mouth mouths haute herbs dienen diesel diele dielen diebe "
    "dieben laufend junio currant weekends"
) | {f"{day}s" for day in words.WEEKDAYS}
"""One letter away from a word of time, but words of their own; "montags" is every Monday."""

KNOWN = _ORDINARY.union(
    _TARGETS, words.MONTHS, words.WEEKDAYS, words.SEASONS, words.UNITS, words.RELATIVE, words.DAYS_FROM_TODAY,
    words.PARTS, holiday_words.SCHOOL_HOLIDAYS, feast_words.FEASTS, words.SEASON_PARTS, words.EDGE_COMPOUNDS,
    holiday_words.HOLIDAY_WORDS, holiday_words.ENGLISH_SCHOOL_HOLIDAYS,
    words.DIRECTIONS, words.FILLERS, words.EVERY, words.WITHIN, words.BETWEEN, no_date_words.NO_PERIOD_BEHIND,
    no_date_words.NO_YEAR_BEFORE,
)  # fmt: skip
"""Words that are taken as they are."""

_BY_INITIAL = {
    initial: sorted(word for word in _TARGETS if word[0] == initial) for initial in {word[0] for word in _TARGETS}
}


@lru_cache(maxsize=8192)
def mended(word: str) -> str:
    """Return the word of time that `word` misspells by one letter, else `word` itself."""
    if not _SHORTEST <= len(word) <= _LONGEST or word in KNOWN:
        return word
    near = _BY_INITIAL.get(word[0])
    best = near and process.extractOne(word, near, scorer=OSA.distance, score_cutoff=1)
    return best[0] if best else word
