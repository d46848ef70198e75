"""The feasts of the year and how their days are counted. Data only."""

FEASTS = {
    "weihnachten": "christmas", "christmas": "christmas", "xmas": "christmas", "heiligabend": "christmas_eve",
    "silvester": "new_years_eve", "neujahr": "new_year", "dreikoenig": "epiphany", "dreikoenigstag": "epiphany",
    "fasching": "carnival", "karneval": "carnival", "rosenmontag": "rose_monday", "aschermittwoch": "ash_wednesday",
    "gruendonnerstag": "maundy_thursday", "karfreitag": "good_friday", "ostern": "easter", "easter": "easter",
    "ostersonntag": "easter_sunday", "ostermontag": "easter_monday", "himmelfahrt": "ascension",
    "pfingsten": "whitsun", "whitsun": "whitsun", "pentecost": "whitsun", "pfingstsonntag": "whit_sunday",
    "pfingstmontag": "whit_monday", "fronleichnam": "corpus_christi", "reformationstag": "reformation",
    "allerheiligen": "all_saints", "martinstag": "martinmas", "nikolaustag": "nicholas",
    "totensonntag": "dead_sunday", "advent": "advent", "adventszeit": "advent",
}  # fmt: skip
FEAST_PHRASES = {
    ("tag", "der", "deutschen", "einheit"): "unity", ("tag", "der", "arbeit"): "labour",
    ("heilige", "drei", "koenige"): "epiphany", ("heiligen", "drei", "koenigen"): "epiphany",
    ("buss", "-", "und", "bettag"): "repentance", ("good", "friday"): "good_friday",
    ("easter", "sunday"): "easter_sunday", ("easter", "monday"): "easter_monday", ("whit", "monday"): "whit_monday",
    ("christmas", "eve"): "christmas_eve", ("boxing", "day"): "boxing",
    ("new", "year", "'", "s", "eve"): "new_years_eve", ("new", "year", "’", "s", "eve"): "new_years_eve",
    ("new", "year", "'", "s", "day"): "new_year", ("new", "year", "’", "s", "day"): "new_year",
    ("new", "year", "'", "s"): "new_year", ("new", "year", "’", "s"): "new_year",
}  # fmt: skip
PHRASE_STARTS = frozenset(phrase[0] for phrase in FEAST_PHRASES)
FIXED_FEASTS = {
    "christmas": (12, 24, 3), "christmas_eve": (12, 24, 1), "boxing": (12, 26, 1), "new_years_eve": (12, 31, 1),
    "new_year": (1, 1, 1), "epiphany": (1, 6, 1), "labour": (5, 1, 1), "unity": (10, 3, 1),
    "reformation": (10, 31, 1), "all_saints": (11, 1, 1), "martinmas": (11, 11, 1), "nicholas": (12, 6, 1),
}  # fmt: skip
"""Month and first day, and how many days."""
AT_NEW_YEAR = frozenset({"new_year", "epiphany"})
"""Without a year the next of these is meant, once January is over."""
FROM_EASTER_MONDAY = {
    "carnival": (-53, 6), "rose_monday": (-49, 1), "ash_wednesday": (-47, 1), "maundy_thursday": (-4, 1),
    "good_friday": (-3, 1), "easter": (-3, 4), "easter_sunday": (-1, 1), "easter_monday": (0, 1), "ascension": (38, 1),
    "whitsun": (48, 2), "whit_sunday": (48, 1), "whit_monday": (49, 1), "corpus_christi": (59, 1),
}  # fmt: skip
"""First day, counted from Easter Monday, and how many days."""
FROM_ADVENT = {"repentance": -11, "dead_sunday": -7}
"""Days before the first Sunday in Advent."""
ADVENT_WORDS = frozenset({"advent", "adventssonntag", "advents"})
BETWEEN_THE_YEARS = frozenset({"jahren", "feiertagen"})
"""Behind "zwischen den": the days from Christmas to New Year."""
