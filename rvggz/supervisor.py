"""Everything that ``make run`` keeps going on one machine: the web server and the worker, started and stopped together.

The processes are forked from this one after Django has loaded, so a start costs one import. Each leads a session of its
own (a Ctrl-C reaches only us, we tell them) and dies with us, even when we are killed.
"""

import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

PATIENCE = 8.0  # seconds between a polite and an impolite end
PR_SET_PDEATHSIG = 1
fork = multiprocessing.get_context("fork")


def port_is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(host: str, port: int, seconds: float) -> bool:
    """Does something accept connections there within the time?"""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return True
    return False


class Stopped(Exception):  # noqa: N818 (no error)
    """Somebody asked us to stop."""


class Supervisor:
    """Keeps its processes together: when one ends, or someone asks, all end."""

    def __init__(self) -> None:
        self.children: dict[str, multiprocessing.process.BaseProcess] = {}
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def start(self, name: str, target: Callable[..., None], *arguments: Any) -> None:
        child = fork.Process(target=_in_child, args=(os.getpid(), target, *arguments), name=name)
        child.start()
        self.children[name] = child

    def wait(self) -> str:
        """Wait until a process ends by itself; answer its name. Raises ``Stopped`` when someone asks us to stop."""
        while True:
            for name, child in self.children.items():
                if not child.is_alive():
                    return name
            time.sleep(0.2)

    def stop(self) -> None:
        """End all processes, politely first. A second Ctrl-C does not wait."""
        for child in self.children.values():
            if child.is_alive():
                child.terminate()
        end = time.monotonic() + PATIENCE
        try:
            for child in self.children.values():
                child.join(max(0.0, end - time.monotonic()))
        except Stopped:
            pass
        for child in self.children.values():
            if child.is_alive():
                _kill_session(child.pid)
                child.join()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        raise Stopped


def _kill_session(pid: int | None) -> None:
    """The process leads a session, so its group is all that it started."""
    if pid:
        os.killpg(pid, signal.SIGKILL)


def _in_child(parent: int, target: Callable[..., None], *arguments: Any) -> None:
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() == parent:  # else it died before we could ask to die with it
        target(*arguments)
