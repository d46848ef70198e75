"""Who the bot is in Telegram."""

from dataclasses import dataclass

from telegram.error import TelegramError

from bot.clean import clean
from bot.errors import ZielbotError
from handlers.errors import Refused
from handlers.transport import AiohttpRequest, Api

BOT_NAME_FACT = "bot_name"
"""The fact that keeps our username, for links of invitations."""


class TokenRefused(ZielbotError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__("Telegram kennt dieses Token nicht. Bitte TELEGRAM_TOKEN prüfen.")


class TelegramUnreachable(ZielbotError):
    """Telegram did not answer, or answered with an error."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What getMe tells. `username` has no @; with privacy mode off the bot reads all group messages."""

    id: int
    username: str
    reads_all_group_messages: bool


async def ask_identity(api_url: str, token: str) -> Identity:
    """Ask Telegram once whose token this is (TokenRefused, TelegramUnreachable)."""
    async with AiohttpRequest(1) as request:
        try:
            me = await Api(f"{api_url}/bot{token}", request).call("getMe", {})
            return Identity(me["id"], clean(me["username"]).text, bool(me.get("can_read_all_group_messages")))
        except Refused as error:
            if error.code in (401, 404):
                raise TokenRefused from None
            raise TelegramUnreachable(f"Telegram verweigert die Antwort ({error.code}).") from None
        except (TelegramError, KeyError, TypeError, AttributeError) as error:
            raise TelegramUnreachable(f"Telegram ist nicht zu erreichen ({type(error).__name__}).") from None
