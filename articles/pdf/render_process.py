"""The process that makes PDFs: ``python -m articles.pdf.render_process``. No Django, no database, no secrets.

It loads WeasyPrint once (1.1 s), then reads jobs from its standard input, one JSON object a line, and makes each in a
child of its own with limits on time and memory: what a job does to its memory ends with the job. Answers one line a
job: ``{"error": ""}`` or what went wrong. Ends when nobody asks anything for a while, or when its parent is gone.
"""

import email.policy  # noqa: F401 - read by the fetcher's answers: loaded once, not in every child
import gc
import json
import logging
import os
import resource
import select
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

from PIL import Image
from weasyprint import HTML

from articles.pdf.fetcher import OwnFilesFetcher

IDLE_SECONDS = 120
FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system", "urllib.Request")


def main() -> None:
    warm_up()
    while select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
        line = sys.stdin.readline()
        if not line:
            break
        print(json.dumps({"error": run(json.loads(line))}), flush=True)  # noqa: T201 - the answer of the protocol


def warm_up() -> None:
    """Do once what every document needs: load the fonts' library, the parsers and the forms of pictures."""
    Image.preinit()
    HTML(string="<p>a<b>b").write_pdf(pdf_variant="pdf/ua-1")
    gc.collect()
    gc.freeze()


def run(job: dict[str, Any]) -> str:
    """Make one PDF in a child process; answer what went wrong, or nothing."""
    child = os.fork()
    if child == 0:
        os._exit(work(job))
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return f"stopped by signal {os.WTERMSIG(status)} (time or memory limit)"
    message = Path(job["folder"], "error.txt")
    if os.WEXITSTATUS(status):
        return message.read_text() if message.exists() else f"ended with status {os.WEXITSTATUS(status)}"
    return ""


def work(job: dict[str, Any]) -> int:
    try:
        limit(job["cpu_seconds"], job["memory_bytes"])
        render(job)
    except BaseException:
        Path(job["folder"], "error.txt").write_text(traceback.format_exc())
        return 1
    return 0


def limit(cpu_seconds: int, memory_bytes: int) -> None:
    """From here on: bounded time and memory, no network, no other programs."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(refuse)


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(FORBIDDEN):
        raise PermissionError(f"a PDF needs no {event}")


def render(job: dict[str, Any]) -> None:
    folder = Path(job["folder"])
    tempfile.tempdir = str(folder)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fetcher = OwnFilesFetcher([(prefix, Path(root)) for prefix, root in job["sources"]])
    html = HTML(string=(folder / "document.html").read_text(), base_url=job["base_url"], url_fetcher=fetcher)
    gc.set_threshold(100_000)  # a short life: hardly anything becomes garbage
    html.write_pdf(folder / "document.pdf", pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    main()
