"""The peers, each a script that is run by itself: nothing here imports them."""

from pathlib import Path

SCRIPTS = Path(__file__).parent
PYTHON = Path(".venv-bench/bin/python")
"""The interpreter of their own environment, which `make bench` makes."""
