"""What people write and send: texts, files, albums, forwards; also as anonymous administrators and as channels.

message = world.say(anna, group, "/faellig", thread=topic.id)
message = world.send_photo(anna, anna, png, caption="6.1.3 erledigt")
first, second = world.send_album(anna, anna, [Upload("a.pdf", "application/pdf", data), ...], caption="Nachweise")
message = world.forward(anna, anna, message)
message = world.say(anna, group, "/faellig", as_chat=group)    as an anonymous administrator
message = world.say(anna, channel, "Neues")                    a post, which Telegram forwards to the linked group
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict, Unpack

from sandbox.errors import ApiError, Impossible
from sandbox.files import Upload
from sandbox.images import PNG
from sandbox.limits import MAX_ALBUM, check_start_parameter
from sandbox.membership import Membership
from sandbox.origins import TELEGRAM, forwarded, mask
from sandbox.places import Chat, JsonObject, Person
from sandbox.privacy import is_seen
from sandbox.stage import check_open
from sandbox.text import caption_of, content_of

Who = Person | int
Where = Chat | Person | int
FIRST_ALBUM_ID = 13_000_000_000_000_001


class Manner(TypedDict, total=False):
    """How a message is sent: into a topic, as a reply, in the name of a chat, with fields added or replaced."""

    thread: int | None
    reply_to: int | None
    as_chat: Chat | None
    extra: Mapping[str, Any] | None


class Speaking(Membership):
    """The stage with people who write."""

    _albums = 0

    def say(self, person: Who, where: Where, text: str, **manner: Unpack[Manner]) -> JsonObject:
        """Send a text and return the message."""
        return self._send(person, where, _possible(content_of, text), manner)

    def start(self, person: Who, parameter: str = "") -> JsonObject:
        """Press Start, or follow a link https://t.me/bot?start=PARAMETER."""
        check_start_parameter(parameter)
        return self.say(person, self.person(person), f"/start {parameter}".strip())

    def send_photo(
        self, person: Who, where: Where, data: bytes, *, caption: str = "", **manner: Unpack[Manner]
    ) -> JsonObject:
        """Send a PNG or JPEG as a photo."""
        upload = Upload("", "image/png" if data.startswith(PNG) else "image/jpeg", data)
        content = {**_possible(self.files.photo, upload), **_possible(caption_of, caption)}
        return self._send(person, where, content, manner)

    def send_document(
        self, person: Who, where: Where, upload: Upload, *, caption: str = "", **manner: Unpack[Manner]
    ) -> JsonObject:
        """Send a file."""
        content = {**self.files.document(upload), **_possible(caption_of, caption)}
        return self._send(person, where, content, manner)

    def send_album(
        self, person: Who, where: Where, uploads: Sequence[Upload], *, caption: str = "", **manner: Unpack[Manner]
    ) -> list[JsonObject]:
        """Send 2 to 10 files as one: photos where all are pictures, else documents. The first has the caption."""
        if not 2 <= len(uploads) <= MAX_ALBUM:
            raise Impossible("An album has 2 to 10 files.")
        self._albums += 1
        extra = {**(manner.get("extra") or {}), "media_group_id": str(FIRST_ALBUM_ID + self._albums)}
        manner = {**manner, "extra": extra}
        captions = [caption, *[""] * (len(uploads) - 1)]
        pairs = list(zip(uploads, captions, strict=True))
        if all(upload.mime_type.startswith("image/") for upload in uploads):
            return [self.send_photo(person, where, upload.data, caption=text, **manner) for upload, text in pairs]
        return [self.send_document(person, where, upload, caption=text, **manner) for upload, text in pairs]

    def forward(
        self, person: Who, where: Where, message: JsonObject, *, hidden: bool = False, **manner: Unpack[Manner]
    ) -> JsonObject:
        """Forward a message; `hidden` where its sender does not let forwards lead to their account."""
        return self._send(person, where, forwarded(message, hidden=hidden), manner)

    def edit(self, person: Who, message: JsonObject, text: str) -> JsonObject:
        """Edit one's own text or caption; in a channel any administrator may."""
        person = self.person(person)
        chat = self.chat(message["chat"]["id"])
        original = chat.messages.get(message["message_id"])
        if original is None or not _may_edit(person, chat, original):
            raise Impossible("Only one's own texts can be edited.")
        self.change(chat, original, _possible(content_of if "text" in original else caption_of, text))
        self._tell("edited_message", chat, original)
        return original

    def chat_of(self, person: Person, where: Where) -> Chat:
        """The chat, if the person is in it."""
        chat = self.private_chat(person) if where in (person, person.id) else self.chat(where)
        if not chat.has(person.id):
            raise Impossible(f"{person.first_name} is not in this chat.")
        return chat

    def _send(self, who: Who, where: Where, content: JsonObject, manner: Manner) -> JsonObject:
        person = self.person(who)
        chat = self.chat_of(person, where)
        thread, reply_to = manner.get("thread"), manner.get("reply_to")
        check_open(chat, thread)
        if chat.is_channel and not chat.is_led_by(person.id):
            raise Impossible("Only administrators write in a channel.")
        if reply_to is not None and reply_to not in chat.messages:
            raise Impossible(f"There is no message {reply_to} to reply to.")
        content = {**content, **mask(person, chat, manner.get("as_chat")), **(manner.get("extra") or {})}
        if chat.is_private:
            self._open_private(person)
        message = self.post(chat, person.user, content, thread=thread, reply_to=reply_to)
        self._tell("message", chat, message)
        if chat.linked:
            self._discuss(chat.linked, message)
        return message

    def _discuss(self, group: Chat, post: JsonObject) -> None:
        """Telegram forwards a channel's post into the group by itself."""
        content = {**forwarded(post), "sender_chat": post["chat"], "is_automatic_forward": True}
        self._tell("message", group, self.post(group, TELEGRAM, content))

    def _open_private(self, person: Person) -> None:
        person.has_started = True
        if person.has_blocked:
            self.unblock(person)

    def _tell(self, kind: str, chat: Chat, message: JsonObject) -> None:
        if is_seen(self.bot, chat, message):
            self.updates.push(kind.replace("message", "channel_post") if chat.is_channel else kind, message)


def _may_edit(person: Person, chat: Chat, message: JsonObject) -> bool:
    is_own = message.get("from", {}).get("id") == person.id or (chat.is_channel and chat.is_led_by(person.id))
    return is_own and any(name in message for name in ("text", "photo", "document"))


def _possible(make: Callable[..., JsonObject], *given: Any) -> JsonObject:
    try:
        return make(*given)
    except ApiError as error:
        raise Impossible(error.description) from error
