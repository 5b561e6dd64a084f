"""HTML to PDF in a process of its own, so that a difficult document costs no web worker its life.

The processes stay for a while (see render_process.py): the next PDF does not pay for loading WeasyPrint again.
"""

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

SECONDS_LIMIT = 60
CPU_SECONDS_LIMIT = 50
MEMORY_LIMIT = 1024 * 1024 * 1024
# All that the process may know of the machine; no secrets, no address of the database.
PASSED_ON = ("PATH", "LANG", "LD_LIBRARY_PATH", "XDG_CACHE_HOME", "HOME", "TMPDIR")


def environment() -> dict[str, str]:
    passed_on = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**passed_on, "FONTCONFIG_FILE": str(settings.BASE_DIR / "static" / "fonts" / "pdf" / "fonts.conf")}


class RenderProcess:
    def __init__(self) -> None:
        self.owner = os.getpid()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "articles.pdf.render_process"],
            cwd=settings.BASE_DIR,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            bufsize=0,
        )

    @property
    def is_usable(self) -> bool:
        """Alive, and ours: after a fork of the web server its pipes belong to the parent."""
        return self.owner == os.getpid() and self.process.poll() is None

    def ask(self, job: dict[str, object]) -> None:
        assert self.process.stdin  # noqa: S101 - opened as a pipe
        self.process.stdin.write(json.dumps(job).encode() + b"\n")

    def answer(self, seconds: float) -> str | None:
        """What went wrong (nothing: all went well), or None when there is no answer yet after so many seconds."""
        assert self.process.stdout  # noqa: S101 - opened as a pipe
        if not select.select([self.process.stdout], [], [], max(0.0, seconds))[0]:
            return None
        line = self.process.stdout.readline()
        return str(json.loads(line)["error"]) if line else "the rendering process ended"

    def end(self) -> None:
        """Stop the process and all that it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


_idle: list[RenderProcess] = []


class Rendering:
    """One document being made. ``wait`` until it ``is_over``, then read ``error`` or ``file``; ``close`` at the end."""

    def __init__(
        self, html: str, base_url: str, sources: Sequence[tuple[str, Path]], seconds_limit: float = SECONDS_LIMIT
    ) -> None:
        self.folder = TemporaryDirectory(prefix="pdf-")
        self.file = Path(self.folder.name, "document.pdf")
        self.error = ""
        self.is_over = False
        self.until = time.monotonic() + seconds_limit
        Path(self.folder.name, "document.html").write_text(html)
        self._job: dict[str, object] = {
            "folder": self.folder.name,
            "base_url": base_url,
            "sources": [(prefix, str(root)) for prefix, root in sources],
            "cpu_seconds": CPU_SECONDS_LIMIT,
            "memory_bytes": MEMORY_LIMIT,
        }
        self._process = self._start()

    def _start(self) -> RenderProcess:
        while _idle:
            process = _idle.pop()
            if process.is_usable:
                try:
                    process.ask(self._job)
                except BrokenPipeError:
                    continue  # it ended of itself a moment ago
                return process
        process = RenderProcess()
        process.ask(self._job)
        return process

    def wait(self, seconds: float) -> bool:
        """Wait at most so many seconds; answer whether the rendering is over."""
        if self.is_over:
            return True
        left = self.until - time.monotonic()
        answer = self._process.answer(min(seconds, left))
        if answer is None and time.monotonic() < self.until:
            return False
        self.is_over = True
        self.error = "the time limit passed" if answer is None else answer
        if answer is None or not self._process.is_usable:
            self._process.end()
        else:
            _idle.append(self._process)
        return True

    def close(self) -> None:
        if not self.is_over:
            self._process.end()
        self.folder.cleanup()
