"""Files are written whole or not at all, whatever happens meanwhile."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from breaking import killed, refusing, steps_of
from ftcli.files import WriteError, exchange, fill_folder, locked, refuse_unwritable, write_file

OLD = "old\n" * 1000
NEW = ["new 1\n", "new 2\n", "new 3\n"]
WHOLE = "".join(NEW)


def hidden(folder: Path) -> list[str]:
    """What was left behind in a folder, locks apart."""
    return [path.name for path in folder.iterdir() if path.name.startswith(".ftcli-")]


def refusal(run: Callable[[], object], at: int, number: int) -> str:
    """What is said where the system refuses a step of a run; "" where it is done all the same."""
    try:
        refusing(run, at, number)
    except WriteError as error:
        return error.message
    return ""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds what was there before."""
    path = tmp_path / "data.json"
    path.write_text(OLD)
    return path


def test_pieces_become_one_file_in_utf_8_with_their_own_ends_of_lines(tmp_path):
    path = tmp_path / "new.txt"

    write_file(path, iter(["é\n", "ü\r\n", ""]), force=False)

    assert path.read_bytes() == "é\nü\r\n".encode()
    assert [item.name for item in tmp_path.iterdir()] == ["new.txt"]


def test_a_fault_of_what_is_written_leaves_the_file_as_it_was(path):
    def pieces():
        yield "half"
        raise WriteError("its own fault")

    with pytest.raises(WriteError, match="its own fault"):
        write_file(path, pieces(), force=True)

    assert path.read_text() == OLD
    assert hidden(path.parent) == []


def test_whatever_step_the_system_refuses_the_file_is_the_old_or_the_new_one(path):
    def run() -> None:
        write_file(path, NEW, force=True)

    number = steps_of(run)
    assert number > 8
    seen = set()
    for at in range(1, number + 1):
        path.write_text(OLD)
        said = refusal(run, at, errno.ENOSPC)
        # Only what makes the name outlast a loss of power may fail unsaid.
        assert path.read_text() == (OLD if said else WHOLE)
        seen.add(said)
        assert hidden(path.parent) == []
    assert seen == {f"cannot write {path}: No space left on device", ""}


def test_at_whatever_step_the_process_is_killed_the_file_is_the_old_or_the_new_one(path):
    def run() -> None:
        write_file(path, NEW, force=True)

    number = steps_of(run)
    seen = set()
    for at in range(1, number + 1):
        path.write_text(OLD)
        assert killed(run, at)
        assert path.read_text() in {OLD, WHOLE}
        seen.add(path.read_text())
    assert seen == {OLD, WHOLE}
    assert not killed(run, number + 1)


def test_at_whatever_step_the_process_is_killed_a_new_file_is_whole_or_not_there(tmp_path):
    path = tmp_path / "new.txt"

    def run() -> None:
        write_file(path, NEW, force=False)

    for at in range(1, steps_of(run) + 1):
        path.unlink(missing_ok=True)
        assert killed(run, at)
        assert not path.exists() or path.read_text() == WHOLE
    path.unlink(missing_ok=True)
    assert not killed(run, 100)
    assert path.read_text() == WHOLE


def test_a_file_that_comes_up_meanwhile_is_kept(tmp_path):
    path = tmp_path / "new.txt"

    def pieces():
        yield "mine"
        path.write_text("of another")

    with pytest.raises(WriteError, match="exists"):
        write_file(path, pieces(), force=False)

    assert path.read_text() == "of another"
    assert hidden(tmp_path) == []


def test_a_file_system_without_links_gets_the_file_all_the_same(tmp_path, monkeypatch):
    path = tmp_path / "new.txt"

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    write_file(path, NEW, force=False)

    assert path.read_text() == WHOLE
    assert hidden(tmp_path) == []


def test_a_folder_is_made_whole_or_not_at_all(tmp_path):
    path = tmp_path / "package"

    def fill(part: Path) -> None:
        with (part / "a.csv").open("w") as file:
            file.write("aa")
        with (part / "b.csv").open("w") as file:
            file.write("bb")

    number = steps_of(lambda: fill_folder(path, fill))
    assert sorted(item.name for item in path.iterdir()) == ["a.csv", "b.csv"]
    for at in range(1, number + 1):
        for item in path.iterdir() if path.exists() else ():
            item.unlink()
        killed(lambda: fill_folder(path, fill), at)
        files = [item.read_text() for item in sorted(path.iterdir())] if path.exists() else []
        assert files in ([], ["aa", "bb"])


def test_a_folder_that_holds_something_is_kept(tmp_path):
    (tmp_path / "mine").write_text("mine")

    with pytest.raises(WriteError, match="is not empty"):
        fill_folder(tmp_path, lambda part: None)

    assert [item.name for item in tmp_path.iterdir()] == ["mine"]


def test_what_cannot_be_written_is_refused_before_there_is_anything_to_write(path):
    refuse_unwritable(path, force=True)
    refuse_unwritable(path.with_name("free"), force=False)
    refuse_unwritable(Path(os.devnull), force=True)
    with pytest.raises(WriteError, match="exists"):
        refuse_unwritable(path, force=False)
    with pytest.raises(WriteError, match="is a folder"):
        refuse_unwritable(path.parent, force=True)
    with pytest.raises(WriteError, match="No such file or directory"):
        refuse_unwritable(path.parent / "none" / "free", force=False)
    with pytest.raises(WriteError, match="Not a directory"):
        refuse_unwritable(path / "free", force=False)

    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert path.read_text() == OLD


def test_a_folder_in_which_nothing_can_be_made_is_refused(path):
    said = refusal(lambda: refuse_unwritable(path, force=True), 1, errno.EROFS)

    assert said == f"cannot write {path}: Read-only file system"


# Exchanging what a file holds


def test_an_exchange_keeps_what_was_there_beside_it(path):
    path.chmod(0o600)

    exchange(path, OLD.encode(), b"new")

    backup = path.with_name("data.json.bak")
    assert (path.read_bytes(), backup.read_text()) == (b"new", OLD)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, backup)] == [0o600, 0o600]


def test_an_exchange_makes_a_file_that_was_not_there_and_no_backup(tmp_path):
    exchange(tmp_path / "data.json", None, b"new")

    assert [item.name for item in tmp_path.iterdir()] == ["data.json"]


@pytest.mark.parametrize("before", [None, b"", b"other", OLD.encode() + b" "])
def test_a_file_that_changed_meanwhile_is_kept(path, before):
    with pytest.raises(WriteError, match="was changed meanwhile"):
        exchange(path, before, b"new")

    assert path.read_text() == OLD
    assert [item.name for item in path.parent.iterdir()] == ["data.json"]


def test_a_file_that_went_away_meanwhile_does_not_come_back(tmp_path):
    with pytest.raises(WriteError, match="was changed meanwhile"):
        exchange(tmp_path / "data.json", b"old", b"new")

    assert list(tmp_path.iterdir()) == []


def test_an_exchange_through_a_link_changes_what_it_points_to(path, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)

    exchange(link, OLD.encode(), b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"
    assert path.with_name("data.json.bak").read_text() == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_not_replaced(path):
    path.chmod(0o444)

    with pytest.raises(WriteError, match="Permission denied"):
        exchange(path, OLD.encode(), b"new")

    assert path.read_text() == OLD


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_whatever_step_of_an_exchange_is_refused_nothing_is_lost(path, number):
    backup = path.with_name("data.json.bak")

    def run() -> None:
        exchange(path, OLD.encode(), b"new")

    steps = steps_of(run)
    for at in range(1, steps + 1):
        path.write_text(OLD)
        backup.write_text("older")
        said = refusal(run, at, number)
        assert path.read_text() == (OLD if said else "new")
        assert os.strerror(number) in said or not said
        assert backup.read_text() in {"older", OLD}
        assert hidden(path.parent) == []


def test_at_whatever_step_of_an_exchange_the_process_is_killed_nothing_is_lost(path):
    backup = path.with_name("data.json.bak")

    def run() -> None:
        exchange(path, OLD.encode(), b"new")

    for at in range(1, steps_of(run) + 1):
        path.write_text(OLD)
        backup.write_text("older")
        assert killed(run, at)
        assert path.read_text() in {OLD, "new"}
        assert backup.read_text() in {"older", OLD}
        assert path.read_text() == OLD or backup.read_text() == OLD


# Locks


def test_a_lock_is_refused_while_another_holds_it_and_free_after(path):
    with (
        locked(path),
        pytest.raises(WriteError, match="another run of ftcli is changing"),
        locked(path, wait=0),
    ):
        pass
    with locked(path, wait=0):
        pass


def test_a_link_and_its_target_have_one_lock(path, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)

    with locked(link), pytest.raises(WriteError), locked(path, wait=0):
        pass


def test_a_lock_is_waited_for(path):
    held, order = threading.Event(), []

    def hold() -> None:
        with locked(path):
            held.set()
            release.wait()
            order.append("first")

    release = threading.Event()
    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    later = threading.Timer(0.1, release.set)
    later.start()
    with locked(path):
        order.append("second")
    other.join()
    later.join()

    assert order == ["first", "second"]


def test_a_process_that_is_killed_leaves_no_lock(path):
    def run() -> None:
        with locked(path):
            (path.parent / "there").write_text("")
            exchange(path, OLD.encode(), b"new")

    assert killed(run, 5)
    assert (path.parent / "there").exists()
    with locked(path, wait=0):
        pass


def test_the_folder_of_a_lock_is_made_where_it_is_asked_for(tmp_path):
    with locked(tmp_path / "a" / "b" / "data.json", makes_folder=True):
        assert [item.name for item in (tmp_path / "a" / "b").iterdir()] == [".data.json.lock"]


def test_a_folder_that_cannot_be_made_is_one_line(path):
    with (
        pytest.raises(WriteError, match=r"^cannot write .*: (Not a directory|File exists)$"),
        locked(path / "data.json", makes_folder=True),
    ):
        pass
    with (
        pytest.raises(WriteError, match=r"^cannot write .*: No such file or directory$"),
        locked(path.with_name("none") / "data.json"),
    ):
        pass
