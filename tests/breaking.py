"""Breaking the system under a program: what happens where a write, a sync or a rename fails.

The functions by which Python reaches the disk are counted, and at one of them the system refuses,
or the process is killed as by `kill -9`: nothing of it runs after that, no `finally` either.
"""

import io
import os
import signal
from collections.abc import Callable
from typing import Any

import pytest

COUNTED = ("open", "fsync", "replace", "rename", "link", "chmod", "mkdir")
WRITING = frozenset("wxa+")


class Broken:
    """The system, counting its steps; at one of them it does something else."""

    def __init__(self, at: int = 0, act: Callable[[], None] = lambda: None) -> None:
        self.at = at
        self.act = act
        self.steps = 0

    def step(self) -> None:
        """One more step, the one before which the system breaks among them."""
        self.steps += 1
        if self.steps == self.at:
            self.act()


class _File:
    """A file that is written in halves, each a step, and so are its flush and its close."""

    def __init__(self, file: Any, system: Broken) -> None:
        self._file = file
        self._system = system

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: Any) -> int:
        half = len(content) // 2
        for piece in (content[:half], content[half:]):
            self._system.step()
            self._file.write(piece)
            self._file.flush()
        return len(content)

    def writelines(self, pieces: Any) -> None:
        for piece in pieces:
            self.write(piece)

    def __enter__(self) -> "_File":
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._system.step()
        finally:
            self._file.close()


def under(patch: pytest.MonkeyPatch, system: Broken) -> None:
    """Puts a broken system under this process."""
    real_open = io.open

    def opened(file: Any, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if not WRITING & set(mode) or isinstance(file, int):
            return real_open(file, mode, *rest, **more)
        system.step()
        return _File(real_open(file, mode, *rest, **more), system)

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*words: Any, **more: Any) -> Any:
            system.step()
            return real(*words, **more)

        return call

    patch.setattr(io, "open", opened)
    for name in COUNTED:
        patch.setattr(os, name, counted(getattr(os, name)))


def steps_of(run: Callable[[], object]) -> int:
    """How many steps a run takes on a sound system."""
    system = Broken()
    with pytest.MonkeyPatch.context() as patch:
        under(patch, system)
        run()
    return system.steps


def refusing(run: Callable[[], Any], at: int, number: int) -> Any:
    """What a run gives where the system refuses one step, with an error number."""

    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        under(patch, Broken(at, refuse))
        return run()


def killed(run: Callable[[], object], at: int) -> bool:
    """Whether a process that does a run was killed before one of its steps."""
    child = os.fork()
    if not child:
        status = 1
        try:
            with pytest.MonkeyPatch.context() as patch:
                under(patch, Broken(at, lambda: os.kill(os.getpid(), signal.SIGKILL)))
                run()
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
