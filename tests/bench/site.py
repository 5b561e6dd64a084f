"""One site in one process: ``site.py fill|pages|rest ours|plain ARTICLES``. Prints JSON on its last line."""

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
    call_command("migrate", verbosity=0)  # also of an app that the filling does not concern
    if action == "fill":
        site.fill(articles)
    else:
        print(json.dumps(site.measured(articles, ROUNDS) if action == "pages" else rest()))


def rest() -> dict[str, object]:
    """All that is no page of the site."""
    from bench import export, letters, logins, members, pdf, reactions, writing

    figures: dict[str, object] = {}
    for part in (pdf, reactions, logins, writing, export, letters):
        figures |= part.measured()
    return {**figures, "members": members.measured()}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
