"""The picture of the state of things: what is on it, and the same in its caption."""

import re
from dataclasses import replace
from xml.etree import ElementTree

from bot.agreement.model import Snapshot, Status
from bot.asking.ask import Asked
from bot.asking.question import View
from bot.language.understanding import Intent
from bot.periods.spans import quarter
from tests.bot.asking.county import AGREEMENT, SNAPSHOT, measure, question, reported, with_measures
from tests.bot.texts.replies import asked, in_order

PICTURE = question(Intent.SUMMARY, view=View.PICTURE)
SOME = reported(m1_2_1=Status.IN_PROGRESS, m1_2_2=Status.DONE, m2_1_1=Status.DELAYED)


def written(shown: Asked) -> list[str]:
    """All lines of text on a picture, from top to bottom as they were drawn."""
    assert shown.picture
    texts = ElementTree.fromstring(shown.picture).iter("{http://www.w3.org/2000/svg}text")
    return [text.text or "" for text in texts]


def picture(snapshot: Snapshot = SOME, **more: object) -> Asked:
    return asked(replace(PICTURE, **more), snapshot=snapshot)  # type: ignore[arg-type]


def test_a_bar_for_each_field_has_the_numbers_of_its_statuses() -> None:
    texts = written(picture())
    assert in_order(
        "\n".join(texts),
        [
            *("Stand am 3. Mai 2021", "alle Einheiten: 8 Maßnahmen"),
            *("abgeschlossen 1", "läuft 1", "verzögert 1", "noch keine Meldung 5"),
            *("Maßnahmen nach Handlungsfeld", "1 Steuerung", "5 Maßnahmen", "1", "1", "3"),
            *("2 Leben", "3 Maßnahmen", "1", "2"),
        ],
    )


def test_the_time_line_names_what_is_overdue_and_what_is_due_by_the_date_agreed() -> None:
    texts = "\n".join(written(picture()))
    assert in_order(texts, ["Überfällig: 2", "1.1.1 Spielplätze prüfen", "31.12.2019", "1.1.2", "II. Quartal 2020"])
    assert in_order(texts, ["Fällig bis 3. Mai 2022: 2", "1.2.1 Ferienplan", "II. Quartal 2021", "2.1.2"])
    assert "heute" in texts


def test_the_caption_says_the_same() -> None:
    shown = picture()
    assert in_order(
        shown.reply.plain,
        [
            "Stand am 3. Mai 2021, alle Einheiten: 8 Maßnahmen",
            "abgeschlossen 1, läuft 1, verzögert 1, noch keine Meldung 5",
            "Maßnahmen nach Handlungsfeld",
            "1: abgeschlossen 1, läuft 1, noch keine Meldung 3",
            "2: verzögert 1, noch keine Meldung 2",
            "Überfällig: 2 – 31.12.2019: 1.1.1; II. Quartal 2020: 1.1.2",
            "Fällig bis 3. Mai 2022: 2 – II. Quartal 2021: 1.2.1 (läuft); IV. Quartal 2021: 2.1.2",
            "Nicht im Bild: 1 nach dem 3. Mai 2022, 2 ohne Termin, 1 abgeschlossen oder entfallen.",
        ],
    )
    on_picture = set(re.findall(r"\b\d\.\d\.\d\b", "\n".join(written(shown))))
    assert on_picture == set(re.findall(r"\b\d\.\d\.\d\b", shown.reply.plain))


def test_a_field_is_shown_by_its_goals_and_units_by_their_fields() -> None:
    assert in_order("\n".join(written(picture(field=1))), ["Maßnahmen nach Ziel", "1.1 Wege sind sicher", "1.2"])
    assert "Maßnahmen nach Ziel\n1.1: noch keine Meldung 3" in picture(field=1).reply.plain
    assert "Bauamt: 4 Maßnahmen" in written(picture(units=("Bauamt",)))


def test_more_fields_than_there_is_room_for_are_counted() -> None:
    fields = tuple(replace(AGREEMENT.fields[0], number=number) for number in range(1, 21))
    measures = tuple(measure(f"{number}.1.1", "A", quarter(2021, 4)) for number in range(1, 21))
    crowded = Snapshot(1, replace(AGREEMENT, fields=fields, measures=measures))
    left_out = "Nicht im Bild: 8 weitere Handlungsfelder, 8 Maßnahmen."
    assert left_out in written(picture(crowded))
    assert left_out in picture(crowded).reply.plain


def test_an_agreement_without_measures_or_due_dates_has_a_picture_too() -> None:
    assert "Termine" not in written(picture(with_measures()))
    assert "ohne Zuordnung" in written(picture(with_measures(replace(measure("9.1.1", "A"), field=None))))
    assert written(asked(PICTURE, snapshot=SNAPSHOT))
