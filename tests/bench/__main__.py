"""``make bench``: builds the sites that are not there yet, measures them in turn, prints and judges the figures."""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = {"article": "Artikel", "actueel": "Actueel", "search": "Zoeken"}
TARGETS = {"article": 0.6, "actueel": 0.6, "search": 0.5}
GROWTH = 1.3
AUTOSAVE_TARGET = 20
PDF_TARGET = 1.3
MEMBER_TARGET = 1.5
LOGIN_TARGET = 15  # ms beside argon2


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

    def measure(self) -> dict[str, float]:
        return json.loads(self.run("measure").strip().splitlines()[-1])


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


def judge(plain: dict[str, float], few: dict[str, float], many: dict[str, float] | None) -> bool:
    holds = True
    print(
        f"\n{'CPU ms a request, median':<26}{'Wagtail':>9}{'ours':>9}{'ratio':>8}{'≤':>6}{'many':>9}{'growth':>8}{'≤':>6}"
    )
    for name, label in PAGES.items():
        ratio = few[name] / plain[name]
        growth = many[name] / few[name] if many else 0.0
        ok = ratio <= TARGETS[name] and growth <= GROWTH
        holds &= ok
        print(
            f"{label:<26}{plain[name]:>9.1f}{few[name]:>9.1f}{ratio:>8.2f}{TARGETS[name]:>6}"
            f"{(many or few)[name]:>9.1f}{growth:>8.2f}{GROWTH:>6}  {'holds' if ok else 'DOES NOT HOLD'}"
        )
    return holds


def judge_member(figures: dict[str, float]) -> bool:
    ratio = figures["article_member"] / figures["article"]
    holds = ratio <= MEMBER_TARGET
    print(
        f"{'Artikel voor een lid':<26}{'':>9}{figures['article_member']:>9.1f}{ratio:>8.2f}{MEMBER_TARGET:>6}"
        f"  of a stranger's  {'holds' if holds else 'DOES NOT HOLD'}"
    )
    return holds


def judge_pdf(figures: dict[str, float]) -> bool:
    ratio = figures["pdf_ours"] / figures["pdf_bare"]
    print(
        f"\nPDF of three pages, ms by the clock: bare WeasyPrint {figures['pdf_bare']:.0f}, ours {figures['pdf_ours']:.0f},"
    )
    print(f"ratio {ratio:.2f} (≤ {PDF_TARGET}) {'holds' if ratio <= PDF_TARGET else 'DOES NOT HOLD'}; ", end="")
    print(f"a stored one is sent in {figures['pdf_stored']:.1f} ms of CPU")
    return ratio <= PDF_TARGET


def judge_reactions(figures: dict[str, float]) -> bool:
    lines = {
        "post": ("Een reactie plaatsen, CPU ms", 25), "verdict": ("Het oordeel, CPU ms", 2),
        "queue_queries": ("Te beoordelen openen, queries", 12),
    }  # fmt: skip
    print("\nWith 100,000 reactions, 5,000 waiting, 2,000 words on the lists:")
    for name, (label, target) in lines.items():
        verdict = "holds" if figures[name] <= target else "DOES NOT HOLD"
        print(f"{label:<34}{figures[name]:>9.1f}  (≤ {target}) {verdict}")
    print(f"{'Te beoordelen openen, CPU ms':<34}{figures['queue']:>9.1f}")
    return all(figures[name] <= target for name, (_, target) in lines.items())


def judge_login(figures: dict[str, float]) -> bool:
    holds = figures["login"] <= LOGIN_TARGET
    print(
        f"\nInloggen, CPU ms: argon2 {figures['argon2']:.1f}, de rest {figures['login']:.1f} (≤ {LOGIN_TARGET})",
        end="  ",
    )
    print("holds" if holds else "DOES NOT HOLD")
    return holds


def judge_writing(figures: dict[str, float]) -> bool:
    holds = figures["autosave"] <= AUTOSAVE_TARGET
    print(
        f"\nSaving as you type, CPU ms: {figures['autosave']:.1f} (≤ {AUTOSAVE_TARGET}) {'holds' if holds else 'DOES NOT HOLD'}"
    )
    return holds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=50_000, help="0: leave it out")
    parser.add_argument("--fresh", action="store_true", help="build the sites anew")
    options = parser.parse_args()
    var_dir = Path(os.environ.get("VAR_DIR") or ROOT / "var").resolve()
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    databases = Databases(var_dir)
    make_plain_project(var_dir / "bench" / "plain")
    wanted = [("plain", options.few), ("ours", options.few)] + ([("ours", options.many)] if options.many else [])
    sites = [Site(which, articles, var_dir, databases.host) for which, articles in wanted]
    for site in sites:
        if options.fresh or not databases.is_filled(site.database):
            print(f"building {site.which} with {site.articles} articles …", flush=True)
            databases.fill(site)
    figures = [site.measure() for site in sites]
    holds = [judge(figures[0], figures[1], figures[2] if options.many else None)]
    holds.append(judge_member(figures[1]))
    if "pdf_ours" in figures[1]:
        holds.append(judge_pdf(figures[1]))
        holds.append(judge_reactions(figures[1]))
        holds.append(judge_login(figures[1]))
        holds.append(judge_writing(figures[1]))
    sys.exit(not all(holds))


if __name__ == "__main__":
    main()
