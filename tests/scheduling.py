"""Which worker gets which test: files that prepare much for all their tests stay whole, and what is long goes first.

(pytest-xdist 3.8 cannot see its own mark ``xdist_group`` under pytest 9.)
"""

import contextlib
import importlib
from collections import OrderedDict
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

WHOLE = (
    "tests/demo",  # draws and publishes the demo site
    "tests/journeys/test_accessibility.py",  # a page of every type
    "tests/rvggz/test_serve.py",  # collects static files
    "tests/front/test_blocks.py",
    "tests/articles/test_listing.py",
    "tests/articles/test_pdf_serving.py",  # one PDF
    "tests/newsletter/test_rendering.py",  # one letter with every block
    "tests/articles/test_pdf_accessible.py",
)
# These too need the engine that judges PDFs: it is started once.
WITH = {
    "tests/articles/test_pdf_reading_map.py::test_the_newest_thirty_are_in_it_unless_a_reader_chooses": WHOLE[-1],
    "tests/newsletter/test_archive.py::test_a_letter_can_be_taken_along_as_a_pdf_for_everyone": WHOLE[-1],
}
# Without the database: a worker does these while another one makes it, the first time on a machine.
BESIDE = ("tests/demo/test_content.py", "tests/rvggz/test_production.py", "tests/rvggz/test_embedded_postgres.py")
LONG = (  # one by one
    "tests/journeys/", "tests/rvggz/test_every_address.py", "tests/rvggz/test_every_trace.py",
    "tests/newsletter/test_killed.py",
)  # fmt: skip


class Scheduler(LoadScopeScheduling):
    is_sorted = False

    def _split_scope(self, nodeid):
        if nodeid in WITH:
            return WITH[nodeid]
        file = nodeid.split("::")[0]
        if file.startswith(BESIDE):
            return "beside"
        folder = file.rsplit("/", 1)[0]
        return folder if folder in WHOLE else file if file in WHOLE else nodeid

    def _assign_work_unit(self, node):
        """In the order of below: at the end the workers have short tests only, and are done together."""
        if not self.is_sorted:
            self.workqueue = OrderedDict(sorted(self.workqueue.items(), key=lambda unit: turn(unit[0])))
            self.is_sorted = True
        super()._assign_work_unit(node)


def turn(scope):
    order = [WHOLE[0], "beside", *WHOLE[1:]]
    return order.index(scope) if scope in order else len(order) + (not scope.startswith(LONG))


def load_beforehand(config):
    """A worker begins at a place of its own with loading tests: what it compiled, the others find."""
    worker = getattr(config, "workerinput", None)
    if worker is None:
        return
    asked = [Path(argument.split("::")[0]).resolve() for argument in config.args]
    files = sorted(file for path in asked for file in ([path] if path.is_file() else path.rglob("test_*.py")))
    first = len(files) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
    for file in files[first:] + files[:first]:
        name = ".".join(file.relative_to(config.rootpath).with_suffix("").parts)
        with contextlib.suppress(Exception, pytest.skip.Exception):  # pytest loads it again, and tells
            importlib.import_module(name)
