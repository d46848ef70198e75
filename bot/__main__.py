"""The door: `zielbot …`, the same as `python -m bot …`."""

import sys

from bot.cli.commands import zielbot


def main() -> None:
    """Run the command line; exit code 0 well, 1 refused or wrong, 2 a question was left open."""
    sys.exit(zielbot(prog_name="zielbot"))


if __name__ == "__main__":
    main()
