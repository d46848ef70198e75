"""`python -m storage.migrations MESSAGE` writes the next revision: what the tables have and the last one lacks."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from sqlalchemy import create_engine

from storage.schema import alembic_config, head


def main(message: str) -> None:
    """Compare a new SQLite database at the last revision with the tables, and write the difference."""
    with TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'zielbot.db'}")
        with engine.begin() as connection:
            config = alembic_config(connection)
            command.upgrade(config, "head")
            number = f"{int(head() or 0) + 1:04}"
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])
