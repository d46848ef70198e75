"""`zielbot nudges`: what lies ahead on the command line."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.people.model import Role
from storage.work import open_store
from tests.cli.conftest import Zielbot
from tests.handlers.stage import MORNING

SPAN = ("nudges", "--from", "2021-05-03", "--to", "2021-07-14")


async def _join(path: Path, name: str, *units: str) -> None:
    store = await open_store(f"sqlite:///{path}", create=False, audit_keys=())
    async with store.writing() as work:
        person = await work.people.add(7, name, Role.MEMBER, units, at=MORNING)
        await work.nudges.set_wanted(person.id, wants=True)
    await store.close()


def test_before_anybody_has_joined_it_shows_what_will_be_due_and_for_whom(imported: Zielbot) -> None:
    called = imported(*SPAN)
    assert called.exit_code == 0
    assert "6 Hinweise" in called.stdout
    assert "als wäre sie am 3. Mai 2021 eingelesen worden" in called.stdout
    assert "Noch ist niemand erreichbar" in called.stdout
    day = called.stdout.partition("Montag, 31. Mai 2021\n")[2].partition("\n")[0]
    assert day == (
        "  6.1.3 Bündelung von Informationen für pflegende Angehörige – Pflegestützpunkt, 30 Tage vor dem Termin, "
        "ohne erreichbare Ansprechperson"
    )


def test_who_can_be_reached_is_told_by_unit_and_never_by_name(imported: Zielbot, tmp_path: Path) -> None:
    asyncio.run(_join(tmp_path / "zielbot.db", "Zeisig", "Pflegestützpunkt"))
    for arguments in (SPAN, (*SPAN, "--json")):
        assert "Zeisig" not in imported(*arguments).stdout
    shown = imported(*SPAN).stdout
    assert "Pflegestützpunkt, 30 Tage vor dem Termin\n" in shown
    assert "Noch ist niemand" not in shown


def test_as_json_it_is_an_object_for_each_nudge(imported: Zielbot, tmp_path: Path) -> None:
    asyncio.run(_join(tmp_path / "zielbot.db", "Zeisig", "Pflegestützpunkt"))
    found = json.loads(imported(*SPAN, "--json").stdout)
    assert [(one["date"], one["code"], one["step"]) for one in found] == [
        ("2021-05-31", "6.1.3", "30"),
        ("2021-05-31", "6.1.4", "30"),
        ("2021-06-23", "6.1.3", "7"),
        ("2021-06-23", "6.1.4", "7"),
        ("2021-07-14", "6.1.3", "10w"),
        ("2021-07-14", "6.1.4", "10w"),
    ]
    assert found[0] == {
        "date": "2021-05-31",
        "code": "6.1.3",
        "unit": "Pflegestützpunkt",
        "rule": "before_due",
        "step": "30",
        "due_on": "2021-06-30",
        "why": "30 Tage vor dem Termin",
        "reaches": True,
    }


def test_where_nothing_is_due_it_says_so(imported: Zielbot) -> None:
    span = ("nudges", "--from", "2021-05-08", "--to", "2021-05-09")
    assert "8. bis 9. Mai 2021: kein Hinweis." in imported(*span).stdout
    assert json.loads(imported(*span, "--json").stdout) == []


def test_it_writes_nothing(imported: Zielbot, tmp_path: Path) -> None:
    def rows() -> list[int]:
        with closing(sqlite3.connect(tmp_path / "zielbot.db")) as database:
            tables = ("nudges", "nudge_deliveries", "outbox", "audit")
            return [database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]

    before = rows()
    imported(*SPAN)
    assert rows() == before


def test_days_that_make_no_sense_are_refused_in_a_sentence(imported: Zielbot) -> None:
    for first, last, said in (
        ("2021-06-02", "2021-06-01", "vor dem ersten"),
        ("2021-06-02", "2041-06-01", "höchstens zehn Jahre"),
        ("2021-06-02", "morgen", "ist kein Tag"),
    ):
        called = imported("nudges", "--from", first, "--to", last)
        assert called.exit_code == 1 or (last == "morgen" and called.exit_code == 2)
        assert said in called.output
    assert imported("nudges", "--from", "2021-06-02").exit_code != 0


def test_without_an_agreement_it_says_what_to_do(zielbot_command: Zielbot) -> None:
    called = zielbot_command(*SPAN)
    assert called.exit_code == 1
    assert "zielbot import" in called.output
