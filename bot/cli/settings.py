"""Settings from the environment or `.env`; all that is wrong is named at once, in one readable message."""

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.clean import clean
from bot.cli import nudging
from bot.errors import ZielbotError
from bot.nudges.model import LADDER, After, Ladder
from bot.privacy.policy import Content, Policy
from bot.reporting.evidence import MEGABYTE, MOST_BYTES, TELEGRAM_MEGABYTES

SHORTEST_KEY = 32
"""Characters of a key of the audit log; in hexadecimal that is 128 bits."""

Land = Literal["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"]
LAND_OF_EXAMPLE: Land = "TH"
"""Where it is not named: of the agreement that comes with Zielbot."""


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


def _keys(given: SecretStr | None) -> tuple[str, ...]:
    return tuple(key.strip() for key in given.get_secret_value().split(",")) if given else ()


def _long_keys(given: SecretStr | None) -> SecretStr | None:
    if any(len(key) < SHORTEST_KEY for key in _keys(given)):
        raise ValueError(f"jeder Schlüssel braucht mindestens {SHORTEST_KEY} Zeichen, wie aus: openssl rand -hex 32")
    return given


def _a_secret(secret: SecretStr | None) -> SecretStr | None:
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret.get_secret_value()):
        raise ValueError("darf nur aus 1 bis 256 Buchstaben ohne Umlaute, Ziffern, _ und - bestehen")
    return secret


def _a_place(place: str) -> str:
    host, _, port = place.rpartition(":")
    if not host or not re.fullmatch(r"\d{1,5}", port, re.ASCII) or int(port) > 65535:
        raise ValueError("muss Adresse und Port nennen, zum Beispiel 127.0.0.1:8443")
    return place


def _megabytes(given: Any) -> Any:
    if not re.fullmatch(r"\d{1,2}", str(given), re.ASCII) or not 1 <= int(given) <= TELEGRAM_MEGABYTES:
        raise ValueError(f"muss eine Zahl von 1 bis {TELEGRAM_MEGABYTES} sein: Mehr gibt Telegram nicht heraus")
    return given


Trimmed = BeforeValidator(_trimmed)
Cleaned = BeforeValidator(lambda value: clean(str(value)).text.strip())


class Settings(BaseSettings):
    """What can be set. The names in the environment are the aliases; each is in `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        populate_by_name=True,
        validate_default=False,
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
    audit_key: Annotated[SecretStr | None, Trimmed, AfterValidator(_long_keys)] = Field(
        default=None, alias="ZIELBOT_AUDIT_KEY"
    )
    limits: Literal["telegram", "none"] = Field(default="telegram", alias="ZIELBOT_LIMITS")
    webhook_url: Annotated[str | None, AfterValidator(lambda url: url and _plain_url(url)), Trimmed] = Field(
        default=None, alias="ZIELBOT_WEBHOOK_URL"
    )
    webhook_secret: Annotated[SecretStr | None, AfterValidator(_a_secret), Trimmed] = Field(
        default=None, alias="ZIELBOT_WEBHOOK_SECRET"
    )
    webhook_listen: Annotated[str, AfterValidator(_a_place)] = Field(
        default="127.0.0.1:8443", alias="ZIELBOT_WEBHOOK_LISTEN"
    )
    privacy_contact: Annotated[str | None, Trimmed] = Field(
        default=None, alias="ZIELBOT_PRIVACY_CONTACT", max_length=200
    )
    content: Content = Field(default=Content.FULL, alias="ZIELBOT_CONTENT")
    evidence_mb: Annotated[int, BeforeValidator(_megabytes)] = Field(
        default=MOST_BYTES // MEGABYTE, alias="ZIELBOT_EVIDENCE_MB"
    )
    closing_days: Annotated[frozenset[date], NoDecode, BeforeValidator(nudging.closing_days), Cleaned] = Field(
        default=frozenset(), alias="ZIELBOT_CLOSING_DAYS"
    )
    core_hours: Annotated[tuple[int, int], NoDecode, BeforeValidator(nudging.core_hours), Cleaned] = Field(
        default=LADDER.core_hours, alias="ZIELBOT_CORE_HOURS"
    )
    nudges_at: Annotated[int, BeforeValidator(nudging.minute_of_day), Cleaned] = Field(
        default=LADDER.digest_minute, alias="ZIELBOT_NUDGES_AT"
    )
    nudges_before: Annotated[tuple[int, ...], NoDecode, BeforeValidator(nudging.days_before), Cleaned] = Field(
        default=LADDER.before, alias="ZIELBOT_NUDGES_BEFORE"
    )
    nudges_after: Annotated[tuple[After, ...], NoDecode, BeforeValidator(nudging.days_after), Cleaned] = Field(
        default=LADDER.after, alias="ZIELBOT_NUDGES_AFTER"
    )
    nudges_silence: Annotated[int, BeforeValidator(nudging.days), Cleaned] = Field(
        default=LADDER.silence, alias="ZIELBOT_NUDGES_SILENCE"
    )
    nudges_gap: Annotated[int, BeforeValidator(nudging.days), Cleaned] = Field(
        default=LADDER.gap, alias="ZIELBOT_NUDGES_GAP"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", alias="ZIELBOT_LOG_LEVEL")

    @property
    def policy(self) -> Policy:
        """What the county decided about privacy."""
        return Policy(self.privacy_contact, self.content)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone in which "today" is meant."""
        return ZoneInfo(self.timezone)

    @property
    def ladder(self) -> Ladder:
        """When staff are nudged."""
        return Ladder(
            before=self.nudges_before,
            after=self.nudges_after,
            silence=self.nudges_silence,
            gap=self.nudges_gap,
            digest_minute=self.nudges_at,
            core_hours=self.core_hours,
        )

    @property
    def audit_keys(self) -> tuple[str, ...]:
        """The keys of the audit log, the newest first; without any the database keeps one."""
        return _keys(self.audit_key)


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
    if settings.webhook_url and not settings.webhook_secret:
        missing.append("ZIELBOT_WEBHOOK_SECRET fehlt: ein langes Geheimnis, an dem Telegram zu erkennen ist")
    first, last = settings.core_hours
    if not first * 60 <= settings.nudges_at < last * 60:
        missing.append("ZIELBOT_NUDGES_AT muss in den Stunden liegen, die ZIELBOT_CORE_HOURS nennt")
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
    if wrong["type"] in ("literal_error", "enum"):
        return f"muss eines von diesen sein: {wrong['ctx']['expected'].replace(' or ', ', ')}"
    return wrong["msg"].removeprefix("Value error, ")


def _name(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location)
