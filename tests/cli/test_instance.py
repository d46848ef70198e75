from pathlib import Path

import pytest

from bot.cli.instance import instance_name


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.instance.gettempdir", lambda: str(tmp_path))


def test_two_processes_at_one_database_never_share_a_name_and_a_new_one_gets_the_old_name() -> None:
    with instance_name("postgresql://x") as first, instance_name("postgresql://x") as second:
        assert first != second
    with instance_name("postgresql://x") as again:
        assert again == first


def test_at_different_databases_names_do_not_matter_to_each_other() -> None:
    with instance_name("sqlite:///a") as first, instance_name("sqlite:///b") as second:
        assert first == second


def test_without_a_place_for_locks_each_life_has_a_name_of_its_own(tmp_path: Path) -> None:
    tmp_path.rmdir()
    with instance_name("sqlite:///a") as first, instance_name("sqlite:///a") as second:
        assert first != second


def test_a_link_put_there_by_somebody_else_is_not_followed(tmp_path: Path) -> None:
    with instance_name("sqlite:///a") as first:
        (lock,) = tmp_path.iterdir()
    lock.unlink()
    lock.symlink_to(tmp_path / "elsewhere")
    with instance_name("sqlite:///a") as second:
        assert second != first
    assert not (tmp_path / "elsewhere").exists()
