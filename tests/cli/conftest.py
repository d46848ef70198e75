"""Commands are called as on a terminal without anybody at it, in an empty folder, on a database of the test's own."""

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.commands import zielbot
from bot.cli.settings import aliases

Zielbot = Callable[..., Result]
EXAMPLE = ("import", "kyffhaeuserkreis-2019.txt", "--units", "units.toml")
"""The arguments that import the example."""


def called(*arguments: str, **settings: str) -> Result:
    """Call `zielbot`; settings come as keywords, by the names of the environment."""
    nothing = dict.fromkeys(aliases())
    environment = {**nothing, "DATABASE_URL": "sqlite:///zielbot.db", **settings}
    return CliRunner().invoke(zielbot, arguments, env=environment, catch_exceptions=False)


@pytest.fixture
def zielbot_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Zielbot:
    """`zielbot` in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return called


@pytest.fixture
def example(tmp_path: Path) -> tuple[str, ...]:
    """The arguments that import the example, whose files lie in the folder."""
    for name in EXAMPLE[1::2]:
        (tmp_path / name).write_bytes(files("storage.example").joinpath(name).read_bytes())
    return EXAMPLE


@pytest.fixture(scope="session")
def example_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the example was imported, once."""
    folder = tmp_path_factory.mktemp("imported")
    source = files("storage.example")
    arguments = ("import", str(source / EXAMPLE[1]), "--units", str(source / EXAMPLE[3]), "--yes")
    assert called(*arguments, DATABASE_URL=f"sqlite:///{folder / 'zielbot.db'}").exit_code == 0
    return folder / "zielbot.db"


@pytest.fixture
def imported(zielbot_command: Zielbot, example_database: Path, tmp_path: Path) -> Zielbot:
    """`zielbot` after the import of the example."""
    shutil.copy(example_database, tmp_path / "zielbot.db")
    return zielbot_command
