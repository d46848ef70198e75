from pathlib import Path

import pytest

from tests.cli.conftest import Zielbot


def test_the_import_prints_what_it_read_and_what_found_no_place(
    zielbot_command: Zielbot, example: tuple[str, ...]
) -> None:
    printed = zielbot_command(*example, "--yes").stdout
    assert "Maßnahmen: 54" in printed
    row = next(line for line in printed.splitlines() if line.startswith("6.1.3 "))
    assert "II. Quartal 2021" in row
    assert "Pflegestützpunkt" in row
    assert "Schlusserklärung" in printed


def test_without_a_terminal_and_without_yes_nothing_is_stored(
    zielbot_command: Zielbot, example: tuple[str, ...]
) -> None:
    assert zielbot_command(*example).exit_code == 2
    assert zielbot_command("export", "--format", "json").exit_code == 1


def test_a_dry_run_stores_nothing(zielbot_command: Zielbot, example: tuple[str, ...]) -> None:
    assert zielbot_command(*example, "--dry-run").exit_code == 0
    assert zielbot_command("export", "--format", "json").exit_code == 1


def test_the_same_file_again_changes_nothing(imported: Zielbot, example: tuple[str, ...]) -> None:
    again = imported(*example)
    assert again.exit_code == 0
    assert "ändert sich nichts" in again.stdout


def test_a_changed_file_shows_the_difference_and_can_be_undone(
    imported: Zielbot, example: tuple[str, ...], tmp_path: Path
) -> None:
    before = imported("export", "--format", "json").stdout
    file = tmp_path / "kyffhaeuserkreis-2019.txt"
    file.write_text(file.read_text(encoding="utf-8").replace("II. Quartal 2021", "III. Quartal 2021"), encoding="utf-8")
    changed = imported(*example, "--yes")
    assert "Maßnahme 6.1.3 geändert" in changed.stdout
    assert "Termin: II. Quartal 2021 → III. Quartal 2021" in changed.stdout
    assert imported("export", "--format", "json").stdout != before
    assert imported("import", "--undo", "--yes").exit_code == 0
    assert imported("export", "--format", "json").stdout == before


def test_undo_without_an_import_says_so(zielbot_command: Zielbot) -> None:
    undone = zielbot_command("import", "--undo", "--yes")
    assert undone.exit_code == 1
    assert "Es gibt keinen Import" in undone.stdout


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Einkaufsliste\n\nMilch\nBrot\n", "keine Zielvereinbarung"),
        (b"", "leer"),
        (b"%PDF-1.7 \x00\x01", "PDF-Datei"),
        ("Maßnahme 1.1\tGarten\nFrist\t2021\n\nMaßnahme 1.1\tHof\nFrist\t2022\n".encode(), "Zeile 4"),
    ],
    ids=["foreign", "empty", "pdf", "contradicting"],
)
def test_a_broken_file_gets_a_clear_sentence_and_changes_nothing(
    imported: Zielbot, tmp_path: Path, content: bytes, sentence: str
) -> None:
    before = imported("export", "--format", "json").stdout
    (tmp_path / "other.txt").write_bytes(content)
    refused = imported("import", "other.txt", "--yes")
    assert refused.exit_code == 1
    assert sentence in refused.stderr
    assert "Traceback" not in refused.output
    assert imported("export", "--format", "json").stdout == before


def test_the_end_of_the_agreement_can_be_given(imported: Zielbot, example: tuple[str, ...]) -> None:
    assert imported(*example, "--ends-on", "2024-06-30", "--yes").exit_code == 0
    assert '"runs_until": "2024-06-30"' in imported("export", "--format", "json").stdout


def test_every_import_can_be_undone_back_to_the_empty_store_and_done_again(
    imported: Zielbot, example: tuple[str, ...], tmp_path: Path
) -> None:
    export = ("export", "--format", "json")
    first = imported(*export).stdout
    (tmp_path / "next.txt").write_text("Plan 2024\n\nMaßnahme A\tRufbus\nWer\tBauamt\nBis\t2027\n", encoding="utf-8")
    following = imported("import", "next.txt", "--yes")
    assert "Maßnahme A neu: Rufbus" in following.stdout
    assert "Maßnahme 6.1.3 entfällt" in following.stdout
    assert imported("import", "--undo", "--yes").exit_code == 0
    assert imported(*export).stdout == first
    assert imported("import", "--undo", "--yes").exit_code == 0
    assert imported(*export).exit_code == 1
    assert imported("import", "--undo", "--yes").exit_code == 1
    assert imported(*example, "--yes").exit_code == 0
    assert imported(*export).stdout == first


def test_a_changed_register_alone_is_a_change(imported: Zielbot, example: tuple[str, ...], tmp_path: Path) -> None:
    register = tmp_path / "units.toml"
    text = register.read_text(encoding="utf-8")
    register.write_text(text.replace('name = "Bauamt"', 'name = "Hochbauamt"\naliases = ["Bauamt"]'), encoding="utf-8")
    changed = imported(*example, "--yes").stdout
    assert "Einheit Hochbauamt neu" in changed
    assert "Maßnahme 6.1.4 geändert" in changed
    assert changed.count(" geändert\n") == 1


def test_a_broken_register_changes_nothing(imported: Zielbot, example: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "units.toml").write_text('[[unit]]\nname = "A\n', encoding="utf-8")
    refused = imported(*example, "--yes")
    assert refused.exit_code == 1
    assert refused.stderr == "Das Einheitenverzeichnis ist kein gültiges TOML; bitte prüfen Sie Zeile 2.\n"


def test_without_a_register_the_stored_one_is_kept(imported: Zielbot, example: tuple[str, ...]) -> None:
    before = imported("export", "--format", "json").stdout
    again = imported(*example[:2], "--yes")
    assert "ändert sich nichts" in again.stdout
    assert imported("export", "--format", "json").stdout == before


def test_the_first_import_without_a_register_proposes_one_that_can_be_given_back(
    zielbot_command: Zielbot, example: tuple[str, ...], tmp_path: Path
) -> None:
    printed = zielbot_command(*example[:2], "--yes").stdout
    first = zielbot_command("export", "--format", "json").stdout
    proposed = printed[printed.index("[[unit]]") : printed.index("Gespeichert.")]
    (tmp_path / "proposed.toml").write_text(proposed, encoding="utf-8")
    again = zielbot_command(*example[:2], "--units", "proposed.toml", "--yes")
    assert "ändert sich nichts" in again.stdout
    assert zielbot_command("export", "--format", "json").stdout == first
