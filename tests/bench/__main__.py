"""``make bench``: builds the sites that are not there yet, measures them in turn, prints and judges the figures."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
TURNS = 3


class Site:
    """One site with its own database in the embedded PostgreSQL, kept in VAR_DIR between runs."""

    def __init__(self, which: str, articles: int, var_dir: Path, address: str) -> None:
        self.which, self.articles = which, articles
        self.database = f"bench_{which}_{articles}"
        self.project = ROOT if which == "ours" else var_dir / "bench" / "plain"
        settings = "bench.settings" if which == "ours" else "plain.settings.bench"
        self.environment = os.environ | {
            "BENCH_DATABASE": self.database, "BENCH_HOST": address, "BENCH_PROJECT": str(self.project),
            "DJANGO_SETTINGS_MODULE": settings, "VAR_DIR": str(var_dir), "PYTHONWARNINGS": "ignore",
        }  # fmt: skip

    def run(self, action: str) -> str:
        command = [sys.executable, str(ROOT / "tests/bench/site.py"), action, self.which, str(self.articles)]
        done = subprocess.run(command, env=self.environment, cwd=self.project, capture_output=True, text=True)  # noqa: S603
        if done.returncode:
            sys.exit(f"{action} of {self.database} failed:\n{done.stderr[-4000:]}")
        return done.stdout

    def measure(self, what: str) -> dict[str, Any]:
        return json.loads(self.run(what).strip().splitlines()[-1])


def make_plain_project(folder: Path) -> None:
    """What ``wagtail start`` gives, and an article with the same text, image and tags as ours."""
    from bench import plain

    if folder.exists():
        return
    folder.mkdir(parents=True)
    wagtail = Path(sys.executable).with_name("wagtail")
    subprocess.run([wagtail, "start", "plain", str(folder)], check=True, capture_output=True)  # noqa: S603
    templates = folder / "blog/templates/blog"
    templates.mkdir(parents=True)
    (folder / "blog/migrations").mkdir()
    for package in ("blog/__init__.py", "blog/migrations/__init__.py"):
        (folder / package).touch()
    (folder / "blog/models.py").write_text(plain.APP)
    (templates / "article_index_page.html").write_text(plain.INDEX)
    (templates / "article_page.html").write_text(plain.ARTICLE)
    (folder / "plain/settings/bench.py").write_text(plain.SETTINGS)
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "plain.settings.bench",
        "BENCH_DATABASE": "x",
        "BENCH_HOST": "",
    }
    command = [sys.executable, "manage.py", "makemigrations", "blog"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S603


def migrations() -> str:
    """The last migration of each of our apps: what a filled database was filled for."""
    return " ".join(
        max(path.stem for path in ROOT.glob(f"{app}/migrations/0*.py"))
        for app in ("articles", "participants", "comments", "rvggz")
    )


class Databases:
    """The databases of the embedded server: which are filled, and making a new one."""

    def __init__(self, var_dir: Path) -> None:
        import psycopg2

        from rvggz import embedded_postgres
        from rvggz.settings import env

        self.settings = env.database("DATABASE_URL", embedded_postgres.url(var_dir))
        self.host = str(self.settings["HOST"])
        self.connection = psycopg2.connect(host=self.host, user="postgres", dbname="postgres")
        self.connection.autocommit = True

    def is_filled(self, name: str) -> bool:
        """A database gets a comment when it is complete: a fill that was cut off, or older than a migration, is not."""
        with self.connection.cursor() as cursor:
            cursor.execute(
                "SELECT shobj_description(oid, 'pg_database') = %s FROM pg_database WHERE datname = %s",
                [migrations(), name],
            )
            return cursor.fetchone() == (True,)

    def fill(self, site: Site) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{site.database}"')
            cursor.execute(f'CREATE DATABASE "{site.database}"')
            site.run("fill")
            cursor.execute(f"COMMENT ON DATABASE \"{site.database}\" IS '{migrations()}'")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=50_000, help="0: leave it out")
    parser.add_argument("--fresh", action="store_true", help="build the sites anew")
    options = parser.parse_args()
    var_dir = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from bench import judging

    databases = Databases(var_dir)
    make_plain_project(var_dir / "bench" / "plain")
    wanted = [("plain", options.few), ("ours", options.few)] + ([("ours", options.many)] if options.many else [])
    sites = [Site(which, articles, var_dir, databases.host) for which, articles in wanted]
    for site in sites:
        if options.fresh or not databases.is_filled(site.database):
            print(f"building {site.which} with {site.articles} articles …", flush=True)
            databases.fill(site)
    plain, few, *many = in_turn(sites)
    sys.exit(not judging.judge(plain, few | sites[1].measure("rest"), many[0] if many else None))


def in_turn(sites: list[Site]) -> list[dict[str, Any]]:
    """What pages cost, the sites next to each other: of each figure the lowest, where the machine disturbed least."""
    figures = [[site.measure("pages") for site in sites] for _ in range(TURNS)]
    return [{name: min(each[name] for each in turns) for name in turns[0]} for turns in zip(*figures, strict=True)]


if __name__ == "__main__":
    main()
