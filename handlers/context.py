"""What a handler is given: a typed context with names, no dictionaries."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Self, TypeAlias

from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.asking.asker import Asker
from bot.delivery import Card, NewCard, Outgoing, Upload
from bot.ports import Work
from bot.privacy.policy import Policy
from bot.rights import ChatKind
from bot.texts.reply import Reply
from handlers.addressed import Addressed
from handlers.render import document, edited, sent
from handlers.unit import Answer, Arrival, Call, Unit, Who

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

    @property
    def asker(self) -> Asker:
        """Who asks, for the use cases."""
        who = self.who
        return Asker(who.person, who.kind is not ChatKind.PRIVATE, who.lang, self.unit.calendar, self.policy.is_minimal)

    @property
    def message(self) -> Message:
        """The message that brought us here (LookupError where there is none)."""
        message = self.tg.effective_message
        if not isinstance(message, Message):
            raise LookupError("no message")
        return message

    def reply(
        self, reply: Reply, card: NewCard | None = None, *, confidential: bool = True, quotes: bool = False
    ) -> None:
        """Answer the message; `card` keeps what the buttons refer to. What strangers may read is not confidential."""
        calls = tuple(replace(call, confidential=confidential) for call in sent(reply, self.message, quotes=quotes))
        self.unit.answers.append(Answer(calls, reply.buttons, card))

    def reply_document(self, reply: Reply, upload: Upload, *, confidential: bool = True) -> None:
        """Answer the message with a file that has `reply` under it."""
        call = document(reply, upload, self.message)
        self.unit.answers.append(Answer((replace(call, confidential=confidential),)))

    def edit(self, reply: Reply, card: Card) -> None:
        """Show `reply` in the message whose button was pressed."""
        query = self.tg.callback_query
        if query and query.message:
            self.unit.answers.append(Answer(edited(reply, query.message, card)))

    def hand_over(self, *outgoing: Outgoing) -> None:
        """Have something else sent after the commit."""
        self.unit.answers.append(Answer(outgoing))

    def directly(self, method: str, params: Mapping[str, Any]) -> None:
        """Have a call made once, directly after the commit."""
        self.unit.direct.append(Call(method, params))


App: TypeAlias = Application[ExtBot[None], Context, Dicts, Dicts, Dicts, None]
