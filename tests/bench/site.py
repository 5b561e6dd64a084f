"""One site in one process: ``site.py fill|measure ours|plain ARTICLES``. Prints JSON on its last line."""

import importlib
import json
import os
import sys
from pathlib import Path

ROUNDS = 80
FEW = 1_000  # PDFs are measured once: they do not grow with the site


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
        call_command("migrate", verbosity=0)  # of an app that the filling does not concern
        figures = site.measured(articles, ROUNDS)
        if which == "ours" and articles == FEW:
            from bench import export, letters, logins, members, pdf, reactions, writing

            figures |= (
                pdf.measured() | reactions.measured() | logins.measured() | writing.measured() | export.measured()
            )
            figures |= letters.measured()
            figures["members"] = members.measured()
        print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
