"""Words are searched in memory, in the one normal form, and not by the database.

SQLite and PostgreSQL disagree about ä and Ä, and % and _ mean something else there (PITFALLS 0.12, 2.5).
"""

import ast
from pathlib import Path

import pytest

import storage

FILES = sorted(file for file in Path(storage.__file__).parent.rglob("*.py") if "versions" not in file.parts)
SEARCHES = {
    *("like", "ilike", "notlike", "not_like", "notilike", "not_ilike"),
    *("icontains", "istartswith", "iendswith", "regexp_match", "collate"),
}
FOLDING = {"lower", "upper", "length", "substr", "substring", "instr", "strpos", "like"}
"""Functions of a database that count or fold characters in its own way."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_statement_searches_in_a_text_with_signs_that_mean_something_else(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        said = ast.unparse(call.func)
        name = said.rpartition(".")[2]
        assert name not in SEARCHES, said
        assert not (said.startswith("func.") and name in FOLDING), said
        assert name != "contains" or any(keyword.arg == "autoescape" for keyword in call.keywords), said
