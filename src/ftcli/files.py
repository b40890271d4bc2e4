"""Writing files whole or not at all, so that nothing is lost whenever and however a run ends.

What is written grows in a file of its own beside the one that is meant, reaches the disk, and takes
its place in one step. A run that is killed leaves the old file or the new one, never a part; at
most a hidden file whose name begins with `.ftcli-` stays behind.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ftcli.errors import FtcliError

LOCK_WAIT = 10.0  # seconds until a run gives up waiting for another
_PAUSE = 0.05


class WriteError(FtcliError):
    """The result could not be written; nothing was changed."""


def write_file(path: Path, text: Iterable[str], *, force: bool) -> None:
    """Writes a file, given as pieces, whole or not at all.

    Raises:
        WriteError: it exists and `force` is not given, or it cannot be written.
    """

    def fill(part: Path) -> None:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(text)

    fill_file(path, fill, force=force)


def fill_file(
    path: Path, fill: Callable[[Path], None], *, force: bool, like: Path | None = None
) -> None:
    """Makes a file whole or not at all.

    Args:
        path: the file; a device or a named pipe is written to, as there is no file to replace.
        fill: writes the file at a path, where an empty one stands.
        force: replace a file that exists.
        like: a file that gives its permissions; by default the one that is replaced.

    Raises:
        WriteError: it exists and `force` is not given, or it cannot be written.
    """
    with _told(path):
        _refuse_taken(path, force=force)
        if path.exists() and not path.is_file():
            fill(path)
            return
        target = _target(path)
        with _part(target) as part:
            fill(part)
            _sync(part)
            part.chmod(_mode(like or target))
            if force:
                part.replace(target)
            else:
                _take(part, target)
        _sync_folder(target.parent)


def refuse_unwritable(path: Path, *, force: bool) -> None:
    """Refuses what `fill_file` would refuse, as far as that shows before there is a content.

    Raises:
        WriteError: it exists and `force` is not given, or nothing can be written in its folder.
    """
    with _told(path):
        _refuse_taken(path, force=force)
        if path.is_file() or not path.exists():
            with _part(_target(path)):
                pass  # the first step of writing is the best check


def fill_folder(path: Path, fill: Callable[[Path], None]) -> None:
    """Makes a folder whole or not at all; one that holds something is never replaced.

    Args:
        path: the folder, which is not there yet, or is empty.
        fill: writes the files of a folder that is there, and empty.

    Raises:
        WriteError: there is something already, or it cannot be written.
    """
    import shutil
    import tempfile

    with _told(path):
        if path.is_dir() and any(path.iterdir()):
            raise WriteError(f"{path} is not empty", "name a folder that is not there yet")
        if path.exists() and not path.is_dir():
            raise WriteError(f"{path} is a file", "name a folder that is not there yet")
        target = _target(path)
        part = Path(tempfile.mkdtemp(prefix=".ftcli-", dir=target.parent))
        try:
            fill(part)
            for file in part.iterdir():
                _sync(file)
            part.chmod(0o777 & ~_mask())
            _sync_folder(part)
            part.rename(target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        _sync_folder(target.parent)


@contextmanager
def locked(path: Path, *, wait: float = LOCK_WAIT, makes_folder: bool = False) -> Iterator[None]:
    """Keeps other runs of ftcli from changing a file until the block ends.

    The lock is on a hidden empty file beside it, as the file itself is replaced. The system takes
    it back from a process that ends in whatever way. It stays there: whoever removed it could take
    it from under a run that has opened it and waits.

    Args:
        path: the file, which need not be there.
        wait: how many seconds to wait for another run.
        makes_folder: whether to make its folder where that is missing.

    Raises:
        WriteError: another run holds it all that time, or the lock cannot be written.
    """
    with _told(path):
        target = _target(path)
        if makes_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        with _told(path):
            _wait_for(lock, path, time.monotonic() + wait)
        yield
    finally:
        os.close(lock)


def exchange(path: Path, before: bytes | None, after: bytes) -> None:
    """Puts new content in the place of what was read, which is kept in a file ending in `.bak`.

    The caller holds the lock.

    Args:
        path: the file; of a link, the one it points to is changed.
        before: what it held when it was read, None where it was not there.
        after: what it is to hold.

    Raises:
        WriteError: it holds something else by now, or cannot be written.
    """
    with _told(path):
        target = _target(path)
        now = target.read_bytes() if target.exists() else None
        if now != before:
            raise WriteError(f"{path} was changed meanwhile", "nothing is written: run it again")
        if before is None:
            fill_file(target, lambda part: _write(part, after), force=False)
            return
        if not os.access(target, os.W_OK):  # replacing it would pass over its protection
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        backup = target.with_name(f"{target.name}.bak")
        fill_file(backup, lambda part: _write(part, before), force=True, like=target)
        fill_file(target, lambda part: _write(part, after), force=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Says in one line what the system refuses; our own errors pass as they are."""
    try:
        yield
    except FtcliError:  # what is written has a fault, not the writing
        raise
    except (OSError, RuntimeError, ValueError) as error:  # a link to itself, a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise WriteError(f"cannot write {path}: {reason}") from error


def _refuse_taken(path: Path, *, force: bool) -> None:
    """Refuses a folder, and without `force` whatever else is there."""
    if path.is_dir():
        raise WriteError(f"{path} is a folder", "name a file")
    if path.exists() and not force:
        raise _taken(path)


def _taken(path: Path) -> WriteError:
    return WriteError(f"{path} exists", "--force replaces it")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)


def _target(path: Path) -> Path:
    """The file that a path means: a link keeps pointing where it points."""
    target = path.resolve()
    if target.is_symlink():  # only a link in a circle is still one
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return target


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """An empty file beside another, which is gone or has taken its place when the block ends."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=".ftcli-", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _take(part: Path, target: Path) -> None:
    """Gives a whole file its name, unless a file of that name has come up meanwhile."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise _taken(target) from error
    except OSError:  # a file system without links
        part.replace(target)


def _sync(file: Path) -> None:
    """Waits until a file is on the disk."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _sync_folder(folder: Path) -> None:
    """Waits until the names in a folder are on the disk, where the system can.

    Where it cannot, the file stands whole in its place all the same.
    """
    with suppress(OSError):  # Windows opens no folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _mode(path: Path) -> int:
    """The permissions of a file, or where it is missing those that a new file gets."""
    return path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _wait_for(lock: int, path: Path, until: float) -> None:
    """Takes a lock as soon as it is free.

    Raises:
        WriteError: it is not by then.
    """
    while not _is_taken(lock):
        if time.monotonic() >= until:
            raise WriteError(
                f"another run of ftcli is changing {path}",
                "nothing is written: run it again when that has ended",
            )
        time.sleep(_PAUSE)


# The standard library's own locks: a package such as filelock calls these two functions as well.
if sys.platform == "win32":
    import msvcrt

    def _is_taken(lock: int) -> bool:
        """Whether the lock is ours now; closing it gives it back."""
        try:
            os.lseek(lock, 0, os.SEEK_SET)
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _is_taken(lock: int) -> bool:
        """Whether the lock is ours now; closing it gives it back."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
