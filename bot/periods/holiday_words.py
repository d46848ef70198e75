"""The words that name school holidays, and the names by which the calendars know them. Data only."""

from bot.periods.words import word_set

SCHOOL_HOLIDAYS = {
    "winterferien": "Winter", "osterferien": "Oster", "fruehjahrsferien": "Frühjahr", "fruehlingsferien": "Frühjahr",
    "pfingstferien": "Pfingst", "himmelfahrtsferien": "Himmelfahrt", "sommerferien": "Sommer",
    "herbstferien": "Herbst", "weihnachtsferien": "Weihnacht", "sommerpause": "Sommer", "weihnachtspause": "Weihnacht",
    "schulsommerferien": "Sommer", "sommerschulferien": "Sommer", "faschingsferien": "Winter",
}  # fmt: skip
"""The part of the name by which the calendar of every Land has them."""
ENGLISH_SCHOOL_HOLIDAYS = {
    "summer": "Sommer", "winter": "Winter", "easter": "Oster", "autumn": "Herbst", "christmas": "Weihnacht",
    "whitsun": "Pfingst",
}  # fmt: skip
HOLIDAY_WORDS = word_set("holidays holiday break vacation recess")
ANY_HOLIDAYS = frozenset({"ferien", "schulferien"})
HOLIDAY_STEMS = {
    "sommer": "Sommer", "herbst": "Herbst", "winter": "Winter", "oster": "Oster", "pfingst": "Pfingst",
    "weihnachts": "Weihnacht", "fruehjahrs": "Frühjahr",
}  # fmt: skip
"""Before "- und Herbstferien"."""
