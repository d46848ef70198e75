"""Transcripts of this folder and the README's dialogue, through the real Application, on the example agreement."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.example import example_agreement
from storage.work import SqlStore
from tests.dialogues.transcript import Scene
from tests.handlers.stage import Stage, staged

HERE = Path(__file__).parent
README = (HERE.parents[1] / "README.md").read_text(encoding="utf-8")
TRANSCRIPTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(HERE.glob("*.txt"))} | {
    f"README.md, dialogue {number}": text
    for number, text in enumerate(re.findall(r"```dialogue\n(.*?)```", README, re.DOTALL), start=1)
}


@pytest.fixture
async def stage(store: SqlStore) -> AsyncIterator[Stage]:
    async with staged(store, example_agreement()) as ready:
        yield ready


@pytest.mark.parametrize("name", TRANSCRIPTS)
async def test_the_dialogue_goes_as_written(name: str, stage: Stage) -> None:
    scene = Scene(stage)
    for number, line in enumerate(TRANSCRIPTS[name].splitlines(), start=1):
        if line.strip():
            try:
                await scene.line(line.strip())
            except AssertionError as error:
                raise AssertionError(f"{name}, line {number}: {line}\n{error}") from error
    scene.end()
