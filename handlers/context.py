"""What a handler is given: a typed context with names, no dictionaries."""

from collections.abc import Hashable, Mapping
from datetime import date, datetime
from typing import Any, Self, TypeAlias, TypeVar

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.asking.asker import Asker
from bot.delivery import Card, NewCard, Outgoing, Upload
from bot.pace import Moment, Pace, Verdict
from bot.people.model import Person
from bot.ports import Work
from bot.privacy.policy import Policy
from bot.rights import ChatKind
from bot.texts.minimal import minimal
from bot.texts.reply import Reply
from handlers.addressed import Addressed
from handlers.render import captioned, edited, sent, to_chat
from handlers.unit import Answer, Arrival, Call, Unit, Who

T = TypeVar("T")

Dicts: TypeAlias = dict[Any, Any]
"""What python-telegram-bot would keep user, chat and bot data in; we use none of it."""


class Context(CallbackContext[ExtBot[None], Dicts, Dicts, Dicts]):
    """One update, its unit of work, and the ways to answer. Nothing is sent before the commit."""

    arrival: Arrival

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        """Take the arrival over (TypeError for anything else: nothing but the receiver brings updates)."""
        if not isinstance(update, Arrival):
            raise TypeError("only arrivals are processed")
        context = cls(application)
        context.arrival = update
        return context

    @property
    def unit(self) -> Unit:
        """The unit of work."""
        return self.arrival.unit

    @property
    def work(self) -> Work:
        """The transaction."""
        return self.unit.work

    @property
    def now(self) -> datetime:
        """The present moment, domain time."""
        return self.unit.now

    @property
    def today(self) -> date:
        """The present day where the county is."""
        return self.unit.today

    @property
    def tg(self) -> Update:
        """The update as python-telegram-bot reads it."""
        return self.arrival.update

    @property
    def addressed(self) -> Addressed:
        """What was said to us."""
        return self.arrival.addressed

    @property
    def who(self) -> Who:
        """Who speaks; known in every handler, for the guard found it out (LookupError before)."""
        if self.unit.who is None:
            raise LookupError("the guard has not let anybody in")
        return self.unit.who

    @property
    def policy(self) -> Policy:
        """What the county decided about privacy."""
        return self.unit.policy

    def bare(self, shown: T) -> T:
        """Return what is to be shown, without free texts where the county wants that."""
        return minimal(shown) if self.policy.is_minimal else shown

    @property
    def asker(self) -> Asker:
        """Who asks, for the use cases."""
        who, unit = self.who, self.unit
        is_group, at = who.kind is not ChatKind.PRIVATE, self.now.astimezone(unit.zone).time()
        is_minimal, place = self.policy.is_minimal, who.place.scope if who.place else None
        return Asker(
            who.person, is_group, who.lang, unit.calendar, is_minimal, zone=unit.zone, place=place, time_of_day=at
        )

    @property
    def message(self) -> Message:
        """The message that brought us here (LookupError where there is none)."""
        message = self.tg.effective_message
        if not isinstance(message, Message):
            raise LookupError("no message")
        return message

    @property
    def album(self) -> tuple[Message, ...]:
        """All messages of the album that brought us here, in order; empty where it was none."""
        messages = (update.effective_message for update in self.arrival.album)
        return tuple(message for message in messages if message)

    def pace(self, pace: Pace, *key: Hashable) -> Verdict:
        """Return whether there is room for one more of `key`; what is drawn counts once it is committed."""
        said = self.tg.message or self.tg.edited_message
        written = (said.edit_date or said.date) if said else self.now
        at = Moment(self.unit.real or self.now, written)
        verdict, self.unit.drawn[key] = self.unit.paces.ask(key, pace, at)
        return verdict

    def day_of(self, moment: datetime) -> date:
        """Return the day that a moment has where the county is."""
        return moment.astimezone(self.unit.zone).date()

    def reply(
        self, reply: Reply, card: NewCard | None = None, *, confidential: bool = True, quotes: bool = False
    ) -> None:
        """Answer the message; `card` keeps what the buttons refer to. What strangers may read is not confidential."""
        calls = sent(reply, self.message, confidential=confidential and not self._is_strangers, quotes=quotes)
        self.unit.answers.append(Answer(calls, reply.buttons, card))

    def reply_picture(self, reply: Reply, upload: Upload) -> None:
        """Answer the message with a photo that has `reply` under it."""
        self.unit.answers.append(Answer(captioned(reply, self.message, "sendPhoto", upload)))

    def reply_document(self, reply: Reply, upload: Upload, *, confidential: bool = True) -> None:
        """Answer the message with a file that has `reply` under it."""
        calls = captioned(reply, self.message, "sendDocument", upload, confidential=confidential)
        self.unit.answers.append(Answer(calls))

    def tell(self, person: Person, reply: Reply, card: NewCard | None = None) -> None:
        """Say something to somebody unasked, in the private chat with them."""
        self.unit.answers.append(Answer(to_chat(reply, person.telegram_id), reply.buttons, card))

    def edit(self, reply: Reply, card: Card | None, *, confidential: bool = True) -> None:
        """Show `reply` in the message whose button was pressed; buttons need the `card` they are for."""
        query, is_for_the_list = self.tg.callback_query, confidential and not self._is_strangers
        if query and query.message:
            shown = query.message
            calls = edited(reply, shown.message_id, shown, card, confidential=is_for_the_list)
            self.unit.answers.append(Answer(calls))

    def amend(self, reply: Reply, card: Card, message_id: int) -> None:
        """Show `reply` in another message of ours in this chat."""
        self.unit.answers.append(Answer(edited(reply, message_id, self.message, card)))

    @property
    def _is_strangers(self) -> bool:
        """Strangers write in private alone and are told what anybody may know; all else is for the list."""
        return self.who.person is None and self.who.kind is ChatKind.PRIVATE

    def hand_over(self, *outgoing: Outgoing) -> None:
        """Have something else sent after the commit."""
        self.unit.answers.append(Answer(outgoing))

    def directly(self, method: str, params: Mapping[str, Any]) -> None:
        """Have a call made once, directly after the commit."""
        self.unit.direct.append(Call(method, params))


App: TypeAlias = Application[ExtBot[None], Context, Dicts, Dicts, Dicts, None]
