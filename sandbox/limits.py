"""Telegram's limits: figures as data, and one check each that fails with Telegram's own words."""

import re

from sandbox.errors import Impossible, bad_request

MAX_TEXT = 4096
"""Code points of a message after its markup was parsed."""
MAX_CAPTION = 1024
MAX_UNPARSED_BYTES = 1 << 15
"""Bytes of a text before its markup is parsed."""
MAX_ENTITIES = 100
"""Further entities are passed over without a word."""
MAX_BUTTONS = 100
MAX_CALLBACK_DATA_BYTES = 64
MAX_CALLBACK_ANSWER = 200
MAX_INLINE_RESULTS = 50
MAX_RESULT_ID_BYTES = 64
MAX_INLINE_OFFSET_BYTES = 64
MAX_INLINE_QUERY = 256
MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256
MAX_NAME = 64
MAX_DESCRIPTION = 512
MAX_SHORT_DESCRIPTION = 120
MAX_TOPIC_NAME = 128
MAX_UPDATES = 100
MAX_BATCH_BYTES = 1 << 22
MAX_POLL_SECONDS = 50

MAX_REQUEST_BYTES = 50 << 20
MAX_PHOTO_BYTES = 10 << 20
MAX_PHOTO_SIDES = 10_000
"""Width and height of a photo together, in pixels."""
MAX_PHOTO_RATIO = 20
MAX_DOWNLOAD_BYTES = 20 << 20
MAX_ALBUM = 10

MESSAGE_LIFETIME_S = 24 * 3600
CALLBACK_LIFETIME_S = 150
INLINE_LIFETIME_S = 30
CHOSEN_LIFETIME_S = 600
DELETABLE_S = 48 * 3600
LINK_LIFETIME_S = 3600

_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{0,64}")


def check_text(text: str) -> None:
    """A message has 1 to 4096 characters."""
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > MAX_TEXT:
        raise bad_request("message is too long")


def check_caption(text: str) -> None:
    """A caption has up to 1024 characters."""
    if len(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")


def check_callback_data(data: str) -> None:
    """The data of a button has 1 to 64 bytes."""
    if not 1 <= len(data.encode()) <= MAX_CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def check_start_parameter(parameter: str) -> None:
    """A deep link carries up to 64 characters A-Z, a-z, 0-9, _ and -; no app opens another one."""
    if not _START_PARAMETER.fullmatch(parameter):
        raise Impossible("A start parameter has at most 64 of the characters A-Z, a-z, 0-9, _ and -.")
