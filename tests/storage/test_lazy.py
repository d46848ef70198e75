import subprocess
import sys


def test_what_starting_does_not_need_is_imported_later() -> None:
    """DESIGN §7: start to first poll within two seconds, 150 MB."""
    code = "import sys, storage.work; print({'alembic', 'mako', 'pydantic', 'asyncpg', 'PIL'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "set()"
