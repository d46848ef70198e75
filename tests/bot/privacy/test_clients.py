"""What looks like data of a client is noticed, and nothing else is."""

import json
from pathlib import Path
from time import process_time

import pytest

from bot.agreement.model import Agreement
from bot.cli.example import example_agreement
from bot.privacy.clients import Sign, client_signs
from tests.bot.privacy.client_texts import CLIENTS, OFFICES

MESSAGES = Path(__file__).parents[1] / "language"


def test_data_of_a_client_is_noticed() -> None:
    assert [text for text in CLIENTS if not client_signs(text.replace("\\n", "\n"))] == []


def test_the_work_of_an_office_is_no_data_of_a_client() -> None:
    assert [(text, signs) for text in OFFICES if (signs := client_signs(text))] == []


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(set(CLIENTS)) >= 60
    assert len(set(OFFICES)) >= 100


@pytest.mark.parametrize("file", sorted(MESSAGES.glob("*.jsonl")), ids=lambda file: file.name)
def test_no_message_of_the_corpus_is_held_back(file: Path) -> None:
    messages = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    assert messages
    assert [text for text in messages if client_signs(text)] == []


def test_nothing_of_the_agreement_is_held_back() -> None:
    texts = list(_texts(example_agreement()))
    assert len(texts) > 500
    assert [text for text in texts if client_signs(text)] == []


def _texts(agreement: Agreement) -> list[str]:
    texts = [unit_name for unit in agreement.units for unit_name in (unit.name, *unit.aliases)]
    texts += [field.title for field in agreement.fields]
    for goal in agreement.goals:
        texts += [goal.title, goal.indicator or "", *(cell.value for cell in goal.cells)]
    for measure in agreement.measures:
        texts += [measure.title, measure.indicator or "", *(cell.value for cell in measure.cells)]
    return texts


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Frau Müller, geb. 12.03.1951", Sign.BIRTH),
        ("Frau Müller, Bahnhofstr. 5", Sign.ADDRESS),
        ("Frau Müller, Az. 50.2-1234/21", Sign.NUMBER),
        ("Frau Müller, Tel. 03632/741613", Sign.PHONE),
        ("DE02 1203 0000 0000 2020 51", Sign.BANK),
        ("Frau Müller ist dement", Sign.HEALTH),
    ],
)
def test_it_is_told_what_was_noticed(text: str, sign: Sign) -> None:
    assert client_signs(text) == (sign,)


def test_a_name_far_away_does_not_count() -> None:
    assert client_signs(f"Frau Müller war da.{' Es gab Kaffee.' * 20} Treffen in der Bahnhofstraße 5") == ()


@pytest.mark.parametrize(
    "piece", ["a", "0", "a-", "a.", "1.1.", "geb ", "Frau ", "Anna Anna, ", "hat ere ", "wohnt 1", " "]
)
def test_no_text_takes_long(piece: str) -> None:
    began = process_time()
    client_signs((piece * 4096)[:4096])
    assert process_time() - began < 0.5  # Some 20 ms; this is about texts that would take minutes.
