"""Settings from the environment or `.env`; all that is wrong is named at once, in one readable message."""

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.clean import clean
from bot.errors import ZielbotError

Land = Literal["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{name!r} ist keine Zeitzone; eine ist zum Beispiel Europe/Berlin") from error
    return name


def _trimmed(value: Any) -> Any:
    """Clean what comes from outside; an empty value is one that was not given."""
    return (clean(value).text.strip() or None) if isinstance(value, str) else value


def _plain_url(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError("muss mit http:// oder https:// beginnen")
    try:
        is_whole = bool(urlsplit(url).hostname) and urlsplit(url).port != 0
    except ValueError:
        is_whole = False
    if not is_whole or not url.isascii() or any(map(str.isspace, url)):
        raise ValueError("ist keine Adresse, wie https://api.telegram.org")
    return url.rstrip("/")


Trimmed = BeforeValidator(_trimmed)


class Settings(BaseSettings):
    """What can be set. The names in the environment are the aliases; each is in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8-sig", extra="ignore", populate_by_name=True
    )

    token: Annotated[SecretStr | None, Trimmed] = Field(default=None, alias="TELEGRAM_TOKEN")
    api_url: Annotated[str, Trimmed, AfterValidator(_plain_url)] = Field(
        default="https://api.telegram.org", alias="TELEGRAM_API_URL"
    )
    database_url: str = Field(default="sqlite:///zielbot.db", alias="DATABASE_URL", repr=False)
    land: Annotated[Land | None, Trimmed] = Field(default=None, alias="ZIELBOT_LAND")
    timezone: Annotated[str, Trimmed, AfterValidator(_known_zone)] = Field(
        default="Europe/Berlin", alias="ZIELBOT_TIMEZONE"
    )
    bot_name: Annotated[str | None, Trimmed] = Field(default=None, alias="ZIELBOT_BOT_NAME")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", alias="ZIELBOT_LOG_LEVEL")

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which "today" is meant."""
        return ZoneInfo(self.timezone)


@cache
def aliases() -> tuple[str, ...]:
    """The names of all settings as they stand in the environment."""
    return tuple(str(field.alias) for field in Settings.model_fields.values())


def problems(*, to_run: bool) -> tuple[Settings | None, list[str]]:
    """Return the settings, and a sentence for all that is wrong with them; `to_run` asks for token and Land too."""
    try:
        settings = Settings()
    except ValidationError as error:
        return None, [f"{_name(wrong['loc'])}: {_sentence(wrong)}" for wrong in error.errors()]
    except UnicodeDecodeError:
        return None, [".env ist nicht in UTF-8 gespeichert"]
    missing = []
    if to_run and not settings.token:
        missing.append("TELEGRAM_TOKEN fehlt: das Token, das @BotFather für Ihren Bot ausgegeben hat")
    if to_run and not settings.land:
        missing.append("ZIELBOT_LAND fehlt: das Land für Feiertage und Ferien, zum Beispiel TH")
    return settings, missing


def load(*, to_run: bool = False) -> Settings:
    """Return the settings, or end with one message that names all that is wrong (ZielbotError)."""
    settings, wrong = problems(to_run=to_run)
    if settings is None or wrong:
        where = " und in .env" if Path(".env").exists() else ""
        raise ZielbotError(
            f"Mit den Einstellungen in der Umgebung{where} geht es nicht:\n"
            + "\n".join(f"  {line}" for line in wrong)
            + "\nJede Einstellung ist in .env.example erklärt."
        )
    return settings


def _sentence(wrong: ErrorDetails) -> str:
    if wrong["type"] == "literal_error":
        return f"muss eines von diesen sein: {wrong['ctx']['expected'].replace(' or ', ', ')}"
    return wrong["msg"].removeprefix("Value error, ")


def _name(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location)
