"""`make bench`: all budgets that can be measured by now."""

import sys
from importlib import import_module

from bench.figures import Figure, table

PARTS = ("understanding", "dates", "importing", "updated", "answers", "planning", "sending", "starting")


def main(names: list[str]) -> None:
    """Measure the parts named, or all."""
    measured: list[Figure] = []
    for name in names or PARTS:
        print(f"measuring {name} …", file=sys.stderr)
        measured += import_module(f"bench.{name}").figures()
    print(table(measured))


if __name__ == "__main__":
    main(sys.argv[1:])
