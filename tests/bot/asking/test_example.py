"""Questions about the example agreement, from the message to the measures listed and the sentences of the answer."""

import json
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from bot.agreement.model import Snapshot
from bot.asking.as_json import as_json
from bot.asking.ask import Asked, ask_about
from bot.asking.asker import Asker
from bot.asking.topic import vocabulary_of
from bot.language.setting import Setting
from bot.language.understand import understand
from tests.bot.asking.county import TODAY, asker
from tests.bot.asking.example import example
from tests.bot.texts.replies import in_order, labels

PSP = asker("Pflegestützpunkt")


def answer(text: str, who: Asker = PSP, today: date = TODAY, snapshot: Snapshot | None = None) -> Asked:
    known = snapshot or example()
    setting = Setting(vocabulary_of(known), who.calendar, who.own_units, lang=who.lang)
    return ask_about(known, understand(text, today, setting), who, today)


def utterances() -> list[dict[str, Any]]:
    lines = files("tests.bot.language").joinpath("utterances.jsonl").read_text("utf-8").splitlines()
    return [entry for entry in map(json.loads, lines) if entry["codes"] is not None]


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in utterances()])
def test_a_message_lists_the_measures_it_means(entry: dict[str, Any]) -> None:
    codes = as_json(answer(entry["text"], asker()))["codes"]
    optional = set(entry.get("codes_optional", ()))
    readings = [entry["codes"], *(other["codes"] for other in entry.get("alt", ()) if other.get("codes"))]
    assert set(codes) - optional in [set(reading) - optional for reading in readings]
    assert all(text in answer(entry["text"]).reply.plain for text in entry.get("answer_contains", ()))


def test_what_is_due_this_quarter_for_a_unit() -> None:
    shown = answer("Was ist dieses Quartal für den Pflegestützpunkt fällig?")
    assert in_order(
        shown.reply.plain,
        [
            "II. Quartal 2021 (",
            "), Pflegestützpunkt\n\nFällig: 2 Maßnahmen\n\n",
            "6.1.3 Bündelung von Informationen für pflegende Angehörige\nTermin: II. Quartal 2021, noch 8 Wochen\n",
            "Verantwortlich: Pflegestützpunkt\nStand: noch keine Meldung\n\n",
            "6.1.4 Prüfung, ob die Bereitstellung einer Musterwohnung oder eines -zimmers …\n",
            "Verantwortlich: Projektleitung Audit, Bauamt, Pflegestützpunkt, Träger der Tagespflege\n",
            "„6.1.3“ zeigt Einzelheiten",
        ],
    )
    assert "Überfällig" not in shown.reply.plain
    assert labels(shown) == [["6.1.3", "6.1.4"], ["‹ I. Quartal 2021", "III. Quartal 2021 ›"]]


def test_the_same_when_the_agreement_has_run_out() -> None:
    shown = answer("Was ist dieses Quartal für den Pflegestützpunkt fällig?", today=date(2026, 5, 4))
    assert in_order(
        shown.reply.plain,
        [
            "II. Quartal 2026 (",
            "In diesem Zeitraum ist nichts fällig. Der letzte vereinbarte Termin (Protokoll vom 27.11.2019) war der",
            "31.12.2023. Eine neuere Zielvereinbarung ist nicht hinterlegt.\n\nNoch ohne Meldung: 5 Maßnahmen\n",
            "6.1.3 Bündelung von Informationen für pflegende Angehörige – Termin war II. Quartal 2021\n6.1.4",
            "1.4.3 Mitarbeiter/innen in Pflegeverantwortung",
            "– jährlich bis 31.12.2023\n2.1.1 Unternehmen (Inhaber",
            "Termin war 31.12.2023\n6.2.3 Verbesserung der Kooperation",
        ],
    )
    buttons = [["6.1.3", "6.1.4", "1.4.3", "2.1.1", "6.2.3"], ["Letzte Termine: IV. Quartal 2023"]]
    assert labels(shown) == buttons


def test_what_is_overdue() -> None:
    shown = answer("Was ist überfällig?")
    assert in_order(
        shown.reply.plain,
        [
            "Überfällig am 3. Mai 2021, alle Einheiten: 15 Maßnahmen\nPflegestützpunkt: keine\n",
            "Zu allen 15 gibt es noch keine Meldung; manches kann längst erledigt sein.\n\n",
            "Termin war 31.12.2019\n3.2.1 Aktualisierung der Konzeption „Schulbezogene Jugendsozialarbeit“",
            "– Leitung Jugend- und Sozialamt und 2 weitere\n\nTermin war I. Quartal 2020\n1.5.4 Familien mit Kindern",
            "– Projektleitung Familie\n4.1.3 Überarbeitung der vorhandenen Flyer",
            "10 von 15. „mehr“ zeigt die nächsten.",
        ],
    )
    assert labels(shown) == [["Weitere 5"], ["Nach Einheit", "Nach Handlungsfeld"]]


def test_the_same_in_english() -> None:
    shown = answer("What is due this quarter for the Pflegestützpunkt?")
    assert in_order(
        shown.reply.plain,
        ["Q2 2021 (", "Due: 2 measures", "6.1.3 Bündelung", "Due date: Q2 2021, 8 weeks left", "Status: no report yet"],
    )


def test_an_unknown_code_names_its_neighbours() -> None:
    said = "6.1.9 gibt es in dieser Zielvereinbarung nicht. Ziel 6.1 hat 6.1.1 bis 6.1.4."
    assert answer("6.1.9").reply.plain == said


@pytest.mark.parametrize("code", [measure.code for measure in example().agreement.measures])
def test_every_measure_is_shown_with_every_row(code: str) -> None:
    shown = answer(code)
    assert shown.codes == (code,)
    assert len(shown.reply.plain) < 3000, "about a screen and a half"


@pytest.mark.parametrize("who", [PSP, asker("Pflegestützpunkt", is_group=True)], ids=["private", "group"])
@pytest.mark.parametrize("text", ["Was ist 2023 fällig?", "Was ist im 4. Quartal 2021 fällig?", "Daueraufgaben"])
def test_a_long_answer_still_fits_on_a_screen_and_a_half(text: str, who: Asker) -> None:
    assert len(answer(text, who).reply.plain) < 2400
