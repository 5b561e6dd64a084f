"""Imports point one way: participants ← articles ← comments, newsletter. What all of them use knows none of them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Each app may import those that come before it in its own line.
MAY_IMPORT = {
    "participants": (),
    "articles": ("participants",),
    "comments": ("participants", "articles"),
    "newsletter": ("participants", "articles"),
}
# These know the apps, so no app may know them.
TOPS = (
    "rvggz.urls", "rvggz.views", "rvggz.wsgi", "rvggz.settings", "rvggz.management", "rvggz.initial_pages",
    "rvggz.site_setup", "rvggz.demo", "rvggz.wordpress",
)  # fmt: skip


def modules(package):
    """Name → file. Migrations name each other's tables by hand."""
    for file in sorted((ROOT / package).rglob("*.py")):
        if "migrations" not in file.parts:
            yield ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), file


def imported(name, file):
    """The full name of every module that is imported, anywhere in the file."""
    package = name.split(".") if file.name == "__init__.py" else name.split(".")[:-1]
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def is_in(name, packages):
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def knows_an_app(name):
    file = ROOT / Path(*name.split("."))
    file = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
    return file.exists() and any(is_in(other, MAY_IMPORT) for other in imported(name, file))


@pytest.mark.parametrize("app", [app for app in MAY_IMPORT if (ROOT / app).is_dir()])
def test_an_app_knows_only_the_apps_below_it(app):
    others = set(MAY_IMPORT) - {app, *MAY_IMPORT[app]}

    wrong = [(name, other) for name, file in modules(app) for other in imported(name, file) if is_in(other, others)]

    assert wrong == []


@pytest.mark.parametrize("app", [app for app in MAY_IMPORT if (ROOT / app).is_dir()])
def test_an_app_uses_of_the_project_only_what_knows_no_app(app):
    used = {other for name, file in modules(app) for other in imported(name, file) if is_in(other, ["rvggz"])}

    wrong = {name for name in used if is_in(name, TOPS) or knows_an_app(name) or knows_an_app(name.rpartition(".")[0])}

    assert wrong == set()


def test_only_the_tops_of_the_project_know_the_apps():
    wrong = [
        (name, other)
        for name, file in modules("rvggz")
        for other in imported(name, file)
        if is_in(other, MAY_IMPORT) and not is_in(name, TOPS)
    ]

    assert wrong == []
