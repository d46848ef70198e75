import json
from datetime import UTC, date, datetime
from importlib.resources import files

from bot.agreement.export import COLUMNS, snapshot_as_json, snapshot_as_rows
from bot.agreement.model import Due, Snapshot, Standing, Status, StatusUpdate
from bot.agreement.reader import read_agreement
from bot.agreement.units import read_register
from bot.periods.calendar import Calendar
from bot.periods.period import Period, Precision


def example() -> Snapshot:
    folder = files("storage.example")
    register = read_register(folder.joinpath("units.toml").read_text(encoding="utf-8"))
    text = folder.joinpath("kyffhaeuserkreis-2019.txt").read_text(encoding="utf-8")
    moved = Due(Period(date(2021, 9, 30), date(2021, 9, 30), Precision.DAY))
    update = StatusUpdate(datetime(2021, 5, 3, 8, tzinfo=UTC), "Pflegestützpunkt", Status.IN_PROGRESS, 60, "Hälfte")
    standing = Standing(Status.IN_PROGRESS, 60, moved, (update,))
    return Snapshot(1, read_agreement(text, register, Calendar("TH")).agreement, {"6.1.3": standing})


def test_the_export_has_the_shape_everybody_relies_on() -> None:
    exported = json.loads(json.dumps(snapshot_as_json(example())))
    assert exported["agreement"] == {
        "title": "Zielvereinbarung zur Erlangung des Zertifikats „Familiengerechter Kyffhäuserkreis“",
        "region": "Kyffhäuserkreis",
        "project_lead": "Elke Schnabel",
        "auditor": "Ellen Ehring",
        "protocol_on": "2019-11-27",
        "signed_on": None,
        "runs_until": "2023-12-31",
    }
    assert [len(exported[part]) for part in ("fields", "goals", "measures")] == [6, 19, 54]
    assert exported["fields"][5] == {"number": 6, "title": "Senioren und Generationen"}
    assert set(exported["goals"][0]) == {"code", "field", "title", "indicator", "source"}


def test_a_measure_is_exported_with_its_standing() -> None:
    measure = next(found for found in snapshot_as_json(example())["measures"] if found["code"] == "6.1.3")
    cells = measure.pop("cells")
    assert measure == {
        "code": "6.1.3",
        "goal": "6.1",
        "title": "Bündelung von Informationen für pflegende Angehörige",
        "short_title": "Bündelung von Informationen für pflegende Angehörige",
        "indicator": "Materialsammlung ist angelegt und steht bedarfsorientiert zur Verfügung",
        "audience": "Pflegebedürftige und pflegende Angehörige",
        "cost": "personelle Ressourcen",
        "communication": "Arbeitsberatungen, Pressearbeit, Aktualisierung Broschüre „Älter werden im Kyffhäuserkreis“",
        "responsible": "Pflegestützpunkt",
        "units": ["Pflegestützpunkt"],
        "lead": "Pflegestützpunkt",
        "start": {"from": "2020-07-01", "to": "2020-09-30", "precision": "quarter"},
        "due": {"from": "2021-04-01", "to": "2021-06-30", "precision": "quarter", "label": None},
        "current_due": {"from": "2021-09-30", "to": "2021-09-30", "precision": "day", "label": None},
        "ongoing": False,
        "recurrence": None,
        "status": "in_progress",
        "progress": 60,
        "updates": [
            {
                "at": "2021-05-03T08:00:00+00:00",
                "unit": "Pflegestützpunkt",
                "status": "in_progress",
                "progress": 60,
                "note": "Hälfte",
                "new_due": None,
                "evidence": [],
                "withdrawn": False,
            }
        ],
    }
    assert cells[4] == {"label": "Umsetzungsbeginn", "value": "III. Quartal 2020", "line": 584}


def test_what_was_not_read_is_null() -> None:
    measures = {measure["code"]: measure for measure in snapshot_as_json(example())["measures"]}
    assert measures["1.1.1"]["due"] is None
    assert measures["1.5.5"]["start"] is None
    assert measures["1.5.5"]["cost"] is None
    assert measures["1.1.1"]["status"] is None
    assert measures["5.1.2"]["lead"] is None


def test_the_table_has_a_row_a_measure() -> None:
    header, *rows = snapshot_as_rows(example())
    assert header == list(COLUMNS)
    assert len(rows) == 54
    by_name = dict(zip(header, next(row for row in rows if row[0] == "6.1.4"), strict=True))
    assert by_name["units"] == "Projektleitung Audit; Bauamt; Pflegestützpunkt; Träger der Tagespflege"
    assert (by_name["due_to"], by_name["current_due_to"], by_name["due_precision"]) == (
        "2021-06-30",
        "2021-06-30",
        "quarter",
    )
    assert (by_name["field"], by_name["ongoing"], by_name["status"]) == ("6", "nein", "")
