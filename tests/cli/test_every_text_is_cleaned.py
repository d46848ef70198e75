"""Every place where text comes in, and that none of them lets in what a database, Telegram or an eye trips over."""

import asyncio
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import pytest

from bot.agreement.units import read_register
from bot.clean import MAX_MARKS, clean
from bot.cli.commands import COMMANDS
from bot.cli.dates import Day
from bot.cli.settings import Settings
from bot.cli.words import LIMIT, Words
from bot.people.groups import approve_group
from bot.people.invite import invite, token_hash
from bot.people.joining import redeem
from bot.people.model import Role
from handlers.addressed import MAX_TEXT, Me, addressed
from handlers.callback_data import read
from handlers.errors import Refused
from handlers.identity import ask_identity
from storage.documents.text import read_text
from storage.work import SqlStore
from tests.cli.conftest import Zielbot
from tests.handlers.moody import TOKEN, moody, refusal
from tests.handlers.stage import MORNING
from tests.handlers.updates import BOT_ID, BOT_NAME, GROUP, PRIVATE, Json, inline, message, of_bot

MARKS = "\u0308" * 2000
NASTY = f"\x00\x1b\x85\ud800Pfl\u202ee\u200bgeq{MARKS}\u2066stu\u0308tzpunkt\ufeff"
TIDY = f"Pflegeq{MARKS[:MAX_MARKS]}stützpunkt"


def said(update: Json) -> str:
    read_update = addressed(update, Me(BOT_ID, BOT_NAME))
    assert read_update
    return read_update.text


MENTION = {"type": "mention", "offset": 0, "length": len(BOT_NAME) + 1}
IN_TELEGRAM: dict[str, Callable[[], str]] = {
    "a message": lambda: said(message(NASTY)),
    "an edited message": lambda: said({"update_id": 1, "edited_message": message(NASTY)["message"]}),
    "a caption": lambda: said(message(None, PRIVATE, photo=[], caption=NASTY)),
    "a forwarded message": lambda: said(message(NASTY, forward_origin={"type": "hidden_user"})),
    "what follows a command": lambda: said(message(f"/suche {NASTY}")),
    "a deep link's payload": lambda: said(message(f"/start {NASTY}")),
    "a command in a group": lambda: said(message(f"/suche {NASTY}", GROUP)),
    "a mention in a group": lambda: said(message(f"@{BOT_NAME} {NASTY}", GROUP, entities=[MENTION])),
    "a reply in a group": lambda: said(message(NASTY, GROUP, reply_to_message=of_bot())),
    "an inline query": lambda: said(inline(NASTY)),
    "an agreement": lambda: read_text(f"Ziel\n{NASTY[4:]}".encode()).text.partition("\n")[2],
    "an agreement in UTF-16": lambda: read_text(f"Ziel\n{NASTY[4:]}".encode("utf-16")).text.partition("\n")[2],
    "a register of units": lambda: read_register(f'[[unit]]\nname = "{NASTY}"')[0].name,
    "an argument": lambda: str(Words().convert(NASTY, None, None)),
}


@pytest.mark.parametrize("place", IN_TELEGRAM)
def test_a_text_that_comes_in_is_cleaned(place: str) -> None:
    assert IN_TELEGRAM[place]() == TIDY


@pytest.mark.parametrize(
    "update", [message("x" * 10_000), inline("x" * 10_000), message(f"/suche {'x' * 10_000}", GROUP)]
)
def test_a_message_is_no_longer_than_telegram_makes_them(update: Json) -> None:
    assert MAX_TEXT - len("/suche ") <= len(said(update)) <= MAX_TEXT


def test_data_that_is_not_plain_is_no_press() -> None:
    assert all(read(f"list:1:1:0{strange}") is None for strange in NASTY)


async def test_names_and_titles_are_stored_clean_and_short(store: SqlStore) -> None:
    async with store.writing() as work:
        await invite(work, Role.COORDINATOR, (), token="x", at=MORNING)
        joined = await redeem(work, token_hash("x"), 7, NASTY + "x" * 500, at=MORNING)
        assert joined
        group = await approve_group(work, -7, NASTY + "x" * 500, joined.person, at=MORNING)
    async with store.reading() as work:
        kept = await work.people.by_telegram_id(7)
    assert kept
    for name in (kept.name, group.title):
        assert name.startswith(TIDY)
        assert len(name) <= 200


async def test_what_telegram_says_is_cleaned_too() -> None:
    async with moody(refusal(400, NASTY)) as (_, api):
        with pytest.raises(Refused) as caught:
            await api.call("getMe", {})
    assert caught.value.description == TIDY
    async with moody((200, {"ok": True, "result": {"id": 7, "username": NASTY}})) as (server, _):
        assert (await ask_identity(server.url, TOKEN)).username == TIDY


def test_settings_are_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    # The environment holds neither noughts nor half characters; an .env file may.
    names = ("TELEGRAM_TOKEN", "TELEGRAM_API_URL", "ZIELBOT_BOT_NAME", "ZIELBOT_LAND", "ZIELBOT_TIMEZONE")
    values = ("1:a", "https://x", "zielbot", "TH", "Europe/Berlin")
    given: dict[str, Any] = dict(zip(names, (f" \x00\u202e{value}\u200b\n" for value in values), strict=True))
    settings = Settings(_env_file=None, **given)  # type: ignore[call-arg]
    assert settings.token
    read_back = (settings.token.get_secret_value(), settings.api_url, settings.bot_name, settings.land)
    assert (*read_back, settings.timezone) == values


def parameters() -> list[click.Parameter]:
    commands = [getattr(import_module(f"bot.cli.{name}_command"), f"{name}_command") for name in COMMANDS]
    below = [one for command in commands if isinstance(command, click.Group) for one in command.commands.values()]
    return [parameter for command in (*commands, *below) for parameter in command.params]


@pytest.mark.parametrize("parameter", parameters(), ids=lambda one: str(one.name))
def test_no_argument_is_taken_as_it_comes(parameter: click.Parameter) -> None:
    checked = (Day, click.Choice, click.Path, click.File, click.types.IntParamType, click.types.BoolParamType)
    assert isinstance(parameter.type, (Words, *checked)), parameter.name


def test_a_line_of_a_batch_is_cleaned_and_its_id_comes_back_as_it_was(imported: Zielbot, tmp_path: Path) -> None:
    entry = {"id": "\ud800\x00", "text": f"6.1.3 läuft: {NASTY}", "today": "2021-05-03"}
    (tmp_path / "batch").write_text(json.dumps(entry), encoding="utf-8")
    answer = json.loads(imported("ask", "--batch", "batch").stdout)
    assert answer["id"] == entry["id"]
    assert clean(answer["note"]) == (TIDY, 0)


def test_the_name_of_a_file_is_stored_clean(imported: Zielbot, tmp_path: Path, example: tuple[str, ...]) -> None:
    file = tmp_path / f"u\u0308\u202e\udcff{'x' * 200}.txt"
    text = (tmp_path / example[1]).read_text(encoding="utf-8")
    file.write_text(text.replace("II. Quartal 2021", "III. Quartal 2021"), encoding="utf-8")
    assert imported("import", str(file), "--yes").exit_code == 0
    with closing(sqlite3.connect(tmp_path / "zielbot.db")) as rows:
        source = rows.execute("SELECT source FROM imports ORDER BY id DESC").fetchone()[0]
    assert source.startswith("üx")
    assert len(source) <= 200


def test_a_person_and_a_unit_are_found_however_their_umlauts_and_capitals_are_typed(
    imported: Zielbot, tmp_path: Path
) -> None:
    assert imported("invite", "--role", "member", "--unit", "PFLEGESTU\u0308TZPUNKT").exit_code == 0
    assert imported("invite", "--role", "member", "--unit", "pflegestuetz\u200bpunkt").exit_code == 0
    asyncio.run(_with_person(f"sqlite:///{tmp_path / 'zielbot.db'}", "Jörg Weiß"))
    assert imported("ask", "Was ist fällig?", "--as", "JO\u0308RG WEISS").exit_code == 0


async def _with_person(url: str, name: str) -> None:
    from storage.work import open_store

    store = await open_store(url)
    async with store.writing() as work:
        await work.people.add(7, name, Role.READER, (), at=MORNING)
    await store.close()


def test_the_longest_argument_is_a_message() -> None:
    assert len(str(Words().convert("x" * 10_000, None, None))) == LIMIT
