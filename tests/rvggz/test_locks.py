"""The locked requirements say what pyproject.toml asks, with a hash for every file, from no place in particular."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUN, DEV = PROJECT["dependencies"], PROJECT["optional-dependencies"]["dev"]
PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)(.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+)$", re.MULTILINE)


def locked(name):
    return {canonicalize_name(found[1]): found[2] for found in PIN.finditer((ROOT / name).read_text())}


@pytest.mark.parametrize("name,asked", [("requirements.txt", RUN), ("requirements-dev.txt", RUN + DEV)])
def test_every_dependency_is_locked_within_its_range(name, asked):
    pins = locked(name)

    for requirement in map(Requirement, asked):
        version = pins.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in {name}: make lock"
        assert requirement.specifier.contains(version, prereleases=True), f"{requirement} but {version}: make lock"


def wanted_by(asked):
    """All that these requirements want on this machine, and what that wants, the extras of each too."""
    waiting, seen = list(asked), set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        yield requirement
        for extra in {"", *requirement.extras} - {extra for known, extra in seen if known == name}:
            seen.add((name, extra))
            for line in distribution(name).requires or []:
                needed = Requirement(line)
                if not needed.marker or needed.marker.evaluate({"extra": extra}):
                    waiting.append(needed)


@pytest.mark.parametrize("name,asked", [("requirements.txt", RUN), ("requirements-dev.txt", RUN + DEV)])
def test_nothing_that_is_wanted_is_left_out(name, asked):
    """What installs does not look for more than the lock names (--no-deps): then the lock must name all."""
    pins = locked(name)

    found = list(wanted_by(map(Requirement, asked)))

    assert len({canonicalize_name(one.name) for one in found}) > len(asked)
    missing = {str(one) for one in found if canonicalize_name(one.name) not in pins}
    assert not missing, f"not in {name}: make lock"
    too_old = {
        str(one) for one in found if not one.specifier.contains(distribution(one.name).version, prereleases=True)
    }
    assert not too_old


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_line_is_pinned_with_a_hash_and_names_no_package_host(name):
    text = (ROOT / name).read_text()

    pinned = [line for line in text.splitlines() if re.match(r"[\w.-]+(\[|==)", line)]
    assert len(pinned) == len(PIN.findall(text))
    assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text)


def test_tests_run_with_the_versions_that_the_site_runs_with():
    run, dev = locked("requirements.txt"), locked("requirements-dev.txt")

    assert {name: dev.get(name) for name in run} == run
