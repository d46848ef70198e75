import pytest

from bot.rights import TABLE, ChatKind
from bot.texts.commands import COMMANDS, DESCRIPTION, SHORT_DESCRIPTION, Command, command_named, menu
from handlers.addressed import Addressed, Way
from handlers.profile import profile_calls
from handlers.register import MAP

ANY = pytest.mark.parametrize("command", COMMANDS, ids=[command.name.de for command in COMMANDS])


@ANY
def test_every_command_has_a_handler_of_its_own(command: Command) -> None:
    said = Addressed(Way.PRIVATE, "", command)
    taken = next(entry for entry in MAP if entry.wants(said))
    assert taken.feature in command.features
    assert taken is not MAP[-1]


@ANY
def test_every_command_has_two_names_and_a_help_line_that_telegram_takes(command: Command) -> None:
    for lang in ("de", "en"):
        name = command.name.in_(lang)
        assert name.isascii()
        assert name.replace("_", "a").isalpha()
        assert name.islower()
        assert len(name) <= 32
        assert 1 <= len(command.help.in_(lang)) <= 256


@pytest.mark.parametrize("typed", ["fällig", "FAELLIG", "Faellig", "due", "DUE"])
def test_a_command_is_known_as_it_is_typed(typed: str) -> None:
    command = command_named(typed)
    assert command
    assert command.name.en == "due"


def test_names_are_unambiguous() -> None:
    names = [name for c in COMMANDS for name in {c.name.de, c.name.en}]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", [ChatKind.PRIVATE, ChatKind.GROUP])
def test_a_menu_shows_only_what_works_there(kind: ChatKind) -> None:
    for command in menu(kind):
        assert any((feature, kind) in TABLE for feature in command.features)


def test_the_profile_fits_telegrams_limits_in_both_languages() -> None:
    for lang in ("de", "en"):
        assert len(DESCRIPTION.in_(lang)) <= 512
        assert len(SHORT_DESCRIPTION.in_(lang)) <= 120
    assert len(profile_calls()) == 8
