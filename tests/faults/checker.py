"""Judges a run by its history and the final database alone, with SQL of its own and nothing of the product's.

What must hold: every update that Telegram handed over is done or in quarantine; every change that was acknowledged is
in the database, and was made once; every answer arrived at least once, every nudge at most once, and where nobody can
know, the row says so and a coordinator was told; strangers saw nothing; secrets are nowhere.
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, fields
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple, Self
from zoneinfo import ZoneInfo

import asyncpg  # type: ignore[import-untyped]

from tests.faults.history import Event

ANSWERED_IN = {"Zielbot antwortet jetzt": "de", "Zielbot now answers": "en"}
"""How the acknowledgement of a change of language begins."""
TOLD = re.compile(r"(?:Bei|The delivery of) (\d+) (?:Nachricht|message)", re.ASCII)
"""The notice that so many deliveries failed or are uncertain."""
MARKER = re.compile(r"zq[a-z]{4}zq")
HELD_BACK = "\x00\u202e\u2066\ufeff"
"""Characters that no answer may give back: NUL, two that turn the direction of writing, and an invisible one."""


@dataclass(slots=True)
class Verdict:
    """What a run came to. The lists hold a sentence for each finding, and must be empty."""

    updates: int = 0
    changes: int = 0
    nudges: int = 0
    quarantined: int = 0
    uncertain: int = 0
    arrived: int = 0
    """How many of the uncertain ones came in truth."""
    repeated: int = 0
    """Answers that came more than once, as they may after a crash."""
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def findings(self) -> list[str]:
        """All that must not be."""
        return [*self.lost, *self.twice, *self.leaked, *self.wrong]

    def __add__(self, other: Self) -> "Verdict":
        """Two runs together."""
        return Verdict(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class Final:
    """The database in the end. Without an inbox (`updates` None) only what people saw can be judged."""

    updates: Mapping[int, str] | None
    """open, done or quarantined, by update id."""
    states: Mapping[int, str]
    """Of outbox rows, by id."""
    notices: int
    """Of those to coordinators about deliveries, how many did not certainly arrive."""
    languages: Mapping[int, str | None]
    cards: Mapping[int, str]
    """The first day of the period that a card shows, by card id."""
    files: Sequence[tuple[str, str, int | None]]
    """Label, state and number of bytes of each file of a report."""
    notes: Sequence[str]
    """What was written with each report."""
    text: str
    """Everything there is."""
    slots: Sequence[str] = ()
    """The code of the measure for each slot in the ledger of nudges."""
    digests: Sequence[tuple[int, str, str]] = ()
    """Chat, what it is about, and state of each nudge in the outbox."""


_UPDATES = """SELECT update_id, CASE WHEN quarantined_at IS NOT NULL THEN 'quarantined'
    WHEN done_at IS NOT NULL THEN 'done' ELSE 'open' END FROM inbox"""
_STATES = "SELECT id, state FROM outbox"
_NOTICES = "SELECT count(*) FROM outbox WHERE purpose = 'delivery' AND state <> 'sent'"
_LANGUAGES = "SELECT telegram_id, language FROM people"
_CARDS = "SELECT id, content FROM cards"
_FILES = "SELECT label, state, length(content) FROM evidence"
_NOTES = "SELECT note FROM status_updates WHERE note IS NOT NULL"
_SLOTS = "SELECT measures.code FROM nudges JOIN measures ON measures.id = nudges.measure_id"
_DIGESTS = "SELECT chat_id, coalesce(subject, ''), state FROM outbox WHERE purpose = 'nudge'"
_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_POSTGRESQL_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"


async def read(database: str) -> Final:
    """Read Zielbot's database, with all of its tables as text."""
    told = _first_days(await rows(database, _CARDS))
    tables = _SQLITE_TABLES if database.startswith("sqlite") else _POSTGRESQL_TABLES
    whole = [str(await rows(database, f'SELECT * FROM "{name}"')) for (name,) in await rows(database, tables)]
    return Final(
        updates=dict(await rows(database, _UPDATES)),
        states=dict(await rows(database, _STATES)),
        notices=(await rows(database, _NOTICES))[0][0],
        languages=dict(await rows(database, _LANGUAGES)),
        cards=told,
        files=await rows(database, _FILES),
        notes=[note for (note,) in await rows(database, _NOTES)],
        text="\n".join(whole),
        slots=[code for (code,) in await rows(database, _SLOTS)],
        digests=await rows(database, _DIGESTS),
    )


def read_stock(database: str) -> Final:
    """Read the stock bot's database: it keeps no updates and no states."""
    with closing(sqlite3.connect(database, timeout=30)) as connection:
        return Final(None, {}, 0, dict(connection.execute(_LANGUAGES).fetchall()), {}, (), (), "")


class Left(NamedTuple):
    """How many updates, messages and files are to be dealt with, and how many uncertain messages nobody was told of."""

    inbox: int
    outbox: int
    files: int
    untold: int


_LEFT = """SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL AND quarantined_at IS NULL),
    (SELECT count(*) FROM outbox WHERE settled_at IS NULL),
    (SELECT count(*) FROM evidence WHERE settled_at IS NULL),
    (SELECT count(*) FROM outbox WHERE state = 'uncertain' AND shown_at IS NULL AND purpose <> 'delivery')"""


async def open_rows(database: str) -> Left:
    """Count what is left to do."""
    return Left(*(await rows(database, _LEFT))[0])


async def rows(database: str, sql: str) -> list[Any]:
    """Run a query on SQLite or PostgreSQL."""
    if database.startswith("sqlite"):
        with closing(sqlite3.connect(database.removeprefix("sqlite:///").partition("?")[0], timeout=30)) as connection:
            found = connection.execute(sql).fetchall()
            connection.commit()
            return found
    connection = await asyncpg.connect(database.replace("+asyncpg", ""))
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


def _first_days(found: Iterable[tuple[int, str]]) -> dict[int, str]:
    contents = {card: json.loads(content).get("question") or {} for card, content in found}
    return {card: (question.get("period") or {}).get("first", "") for card, question in contents.items()}


def check(events: Sequence[Event], final: Final, output: str = "") -> Verdict:
    """Judge a run; `output` is all that the processes printed."""
    seen = _Seen(events)
    verdict = Verdict(
        updates=sum(event["kind"] == "pushed" for event in events),
        changes=sum(map(len, seen.toggles.values())) + len(seen.presses) + len(seen.reported),
        nudges=len(seen.queued) + sum(len(nudge["chats"]) for nudge in seen.planned),
        quarantined=sum(state == "quarantined" for state in (final.updates or {}).values()),
        uncertain=sum(state == "uncertain" for state in final.states.values()),
    )
    if final.updates is not None:
        _check_updates(seen, final.updates, verdict)
    _check_answers(seen, final, verdict)
    _check_reports(seen, final, verdict)
    _check_evidence(seen, final, verdict)
    _check_languages(seen, final, verdict)
    _check_files(seen, verdict)
    _check_nudges(seen, final, verdict)
    _check_told(seen, final, verdict)
    _check_planned(seen, final, verdict)
    _check_days(seen, verdict)
    _check_presses(seen, final, verdict)
    _check_secrets(seen, final, output, verdict)
    for event in events:
        if event["kind"] in ("not_quiet", "flood", "torn") or (event["kind"] == "stopped" and event["status"]):
            verdict.wrong.append(f"it did not end as it should: {event}")
    return verdict


class _Seen:
    """The history, sorted by what it is asked for."""

    def __init__(self, events: Sequence[Event]) -> None:
        def of(kind: str) -> list[Event]:
            return [event for event in events if event["kind"] == kind]

        self.given = {event["update"] for event in of("given")}
        self.confirmed = max((event["offset"] for event in of("confirmed")), default=0)
        self.pushed = {event["update"]: event for event in of("pushed")}
        self.gone = {event["update"] for event in of("expired")}
        self.settled = {update for event in of("settled") for update in event["updates"]}
        self.asked = of("asked")
        self.reported = of("reported")
        self.handed_in = of("handed_in")
        self.queued = of("queued")
        lived = max((event["day"] for event in of("lived")), default="")
        self.planned = [event for event in of("nudge") if event["on"] <= lived]
        """Nudges whose day has come."""
        self.messages = [event for event in of("arrived") if not event.get("is_edit")]
        self.wanted = of("wanted")
        self.presses = of("pressed")
        self.coordinators = {event["chat"] for event in of("coordinator")}
        self.canaries = [event["text"] for event in of("canary")]
        self.secrets = [event["text"] for event in of("secret")]
        self.strangers = {event["chat"] for event in of("stranger")}
        self.refused = {event["chat"] for event in of("call") if event["refused"]}
        """Chats to which Telegram refused something for good."""
        self.sent = [(event["chat"], event["text"]) for event in of("call")]
        self.toggles: dict[int, list[int]] = defaultdict(list)
        for event in of("toggled"):
            self.toggles[event["chat"]].append(event["update"])
        self.refusals = Counter((event["chat"], event["method"]) for event in of("call") if event["refused"])
        self.arrived: dict[int, list[str]] = defaultdict(list)
        self.files: Counter[tuple[int, str]] = Counter()
        """How many pictures and files came, by chat and method."""
        for event in of("arrived"):
            self.arrived[event["chat"]].append(event["text"])
            self.files[event["chat"], event["method"]] += 1

    def count(self, chat: int, marker: str) -> int:
        return sum(marker in text for text in self.arrived[chat])


def _check_updates(seen: _Seen, updates: Mapping[int, str], verdict: Verdict) -> None:
    for update in sorted((seen.given | set(seen.pushed)) - seen.gone):
        state = "done" if update in seen.settled else updates.get(update, "nowhere")
        if state == "nowhere" and update >= seen.confirmed:
            verdict.wrong.append(f"update {update} was never fetched")
        elif state not in ("done", "quarantined"):
            verdict.lost.append(f"update {update}, handed over and confirmed, is {state}")


def _check_answers(seen: _Seen, final: Final, verdict: Verdict) -> None:
    for asked in seen.asked:
        chat, marker = asked["chat"], asked["marker"]
        count = seen.count(chat, marker)
        verdict.repeated += max(0, count - 1)
        is_excused = asked["update"] in seen.gone or chat in seen.refused
        if not count and not is_excused and (final.updates or {}).get(asked["update"]) != "quarantined":
            verdict.lost.append(f"the answer to {marker} never came")


def _check_files(seen: _Seen, verdict: Verdict) -> None:
    wanted = Counter((one["chat"], one["method"]) for one in seen.wanted if one["update"] not in seen.gone)
    for (chat, method), count in wanted.items():
        came, refused = seen.files[chat, method], seen.refusals[chat, method]
        verdict.repeated += max(0, came - count)
        if came + refused < count:
            verdict.lost.append(f"chat {chat} wanted {count} by {method} and got {came}; {refused} were refused")


def _check_reports(seen: _Seen, final: Final, verdict: Verdict) -> None:
    """A report is in the history exactly once, and whoever wrote it was told so."""
    for report in seen.reported:
        if report["update"] in seen.gone or (final.updates or {}).get(report["update"]) == "quarantined":
            continue
        stored = sum(report["marker"] in note for note in final.notes)
        told = seen.count(report["chat"], report["marker"])
        verdict.repeated += max(0, told - 1)
        if stored > 1:
            verdict.twice.append(f"the report {report['marker']} is stored {stored} times")
        elif not stored:
            verdict.lost.append(f"the report {report['marker']} is not stored, and was answered {told} times")
        elif not told and report["chat"] not in seen.refused:
            verdict.lost.append(f"nobody was told that the report {report['marker']} is stored")


def _check_evidence(seen: _Seen, final: Final, verdict: Verdict) -> None:
    """A file that came with a report is stored whole, once, and whoever sent it was told so."""
    for handed in seen.handed_in:
        if handed["update"] in seen.gone or (final.updates or {}).get(handed["update"]) == "quarantined":
            continue
        found = [(state, size) for label, state, size in final.files if label == handed["label"]]
        if len(found) > 1:
            verdict.twice.append(f"the file {handed['label']} is there {len(found)} times")
        elif found != [("stored", handed["size"])]:
            verdict.lost.append(f"the file {handed['label']} is {found or 'nowhere'}")
        told = sum(handed["label"] in text and "gespeichert zu" in text for text in seen.arrived[handed["chat"]])
        verdict.repeated += max(0, told - 1)
        if not told and handed["chat"] not in seen.refused:
            verdict.lost.append(f"nobody was told that the file {handed['label']} is stored")


def _check_languages(seen: _Seen, final: Final, verdict: Verdict) -> None:
    """Each change flips the language: so acknowledgements alternate, and one too many shows."""
    for chat, given in seen.toggles.items():
        told = [lang for text in seen.arrived[chat] for start, lang in ANSWERED_IN.items() if text.startswith(start)]
        acknowledged = [lang for lang, _ in groupby(told)]
        verdict.repeated += len(told) - len(acknowledged)
        made = [update for update in given if update not in seen.gone]
        expected = [("en", "de")[number % 2] for number in range(len(made))]
        if len(acknowledged) > len(expected):
            verdict.twice.append(f"chat {chat} changed its language {len(acknowledged)} times, asked {len(expected)}")
        elif acknowledged != expected and chat not in seen.refused:
            verdict.lost.append(f"chat {chat} asked for {len(expected)} changes and saw {acknowledged}")
        in_the_end = final.languages.get(chat) or "de"
        if acknowledged and in_the_end != acknowledged[-1]:
            verdict.lost.append(f"chat {chat} was told {acknowledged[-1]}, the database says {in_the_end}")


def _check_nudges(seen: _Seen, final: Final, verdict: Verdict) -> None:
    for nudge in seen.queued:
        count, state = seen.count(nudge["chat"], nudge["marker"]), final.states.get(nudge["row"], "nowhere")
        verdict.arrived += count > 0 and state == "uncertain"
        if count > 1:
            verdict.twice.append(f"nudge {nudge['marker']} came {count} times and is {state}")
        elif count and nudge["is_withdrawn"]:
            verdict.leaked.append(f"nudge {nudge['marker']} came to somebody who was off the list")
        elif not count and state not in ("uncertain", "failed"):
            verdict.lost.append(f"nudge {nudge['marker']} never came and is {state}")


def _check_told(seen: _Seen, final: Final, verdict: Verdict) -> None:
    """Coordinators got a notice of what is uncertain, and saw each of it on their list."""
    uncertain = [nudge for nudge in seen.queued if final.states.get(nudge["row"]) == "uncertain"]
    texts = [text for chat in seen.coordinators for text in seen.arrived[chat]]
    listed = {marker for text in texts for marker in MARKER.findall(text)}
    verdict.lost += [
        f"nudge {nudge['marker']} is uncertain, and no coordinator saw it"
        for nudge in uncertain
        if nudge["subject"] not in listed
    ]
    told = sum(int(found[1]) for text in texts if (found := TOLD.match(text)))
    if told < len(uncertain) and not final.notices:
        verdict.lost.append(f"{len(uncertain)} nudges are uncertain, and coordinators were told of {told}")


def _check_planned(seen: _Seen, final: Final, verdict: Verdict) -> None:
    """Each slot is decided once, and comes to each of its people once, not before its day, or is shown as uncertain."""
    listed = {code for chat in seen.coordinators for text in seen.arrived[chat] for code in MARKER.findall(text)}
    for chat, subject, state in final.digests:
        codes = MARKER.findall(subject)
        came = any(one["chat"] == chat and codes[0] in one["text"] for one in seen.messages) if codes else False
        verdict.arrived += came and state == "uncertain" and bool(seen.planned)
    for nudge in seen.planned:
        code, decided = nudge["code"], final.slots.count(nudge["code"])
        if decided != 1:
            (verdict.twice if decided else verdict.lost).append(f"the slot of {code} was decided {decided} times")
        for chat in nudge["chats"]:
            days = [
                _local(one).date().isoformat() for one in seen.messages if one["chat"] == chat and code in one["text"]
            ]
            states = {state for to, subject, state in final.digests if to == chat and code in subject}
            if len(days) > 1:
                verdict.twice.append(f"the nudge on {code} came to {chat} on {days}")
            elif days and days[0] < nudge["on"]:
                verdict.wrong.append(f"the nudge on {code} came on {days[0]}, before {nudge['on']}")
            elif not days and not states & {"uncertain", "failed"}:
                verdict.lost.append(f"the nudge on {code} never came to {chat} and is {states or 'nowhere'}")
            if "uncertain" in states and code not in listed:
                verdict.lost.append(f"the nudge on {code} is uncertain, and no coordinator saw it")


def _check_days(seen: _Seen, verdict: Verdict) -> None:
    """Nobody gets two messages with nudges on a day, and none outside of core hours or on a weekend."""
    codes = {nudge["code"] for nudge in seen.planned}
    digests = [
        (one["chat"], _local(one))
        for one in seen.messages
        if one["chat"] not in seen.coordinators and codes.intersection(MARKER.findall(one["text"]))
    ]
    a_day = Counter((chat, at.date()) for chat, at in digests)
    verdict.twice += [f"{chat} got {count} digests on {day}" for (chat, day), count in a_day.items() if count > 1]
    late = [at for _, at in digests if at.weekday() > 4 or not 7 <= at.hour < 19]
    verdict.wrong += [f"a digest came on {at}" for at in late]


def _local(message: Event) -> datetime:
    return datetime.fromtimestamp(message["date"], ZoneInfo("Europe/Berlin"))


def _check_presses(seen: _Seen, final: Final, verdict: Verdict) -> None:
    """A press moves its card by one quarter; later ones on the same buttons are stale and must move nothing."""
    by_card = Counter(press["card"] for press in seen.presses)
    quarters = {press["card"]: press["leads_to"] for press in seen.presses}
    for card, count in by_card.items():
        if card in final.cards and final.cards[card] != quarters[card]:
            finding = f"card {card}, pressed {count} times, shows {final.cards[card]} and not {quarters[card]}"
            (verdict.lost if final.cards[card] < quarters[card] else verdict.twice).append(finding)


def _check_secrets(seen: _Seen, final: Final, output: str, verdict: Verdict) -> None:
    for chat in seen.strangers:
        for text in seen.arrived[chat]:
            verdict.leaked += [f"a stranger's chat holds {canary!r}" for canary in seen.canaries if canary in text]
    for chat, text in seen.sent:
        if any(character in text for character in HELD_BACK):
            verdict.wrong.append(f"chat {chat} was sent a character that was to be taken out")
    for secret in seen.secrets:
        if secret in output or secret in final.text:
            verdict.leaked.append("a secret is in the output or the database")
    markers = {event["marker"] for event in (*seen.asked, *seen.queued)}
    if not markers.isdisjoint(MARKER.findall(output)):
        verdict.leaked.append("what somebody wrote is in the output")
