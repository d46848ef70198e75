"""`make faults`: play all campaigns for some minutes, and print what came of them. `ARGS="--minutes 20 --seed 7"`."""

import asyncio
import shutil
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from types import MappingProxyType
from typing import Any, NamedTuple

from storage.schema import migrate
from tests import postgresql
from tests.faults import campaigns, nudging
from tests.faults.campaigns import Tally
from tests.faults.checker import Verdict
from tests.faults.harness import Child, Run, free_port, running
from tests.faults.line import DISTURBED
from tests.faults.mutants import MUTANTS
from tests.faults.steps import NUDGE_STEPS, STEPS, WITHOUT_POLLING

Play = Callable[[Run, Sequence[Child], Path], Awaitable[Tally]]
KILLS_A_RUN = 60


class Campaign(NamedTuple):
    """A line of the table. `share` of the minutes it is repeated for; 0: once."""

    name: str
    play: Play
    share: float = 0.0
    database: str = "sqlite"
    people: int = 40
    children: int = 1
    by_webhook: bool = False
    job: Mapping[str, Any] = MappingProxyType({})


def _kills(run: Run, *_: object) -> Awaitable[Tally]:
    start = run.chance.randrange(1000)
    plan = list(campaigns.steps_and_moments(start + KILLS_A_RUN))[start:]
    return campaigns.kills(run, plan)


def _kills_by_webhook(run: Run, *_: object) -> Awaitable[Tally]:
    steps = cycle((*WITHOUT_POLLING, *[""] * 10))
    start = run.chance.randrange(len(STEPS))
    return campaigns.webhook_kills(run, islice(steps, start, start + KILLS_A_RUN))


def _planned(run: Run, *_: object) -> Awaitable[Tally]:
    steps = cycle((*NUDGE_STEPS, *nudging.BESIDE, "", ""))
    start = run.chance.randrange(1000)
    return nudging.kills(run, islice(steps, start, None), days=len(nudging.DAYS), a_day=4)


def _down(number: int) -> Play:
    return lambda run, *_: campaigns.downtime(run, campaigns.DOWNTIMES[number])


CAMPAIGNS = (
    Campaign("killed at every step and at random, SQLite", _kills, 0.4),
    Campaign("killed at every step and at random, PostgreSQL", _kills, 0.1, "postgresql"),
    Campaign(
        "2 replicas, the leader killed",
        lambda run, children, _: campaigns.replicas(run, children, 12),
        0.08,
        "postgresql",
        children=2,
    ),
    Campaign(
        "4 replicas, the leader killed",
        lambda run, children, _: campaigns.replicas(run, children, 12),
        0.08,
        "postgresql",
        children=4,
    ),
    Campaign("by webhook: killed at every step and at random, answers lost", _kills_by_webhook, 0.05, by_webhook=True),
    Campaign("the power is cut (SQLite)", lambda run, _, folder: campaigns.power_cuts(run, 60, folder), 0.08),
    Campaign(
        "every method × every kind of failure",
        lambda run, *_: campaigns.every_method(run, campaigns.PASSING | campaigns.REFUSALS),
        people=200,
    ),
    Campaign(
        "every method × no answer for 25 s and longer",
        lambda run, *_: campaigns.every_method(run, campaigns.HANGING),
        people=60,
    ),
    Campaign(
        "every method × no answer, after 25 s, after 60 s (Zielbot's patience a twentieth)",
        lambda run, *_: campaigns.every_method(run, campaigns.LATE, settings=campaigns.QUICK_ANSWERS),
        people=60,
    ),
    Campaign(
        "webhook methods × every kind of failure",
        lambda run, *_: campaigns.webhook_methods(run, campaigns.PASSING | campaigns.REFUSALS),
        people=60,
        by_webhook=True,
    ),
    Campaign(
        "no line: refused, no name, TLS fails",
        lambda run, _, folder: campaigns.line_troubles(run, DISTURBED, 2, folder),
        0.04,
    ),
    Campaign("20 % of all calls fail", lambda run, *_: campaigns.faults_at_random(run, 40), 0.08, people=120),
    Campaign(
        "database locked, full, read-only, gone, I/O errors (SQLite)",
        lambda run, _, folder: campaigns.database_troubles(run, 4, folder),
    ),
    Campaign(
        "connections ended, server killed (PostgreSQL)",
        lambda run, *_: campaigns.postgresql_troubles(run, 24),
        0.05,
        "postgresql",
    ),
    Campaign(
        "deadlocks, too many connections (PostgreSQL)",
        lambda run, *_: campaigns.postgresql_conflicts(run, 6, 2),
        database="postgresql",
    ),
    Campaign("upgraded under load, SQLite", lambda run, *_: campaigns.upgrades(run, 4)),
    Campaign("upgraded under load, PostgreSQL", lambda run, *_: campaigns.upgrades(run, 4), database="postgresql"),
    Campaign("down for 3 hours", _down(0)),
    Campaign("down for 25 hours", _down(1)),
    Campaign("down for 3 days", _down(2)),
    Campaign("down for 3 weeks", _down(3)),
    Campaign("killed in nights at which clocks change", lambda run, *_: campaigns.nights(run)),
    Campaign("nudges planned and sent: killed at every step and at random, SQLite", _planned, 0.1, people=6),
    Campaign("nudges planned and sent: the same, PostgreSQL", _planned, 0.05, "postgresql", people=6),
    Campaign("nudges planned and sent: down for 3 days", lambda run, *_: nudging.downtime(run), 0.01, people=6),
    Campaign(
        "nudges planned and sent: the clock set back and forth", lambda run, *_: nudging.jumps(run), 0.04, people=6
    ),
    Campaign(
        "nudges planned and sent: 2 replicas, one killed",
        lambda run, children, _: nudging.replicas(run, children, len(nudging.DAYS)),
        0.05,
        "postgresql",
        people=6,
        children=2,
    ),
)
LOAD_A_SECOND = 60
"""300 people at this rate stay below what one of them may write in a minute."""


def _load(minutes: float) -> Campaign:
    name = f"load: {LOAD_A_SECOND} updates/s for {minutes:g} min, 300 people, {campaigns.GROUPS} groups"
    return Campaign(name, lambda run, *_: campaigns.load(run, 60 * minutes, LOAD_A_SECOND), people=300)


STOCK = (
    Campaign(
        "python-telegram-bot, run_polling: killed at random",
        lambda run, *_: campaigns.kills(run, [""] * KILLS_A_RUN, longest=1.5),
        0.15,
        "stock",
    ),
    Campaign(
        "python-telegram-bot, a nudge marked, then sent: killed at random",
        lambda run, *_: campaigns.kills(run, [""] * KILLS_A_RUN, longest=1.5),
        0.08,
        "stock",
        job={"marks_first": True},
    ),
    Campaign(
        "python-telegram-bot, run_polling: 20 % of all calls fail",
        lambda run, *_: campaigns.faults_at_random(run, 40),
        0.03,
        "stock",
        people=120,
    ),
)


@dataclass
class Line:
    """What came of a campaign in all of its runs."""

    name: str
    faults: int = 0
    verdict: Verdict = field(default_factory=Verdict)
    remarks: list[str] = field(default_factory=list)


class Place:
    """Where runs are played: a folder, an empty SQLite file to copy, a PostgreSQL server."""

    def __init__(self, folder: Path, server: str) -> None:
        self.folder = folder
        self._server = server
        self._template = folder / "template.db"
        asyncio.run(migrate(f"sqlite:///{self._template}"))

    def database(self, kind: str, folder: Path) -> AbstractContextManager[str]:
        """Give the address of a new database with all tables and nothing in them."""
        return self._database(kind, folder)

    @contextmanager
    def _database(self, kind: str, folder: Path) -> Iterator[str]:
        folder.mkdir(parents=True)
        if kind == "postgresql":
            with postgresql.database(self._server) as url:
                asyncio.run(migrate(url))
                yield url
        elif kind == "stock":
            yield str(folder / "stock.db")
        else:
            shutil.copy(self._template, folder / "zielbot.db")
            yield f"sqlite:///{folder / 'zielbot.db'}"


def play(place: Place, campaign: Campaign, seed: int, seconds: float) -> Line:
    """Repeat a campaign, each time from nothing, until its time is over."""
    line, end, number = Line(campaign.name), time.monotonic() + seconds * campaign.share, 0
    while number == 0 or time.monotonic() < end:
        folder = place.folder / f"{campaign.name.replace(' ', '-').replace('/', '-')}-{number}"
        with place.database(campaign.database, folder) as database:
            try:
                tally, verdict = asyncio.run(_once(campaign, database, folder, seed + number))
            except Exception as error:
                # One run that breaks off is a finding; the others go on.
                tally, verdict = Tally(campaign.name), Verdict(wrong=[f"it broke off: {error!r}"])
        line.faults += tally.faults
        line.verdict += verdict
        if tally.remark:
            line.remarks.append(tally.remark)
        if verdict.findings:
            print(
                f"  red: --seed {seed + number}, {folder}/history.jsonl",
                *verdict.findings[:5],
                sep="\n    ",
                flush=True,
            )
        number += 1
    return line


async def _once(campaign: Campaign, database: str, folder: Path, seed: int) -> tuple[Tally, Verdict]:
    job = {"is_stock": campaign.database == "stock", **campaign.job}
    if campaign.by_webhook:
        job["webhook"] = free_port()
    async with running(folder, database, seed=seed, people=campaign.people, **job) as run:
        with _more(campaign.children - 1, run.output) as others:
            tally = await campaign.play(run, [run.child, *others], folder)
            return tally, await run.verdict()


@contextmanager
def _more(count: int, output: Path) -> Iterator[Sequence[Child]]:
    with ExitStack() as stack:
        yield [stack.enter_context(closing(Child(output))) for _ in range(count)]


async def mutants_found(place: Place, seed: int) -> list[str]:
    """Play a trial with each mutant and return the names of those that turned it red."""
    found = []
    with _more(1, place.folder / "mutants.log") as (child,):
        for name, mutant in MUTANTS.items():
            folder = place.folder / f"mutant-{name.replace(' ', '-')}"
            with place.database("sqlite", folder) as database:
                async with running(folder, database, seed=seed, child=child, mutant=name) as run:
                    await (nudging if mutant.is_planned else campaigns).trial(
                        run, list(filter(None, [mutant.shows_at]))
                    )
                    findings = (await run.verdict()).findings
            print(f"  without {mutant.without}: {findings[0] if findings else 'nobody noticed'}", flush=True)
            found += [name] * bool(findings)
    return found


def table(lines: Sequence[Line]) -> str:
    """All lines as Markdown."""
    head = ("campaign", "faults", "updates", "changes", "nudges", "lost", "twice", "leaked", "wrong", "quarantined",
            "uncertain, all shown", "of these arrived", "answers repeated", "remarks")  # fmt: skip
    rows = [" | ".join(head), "|".join(["---"] + ["---:"] * (len(head) - 2) + ["---"])]
    for line in lines:
        v = line.verdict
        figures: tuple[Any, ...] = (line.faults, v.updates, v.changes, v.nudges, *map(len, (v.lost, v.twice, v.leaked,
                   v.wrong)), v.quarantined, v.uncertain, v.arrived, v.repeated)  # fmt: skip
        rows.append(" | ".join([line.name, *map(str, figures), "; ".join(dict.fromkeys(line.remarks))]))
    return "\n".join(f"| {row} |" for row in rows)


def summary(lines: Sequence[Line]) -> str:
    """One sentence of all of them."""
    verdict, faults = Verdict(), 0
    for line in lines:
        verdict, faults = verdict + line.verdict, faults + line.faults
    lost, twice = len(verdict.lost), len(verdict.twice)
    return f"{faults} faults, {lost} lost, {twice} twice, {verdict.uncertain} uncertain (all shown)"


def arguments(given: Sequence[str]) -> Namespace:
    """Read the command line."""
    parser = ArgumentParser(prog="make faults", description="Kill Zielbot, break Telegram and the database, and count.")
    parser.add_argument("--minutes", type=float, default=10, help="about how long all of it may take")
    parser.add_argument("--seed", type=int, default=Random().randrange(1_000_000))
    parser.add_argument("--only", default="", help="campaigns with this in their name")
    parser.add_argument("--load", type=float, default=1, help="for how many minutes it is put under load")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    """Play everything; return 1 if anything but the stock bot lost, doubled or leaked something."""
    chosen = arguments(given)
    folder = Path(mkdtemp(prefix="zielbot-faults-"))
    print(f"seed {chosen.seed}, histories in {folder}", flush=True)
    with postgresql.server() as server:
        place = Place(folder, server)
        found = asyncio.run(mutants_found(place, chosen.seed)) if chosen.only in "mutants" else []
        ours = _played(place, [*CAMPAIGNS, _load(chosen.load)], chosen)
        theirs = _played(place, STOCK, chosen)
    print(f"\n{table([*ours, *theirs])}\n\nZielbot: {summary(ours)}\npython-telegram-bot: {summary(theirs)}")
    if chosen.only in "mutants":
        print(f"mutants noticed: {len(found)} of {len(MUTANTS)}")
    is_blind = chosen.only in "mutants" and len(found) < len(MUTANTS)
    return int(is_blind or any(line.verdict.findings for line in ours))


def _played(place: Place, some: Sequence[Campaign], chosen: Namespace) -> list[Line]:
    lines = []
    for campaign in some:
        if chosen.only in campaign.name:
            print(f"{campaign.name} …", flush=True)
            lines.append(play(place, campaign, chosen.seed, 60 * chosen.minutes))
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
