"""Transcripts written by hand: who says what, and what the bot's one message has to contain.

    # Anna: member, Pflegestützpunkt            who is on the list, in which role, of which units ("stranger": nobody)
    # Leitung: Anna, Fremd                      a group on the list with its members ("?Leitung": not on the list)
    Anna: Was ist fällig?                       in private
    Anna in Leitung: /faellig                   in a group; "Leitung/Pflege" is a topic of it
    Anna in Leitung replies: und im Juni?       to the bot's last message there
    Anna presses [6.1.3]                        on the bot's last message where somebody spoke last
    Neu opens the link                          of the last invitation
    Bot: Fällig: 2 Maßnahmen                    a fragment of its answer; fragments stand in this order
    Bot: [6.1.3] [6.1.4]                        a row of its buttons
    Bot also: 6.1.3 Bündelung                   a fragment of its next message, where it says more than one
    Bot to Karin: Hindernis zu 6.1.3            a fragment of the last thing it said to somebody in private
    Bot's notice: Inzwischen hat sich           what a press was answered with
    Bot is silent
    # 2026-05-04                                the day passes; reminders come, see "Bot to"
    # 2026-05-04 09:00                          the same, up to a time of day in Berlin
    # digest for Anna                           the digests of the day go out; what the bot says next is hers
    # reported on 2021-04-20: 6.1.3 in_progress 60, Angebote liegen vor     what is stored already: status, %, note
    # hindered on 2021-04-20: 6.1.3, Förderbescheid steht aus

The bot has to speak exactly once, or edit its message, for each line of a person, unless "also" says that it says more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.agreement.model import Status
from bot.people.model import Role
from bot.reporting.model import NewObstacle, NewUpdate
from sandbox.places import Chat, JsonObject, Person
from tests.handlers.stage import Stage

_CAST = re.compile(r"# (\w+): (stranger|reader|member|coordinator|admin)(?:, (.+))?")
_GROUP = re.compile(r"# (\??)(\w+): (.+)")
_DAY = re.compile(r"# (\d{4}-\d\d-\d\d)(?: (\d\d:\d\d))?")
_REPORTED = re.compile(r"# reported on (\S+): (\S+) (\w+)(?: (\d+))?(?:, (.+))?")
_DIGEST = re.compile(r"# digest for (\w+)")
_HINDERED = re.compile(r"# hindered on (\S+): (\S+), (.+)")
_SAYS = re.compile(r"(\w+)(?: in (\w+)(?:/(\w+))?)?( replies)?: (.+)")
_PRESSES = re.compile(r"(\w+) presses \[(.+)\]")
_OPENS = re.compile(r"(\w+) opens the link")
_TO = re.compile(r"Bot to (\w+): (.+)")
_LINK = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")
_BUTTON = re.compile(r"\[([^\]]+)\]")


@dataclass
class Scene:
    """A transcript being played on a stage."""

    stage: Stage

    def __post_init__(self) -> None:
        """Begin with nobody."""
        self.people: dict[str, Person] = {}
        self.groups: dict[str, Chat] = {}
        self.chat: Chat | None = None
        self.said: list[JsonObject] = []
        self.token = ""
        self.notice = ""
        self.is_read = False
        self.stored = 0

    async def line(self, line: str) -> None:
        """Play one line (AssertionError where the bot does not keep to it)."""
        if line.startswith("Bot"):
            self._hear(line)
            return
        self.end()
        if found := _DAY.fullmatch(line):
            await self._pass(found[1], found[2])
        elif found := _CAST.fullmatch(line):
            await self._cast(found[1], found[2], tuple(filter(None, (found[3] or "").split(", "))))
        elif found := _GROUP.fullmatch(line):
            await self._found(found[2], found[3].split(", "), is_listed=not found[1])
        elif found := _REPORTED.fullmatch(line) or _HINDERED.fullmatch(line):
            await self._store(*found.groups())
        elif found := _DIGEST.fullmatch(line):
            await self._nudge(self.people[found[1]])
        elif found := _PRESSES.fullmatch(line):
            await self._press(self.people[found[1]], found[2])
        elif found := _OPENS.fullmatch(line):
            await self._say(self.people[found[1]], None, None, f"/start {self.token}", replies=False)
        elif found := _SAYS.fullmatch(line):
            await self._say(self.people[found[1]], found[2], found[3], found[5], replies=bool(found[4]))
        else:
            raise AssertionError(f"no line of a transcript: {line}")

    def _hear(self, line: str) -> None:
        """Compare what the bot said with a line of its own."""
        if line == "Bot is silent":
            assert [text_of(message) for message in self.said] == []
        elif line.startswith("Bot: "):
            self._check(line.removeprefix("Bot: "))
        elif line.startswith("Bot also: "):
            self.said = self.said[1:]
            self._check(line.removeprefix("Bot also: "))
        elif line.startswith("Bot's notice: "):
            assert line.removeprefix("Bot's notice: ") in self.notice, self.notice
        elif found := _TO.fullmatch(line):
            told = text_of(self._of_bot(self.stage.box.world.private_chat(self.people[found[1]]))[-1])
            assert found[2] in told, told
        else:
            raise AssertionError(f"no line of a transcript: {line}")

    def end(self) -> None:
        """See that all of what the bot said last was looked at (AssertionError), if any of it was."""
        assert not self.is_read or len(self.said) == 1, f"the bot also said {[text_of(m) for m in self.said[1:]]}"
        self.is_read = False

    async def _pass(self, day: str, time: str | None) -> None:
        moment = datetime.fromisoformat(f"{day}T{time or '10:00'}:00").replace(
            tzinfo=self.stage.parts.reminding.setup.zone
        )
        self.stage.box.clock.set(moment.astimezone(UTC))
        await self.stage.parts.reminding.step()
        await self.stage.play()

    async def _cast(self, name: str, role: str, units: tuple[str, ...]) -> None:
        if role == "stranger":
            self.people[name] = self.stage.box.world.add_person(name)
        else:
            self.people[name] = await self.stage.listed(name, Role(role), *units)

    async def _store(
        self, day: str, code: str, said: str, progress: str | None = None, note: str | None = None
    ) -> None:
        at, self.stored = datetime.fromisoformat(f"{day}T08:00:00+00:00"), self.stored + 1
        async with self.stage.store.writing() as work:
            by = (await work.people.everybody())[0].id
            if said in tuple(Status):
                new = NewUpdate(code, None, Status(said), int(progress) if progress else None, note)
                await work.updates.add([new], by=by, batch=-self.stored, at=at)
            else:
                await work.updates.raise_obstacle(NewObstacle(code, None, said), by=by, batch=-self.stored, at=at)

    async def _found(self, name: str, members: list[str], *, is_listed: bool) -> None:
        people = [self.people[member] for member in members]
        self.groups[name] = group = self.stage.box.world.add_group(name, people, forum=True)
        if is_listed:
            await self.stage.approve(group.id)

    async def _say(self, who: Person, group: str | None, topic: str | None, text: str, *, replies: bool) -> None:
        world = self.stage.box.world
        self.chat = self.groups[group] if group else world.private_chat(who)
        thread = self._topic(who, self.chat, topic) if topic else None
        last = self._of_bot(self.chat)[-1]["message_id"] if replies else None
        message = world.say(who, self.chat if group else who, text, thread=thread, reply_to=last)
        self.said = await self.stage.said_after(message)
        for link in (_LINK.search(text_of(one)) for one in self.said):
            self.token = link[1] if link else self.token

    async def _nudge(self, who: Person) -> None:
        self.chat = self.stage.box.world.private_chat(who)
        before = len(self._of_bot(self.chat))
        await self.stage.parts.nudger.step()
        await self.stage.play()
        self.said = self._of_bot(self.chat)[before:]

    def _topic(self, who: Person, chat: Chat, name: str) -> int:
        known = {topic.name: topic.id for topic in chat.topics.values()}
        return known[name] if name in known else self.stage.box.world.add_topic(chat, name, by=who).id

    async def _press(self, who: Person, label: str) -> None:
        assert self.chat
        self.chat = self.stage.box.world.private_chat(who) if self.chat.is_private else self.chat
        before = {message["message_id"]: text_of(message) for message in self._of_bot(self.chat)}
        shown = next(m for m in reversed(self._of_bot(self.chat)) if label in labels(m))
        press = self.stage.box.world.press(who, shown, labels(shown)[label])
        await self.stage.play()
        assert press.answer is not None, "a press waits for its answer"
        self.said = [m for m in self._of_bot(self.chat) if before.get(m["message_id"]) != text_of(m)]
        self.notice = press.answer.get("text", "")

    def _check(self, fragment: str) -> None:
        assert self.said, "the bot said nothing"
        self.is_read = True
        if fragment.startswith("["):
            assert _BUTTON.findall(fragment) in [list(row) for row in rows(self.said[0])]
            return
        before, found, after = text_of(self.said[0]).partition(fragment)
        assert found, f"{fragment!r} is not in {before!r}"
        self.said[0] = {**self.said[0], "text": after, "caption": ""}

    def _of_bot(self, chat: Chat) -> list[JsonObject]:
        me = self.stage.box.world.bot.id
        return [message for message in chat.messages.values() if message["from"]["id"] == me]


def text_of(message: JsonObject) -> str:
    """Return a message's text, or what stands under its picture."""
    return str(message.get("text") or message.get("caption") or "")


def rows(message: JsonObject) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a message's buttons."""
    for row in message.get("reply_markup", {}).get("inline_keyboard", []):
        yield tuple(button["text"] for button in row)


def labels(message: JsonObject) -> dict[str, str]:
    """Return what a message's buttons carry, by what they say."""
    keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
    return {button["text"]: button["callback_data"] for row in keyboard for button in row}
