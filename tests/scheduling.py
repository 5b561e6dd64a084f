"""Which worker gets which test: files that prepare much for all their tests stay whole, and go before the rest.

(pytest-xdist 3.8 cannot see its own mark ``xdist_group`` under pytest 9.)
"""

from xdist.scheduler import LoadScopeScheduling

WHOLE = (
    "tests/demo",  # draws and publishes the demo site
    "tests/journeys/test_accessibility.py",  # a page of every type
    "tests/rvggz/test_serve.py",  # collects static files
    "tests/front/test_blocks.py",
    "tests/articles/test_listing.py",
)


class Scheduler(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        file = nodeid.split("::")[0]
        folder = file.rsplit("/", 1)[0]
        return folder if folder in WHOLE else file if file in WHOLE else nodeid
