import json
from importlib.resources import files
from pathlib import Path

from storage.documents.table import csv_rows
from tests.cli.conftest import Zielbot


def test_the_export_holds_the_whole_agreement(imported: Zielbot) -> None:
    exported = json.loads(imported("export", "--format", "json").stdout)
    assert [len(exported[part]) for part in ("fields", "goals", "measures")] == [6, 19, 54]


def test_every_cell_stands_in_the_text_at_its_line(imported: Zielbot) -> None:
    lines = files("storage.example").joinpath("kyffhaeuserkreis-2019.txt").read_text(encoding="utf-8").splitlines()
    exported = json.loads(imported("export", "--format", "json").stdout)
    cells = [cell for measure in exported["measures"] for cell in measure["cells"]]
    assert len(cells) > 54 * 6
    for cell in cells:
        label, _, value = lines[cell["line"] - 1].partition("\t")
        assert (label.strip(), value.strip()) == (cell["label"], cell["value"])


def test_the_table_goes_to_a_file_that_a_spreadsheet_opens(imported: Zielbot, tmp_path: Path) -> None:
    assert imported("export", "--format", "csv", "--output", "out.csv").exit_code == 0
    rows = csv_rows((tmp_path / "out.csv").read_text(encoding="utf-8-sig"))
    assert len(rows) == 55
    assert rows[0][0] == "code"
