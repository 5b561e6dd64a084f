"""One site in one process: ``site.py fill|measure ours|plain ARTICLES``. Prints JSON on its last line."""

import importlib
import json
import os
import sys
from pathlib import Path

ROUNDS = 80


def main(action: str, which: str, articles: int) -> None:
    sys.path.insert(0, str(Path(__file__).parent.parent))  # "bench", for both sites
    sys.path.insert(0, os.environ["BENCH_PROJECT"])
    import django
    from django.core.management import call_command

    django.setup()
    site = importlib.import_module(f"bench.{which}")
    if action == "fill":
        call_command("migrate", verbosity=0)
        site.fill(articles)
    else:
        print(json.dumps(site.measured(articles, ROUNDS)))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
