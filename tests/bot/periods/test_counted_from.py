"""Amounts of time, weekdays counted from other periods, feasts and school holidays: the days that are asked about."""

import pytest

from tests.bot.periods.reading import days

AMOUNTS = {
    "in zweieinhalb Jahren": ("2023-11-03", "2023-11-03"),
    "in anderthalb Monaten": ("2021-06-18", "2021-06-18"),
    "in two and a half years": ("2023-11-03", "2023-11-03"),
    "in a year and a half": ("2022-11-03", "2022-11-03"),
    "in einem Dreivierteljahr": ("2022-02-03", "2022-02-03"),
    "in rund sechs Wochen": ("2021-06-14", "2021-06-14"),
    "in 2-3 Wochen": ("2021-05-24", "2021-05-24"),
    "in den nächsten zwei bis drei Wochen": ("2021-05-03", "2021-05-24"),
    "im nächsten halben Jahr": ("2021-05-03", "2021-11-03"),
    "die nächsten 2 Jahre": ("2021-05-03", "2023-05-03"),
    "in the next fortnight": ("2021-05-03", "2021-05-17"),
    "within a fortnight": ("2021-05-03", "2021-05-17"),
    "within the next month": ("2021-05-03", "2021-06-03"),
    "innerhalb der nächsten 14 Tage": ("2021-05-03", "2021-05-17"),
    "binnen Jahresfrist": ("2021-05-03", "2022-05-03"),
    "the last two weeks of June": ("2021-06-17", "2021-06-30"),
    "in den ersten drei Monaten des Jahres 2022": ("2022-01-01", "2022-03-31"),
}
WEEKDAYS = {
    "der erste Montag im Juni": ("2021-06-07", "2021-06-07"),
    "am letzten Freitag des Monats": ("2021-05-28", "2021-05-28"),
    "der vorletzte Freitag im Mai": ("2021-05-21", "2021-05-21"),
    "third Thursday of June": ("2021-06-17", "2021-06-17"),
    "zweite Woche im Juni": ("2021-06-07", "2021-06-13"),
    "Montag nach den Sommerferien": ("2021-09-06", "2021-09-06"),
    "der zweite Montag nach den Sommerferien": ("2021-09-13", "2021-09-13"),
    "der Freitag vor Pfingsten": ("2021-05-21", "2021-05-21"),
    "am Tag nach Pfingsten": ("2021-05-25", "2021-05-25"),
    "in der Woche nach Pfingsten": ("2021-05-24", "2021-05-30"),
    "letzte Woche vor den Ferien": ("2021-07-19", "2021-07-25"),
    "erste Woche nach den Sommerferien": ("2021-09-06", "2021-09-12"),
    "nächste Woche Dienstag": ("2021-05-11", "2021-05-11"),
    "KW 20 Donnerstag": ("2021-05-20", "2021-05-20"),
    "Mittwoch der KW 20": ("2021-05-19", "2021-05-19"),
    "Friday week": ("2021-05-14", "2021-05-14"),
    "a week on Friday": ("2021-05-14", "2021-05-14"),
    "once a week on Friday": ("2021-05-07", "2021-05-07"),
    "von Montag bis Freitag": ("2021-05-10", "2021-05-14"),
    "zwischen heute und Freitag": ("2021-05-03", "2021-05-07"),
    "any time before Friday": ("2021-05-03", "2021-05-06"),
}
FREE_DAYS = {
    "zwischen den Ferien": ("2021-04-11", "2021-07-25"),
    "zwischen Sommer- und Herbstferien": ("2021-09-05", "2021-10-24"),
    "zwischen Sommerferien und Herbstferien 2022": ("2022-08-28", "2022-10-16"),
    "in den Schulferien": ("2021-07-26", "2021-09-04"),
    "vor den Ferien": ("2021-05-03", "2021-07-25"),
    "bis zu den nächsten Ferien": ("2021-05-03", "2021-07-25"),
    "nach den Ferien": ("2021-09-05", None),
    "before the school holidays": ("2021-05-03", "2021-07-25"),
    "zu Beginn der Sommerferien": ("2021-07-26", "2021-07-26"),
    "bis zu den Herbstferien": ("2021-05-03", "2021-10-24"),
    "zwischen Weihnachten und Neujahr": ("2021-12-27", "2021-12-31"),
    "zwischen den Jahren": ("2021-12-27", "2021-12-31"),
    "zwischen Ostern und Pfingsten": ("2021-04-06", "2021-05-22"),
    "nach Neujahr": ("2022-01-02", None),
    "3. Advent": ("2021-12-12", "2021-12-12"),
    "im Advent": ("2021-11-28", "2021-12-24"),
    "Fronleichnam": ("2021-06-03", "2021-06-03"),
    "Gründonnerstag 2022": ("2022-04-14", "2022-04-14"),
    "Buß- und Bettag": ("2021-11-17", "2021-11-17"),
    "Tag der Deutschen Einheit": ("2021-10-03", "2021-10-03"),
    "Good Friday 2022": ("2022-04-15", "2022-04-15"),
    "zehn Tage vor Heiligabend": ("2021-12-14", "2021-12-14"),
    "eine Woche nach Ostern 2022": ("2022-04-25", "2022-04-25"),
}
TURNED = {
    "nicht vor Oktober": ("2021-10-01", None),
    "not before June": ("2021-06-01", None),
    "no earlier than October": ("2021-10-01", None),
    "no later than October": ("2021-05-03", "2021-10-31"),
}
TABLE = AMOUNTS | WEEKDAYS | FREE_DAYS | TURNED


@pytest.mark.parametrize(("text", "asked"), TABLE.items(), ids=TABLE)
def test_what_is_counted_from_another_period_asks_for_those_days(
    text: str, asked: tuple[str | None, str | None]
) -> None:
    assert days(text) == asked
