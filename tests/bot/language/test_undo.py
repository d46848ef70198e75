"""What takes back a report is short and says nothing else."""

import pytest

from bot.language.undo import is_undo


@pytest.mark.parametrize(
    "text",
    [
        "rückgängig",
        "Rückgängig!",
        "↩ Rückgängig",
        "rueckgaengig bitte",
        "rückgänig",
        "zurücknehmen",
        "Meldung zurücknehmen",
        "das war falsch, bitte zurück",
        "Ups, falsche Maßnahme, bitte zurücknehmen",
        "mach das bitte rückgängig",
        "Meldung zu 6.1.3 zurücknehmen",
        "6.1.3 rückgängig machen",
        "A.12 rückgängig",
        "nimm das zurück",
        "letzte Meldung löschen",
        "Das war ein Versehen, bitte löschen",
        "ich möchte meine letzte Meldung zurückziehen",
        "Storno",
        "undo",
        "undo that please",
        "wrong measure, take that back",
        "delete my last report",
        "that was a mistake, please revert",
    ],
)
def test_a_report_is_taken_back_in_words(text: str) -> None:
    assert is_undo(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "👍",
        "kann man das rückgängig machen?",
        "Wie mache ich das rückgängig",
        "bitte nicht rückgängig machen",
        "zurück",
        "bin wieder zurück",
        "das ist wieder zurück",
        "das war falsch",
        "6.1.3 zurückgestellt",
        "6.1.3 erledigt",
        "der Antrag wurde zurückgezogen",
        "6.1.3: Antrag zurückgezogen",
        "6.1.3 60 % rückgängig",
        "6.1.3 fertig, der Träger musste die Zusage zurücknehmen",
        "Der Kreistag will den Beschluss rückgängig machen",
        "die Zahl der Anmeldungen ist rückläufig",
        "wir ziehen die Meldung zurück in den Ausschuss, sobald der Landrat zustimmt und alle Ämter gehört wurden",
        "undo the change to the budget",
    ],
)
def test_what_says_more_or_asks_takes_nothing_back(text: str) -> None:
    assert not is_undo(text)
