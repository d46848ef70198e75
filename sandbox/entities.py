"""HTML as strictly as Telegram reads it (td MessageEntity.cpp, parse_html), into text and entities.

Few tags, four named characters (a fifth like &nbsp; stays as written), numeric characters, properly nested tags;
anything else is an error with the byte offset at which it stands.
"""

import re
from typing import NamedTuple

from sandbox.detection import utf16_length
from sandbox.errors import ApiError, bad_request
from sandbox.links import link_entity
from sandbox.places import JsonObject

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_SPECIAL = re.compile("[<&]")
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([A-Za-z]*));?")
_TAG_NAME = re.compile(r"[^ \t\r\n\0\v>]*")
_SPACES = re.compile(r"[ \t\r\n\0\v]*")
_ATTRIBUTE_NAME = re.compile("[^ \\t\\r\\n\\0\\v=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_MAX_REFERENCE = 9
"""Longest numeric character reference, without its semicolon."""


class _Open(NamedTuple):
    """A tag that was opened: where its entity begins (UTF-16) and its text (in pieces), and its one attribute."""

    name: str
    argument: str
    offset: int
    piece: int


def parse_html(source: str) -> tuple[str, list[JsonObject]]:
    """Return the text of `source` and its entities by offset, longer first; ApiError as Telegram words it."""
    reader = _Reader(source)
    reader.read()
    text = "".join(reader.pieces)
    if re.search("[\ud800-\udfff]", text):
        reason = "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
        raise _error(reason + "surrogate code units")
    return text, sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _error(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")


def _character(match: re.Match[str]) -> str:
    """What a character reference stands for; as written where Telegram knows no such character."""
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, match[0])
    if len(match[0].removesuffix(";")) > _MAX_REFERENCE:
        return match[0]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal or "0")
    return chr(code) if 0 < code < 0x10FFFF else match[0]


def _argument(tag: str, attribute: str, value: str) -> str:
    """The part of an attribute that its tag is interested in."""
    match tag, attribute:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case ("code", "class") if value.startswith("language-"):
            return value.removeprefix("language-")
        case ("span", "class") if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case ("blockquote", "expandable"):
            return "1"
    return ""


class _Reader:
    """One pass over the source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[JsonObject] = []

    def read(self) -> None:
        while special := _SPECIAL.search(self.source, self.at):
            self._write(self.source[self.at : special.start()])
            self.at = special.start()
            if special[0] == "&":
                self._read_character()
            elif self.source.startswith("</", self.at):
                self._read_end_tag()
            else:
                self._read_start_tag()
        self._write(self.source[self.at :])
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        if self.open:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += utf16_length(text)

    def _read_character(self) -> None:
        match = self._match(_CHARACTER)
        self._write(_character(match))

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Take what `pattern` matches here."""
        match = pattern.match(self.source, self.at)
        assert match is not None, "all patterns used here match at least nothing"
        self.at = match.end()
        return match

    def _next(self) -> str:
        """The next character, empty at the end."""
        return self.source[self.at : self.at + 1]

    def _where(self, at: int) -> str:
        return f"at byte offset {len(self.source[:at].encode('utf-8', 'surrogatepass'))}"

    def _read_start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._match(_TAG_NAME)[0].lower()
        if not self._next():
            raise _error(f"Unclosed start tag {self._where(begin)}")
        if name not in _KINDS:
            raise _error(f'Unsupported start tag "{name}" {self._where(begin)}')
        argument = ""
        while self._next() != ">":
            self._match(_SPACES)
            if self._next() != ">":
                argument = self._read_attribute(name, begin) or argument
        self.at += 1
        if name == "span" and argument != "spoiler":
            raise _error(f'Tag "span" must have class "tg-spoiler" {self._where(begin)}')
        self.open.append(_Open(name, argument, self.length, len(self.pieces)))

    def _read_attribute(self, tag: str, begin: int) -> str:
        """Return the tag's argument if this attribute gives it, else nothing."""
        name = self._match(_ATTRIBUTE_NAME)[0]
        if not name:
            raise _error(f'Empty attribute name in the tag "{tag}" {self._where(begin)}')
        self._match(_SPACES)
        if self._next() == "=":
            self.at += 1
            self._match(_SPACES)
            value = self._read_value(begin) if self._next() else ""
        elif self._next():
            return "1" if (tag, name) == ("blockquote", "expandable") else ""
        if not self._next():
            raise _error(f'Unclosed start tag "{tag}" {self._where(begin)}')
        return _argument(tag, name, value)

    def _read_value(self, begin: int) -> str:
        quote = self._next()
        if quote not in ("'", '"'):
            token_begin = self.at
            token = self._match(_TOKEN)[0].lower()
            if self._next() not in ("", ">") and not _SPACES.fullmatch(self._next()):
                raise _error(f"Unexpected end of name token {self._where(token_begin)}")
            value = token
        else:
            end = self.source.find(quote, self.at + 1)
            value = _CHARACTER.sub(_character, self.source[self.at + 1 : end])
            self.at = end + 1 if end >= 0 else len(self.source)
        if not self._next():
            raise _error(f"Unclosed start tag {self._where(begin)}")
        return value

    def _read_end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise _error(f"Unexpected end tag {self._where(begin)}")
        self.at += len("</")
        name = self._match(_TAG_NAME)[0].lower()
        self._match(_SPACES)
        if self._next() != ">":
            raise _error(f"Unclosed end tag {self._where(begin)}")
        opened = self.open.pop()
        if name not in ("", opened.name):
            found = f'expected "</{opened.name}>", found "</{name}>"'
            raise _error(f"Unmatched end tag {self._where(begin)}, {found}")
        self.at += 1
        if self.length > opened.offset:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        place: JsonObject = {"offset": opened.offset, "length": self.length - opened.offset}
        if opened.name == "a":
            self.entities += link_entity(opened.argument or "".join(self.pieces[opened.piece :]), place)
        elif opened.name in ("pre", "code"):
            self._add_code(opened, place)
        elif opened.name == "tg-emoji":
            if not re.fullmatch("-?[0-9]*[1-9][0-9]*", opened.argument):
                raise _error("Invalid custom emoji identifier specified")
            self.entities.append({"type": "custom_emoji", **place, "custom_emoji_id": opened.argument})
        elif opened.name == "blockquote" and opened.argument:
            self.entities.append({"type": "expandable_blockquote", **place})
        else:
            self.entities.append({"type": _KINDS[opened.name], **place})

    def _add_code(self, opened: _Open, place: JsonObject) -> None:
        """`<pre><code class="language-x">` is one entity, whichever of the two tags is outside."""
        last = self.entities[-1] if self.entities else {}
        same_place = all(last.get(name) == value for name, value in place.items())
        if opened.name == "pre" and same_place and last["type"] == "code" and "language" in last:
            last["type"] = "pre"
        elif opened.name == "code" and same_place and last["type"] == "pre" and opened.argument:
            last["language"] = opened.argument
        else:
            language = {"language": opened.argument} if opened.argument else {}
            self.entities.append({"type": opened.name, **place, **language})
