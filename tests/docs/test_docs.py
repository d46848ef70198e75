"""The documentation keeps up with the code."""

import re
from pathlib import Path

import pytest

from bot.cli.commands import COMMANDS
from bot.cli.settings import aliases
from bot.texts.commands import COMMANDS as TELEGRAM_COMMANDS
from bot.texts.commands import Command as TelegramCommand

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for room in ("bot", "handlers", "storage")
    for path in sorted((ROOT / room).rglob("*.py"))
)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert f"`zielbot {command}" in README


@pytest.mark.parametrize("command", TELEGRAM_COMMANDS, ids=lambda command: command.name.de)
def test_the_page_of_commands_names_every_command_in_both_languages(command: TelegramCommand) -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"`/{command.name.de}`" in page
    assert f"`/{command.name.en}`" in page


@pytest.mark.parametrize("alias", aliases())
def test_the_example_settings_explain_every_setting(alias: str) -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{alias}="))
    assert lines[at - 1].startswith("# ")


def test_the_example_settings_set_nothing_that_is_not_there() -> None:
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(named) == sorted(aliases())


def test_every_word_of_the_glossary_stands_in_the_code() -> None:
    rows = (ROOT / "docs" / "words.md").read_text(encoding="utf-8").splitlines()
    names = {name for row in rows if row.startswith("|") for name in re.findall(r"`(\w+)`", row.split("|")[2])}
    assert names
    assert {name for name in names if not re.search(rf"\b{name}\b", SOURCE)} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize(
    "path",
    re.findall(
        r"`((?:bot|handlers|storage|sandbox)/[\w/.]*)`", (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    ),
)
def test_every_file_the_architecture_names_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([\w-]+)", README))))
def test_every_make_target_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
