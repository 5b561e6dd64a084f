"""What makes a machine ready installs what is locked and nothing else, whatever was released since."""

import hashlib
import os
import shutil
import sys
import threading
import venv
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from rvggz import bootstrap

ROOT = Path(__file__).resolve().parent.parent.parent


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def make_wheel(index, name, version, *needs):
    """A package of one module, put in the index. Answers its line in a lock."""
    file, folder = index / name / f"{name}-{version}-py3-none-any.whl", f"{name}-{version}.dist-info"
    file.parent.mkdir(exist_ok=True)
    contents = {
        f"{name}.py": f"version = '{version}'\n",
        f"{folder}/METADATA": "\n".join(
            ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", "Provides-Extra: toml"]
            + [f"Requires-Dist: {need}" for need in needs]
        )
        + "\n",
        f"{folder}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = f"{folder}/RECORD"
    with zipfile.ZipFile(file, "w") as wheel:
        for path, text in contents.items():
            wheel.writestr(path, text)
        wheel.writestr(record, "".join(f"{path},,\n" for path in [*contents, record]))
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"


@pytest.fixture
def index(tmp_path):
    """A package index over loopback, as PyPI is one; its folder and its address."""
    folder = tmp_path / "simple"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever).start()
        yield folder, f"http://127.0.0.1:{server.server_port}/simple/"
        server.shutdown()


@pytest.fixture(scope="module")
def _environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    return folder


@pytest.fixture
def python(_environment):
    """The Python of a virtual environment that has nothing but pip, in the version that this Python brings."""
    yield _environment / "bin" / "python"
    for folder in _environment.glob("lib/python3*/site-packages/*-1.*.dist-info"):
        shutil.rmtree(folder)


@pytest.fixture
def lock(index, tmp_path):
    """Two pinned packages, one wanted with an extra; today both have a newer release, and one wants more than then."""
    folder, _ = index
    pins = make_wheel(folder, "kampvuur", "1.0") + make_wheel(folder, "verhaal", "1.0", "kampvuur[toml]", "vuursteen")
    make_wheel(folder, "kampvuur", "1.1")
    make_wheel(folder, "verhaal", "1.1", "kampvuur[toml]>=1.1")
    file = tmp_path / "requirements.txt"
    file.write_text(pins)
    return file


def installed(python):
    folders = python.parent.parent.glob("lib/python3*/site-packages/*-1.*.dist-info")
    return sorted(folder.name.removesuffix(".dist-info") for folder in folders)


def settings_of_nobody(monkeypatch, **settings):
    for name in [name for name in os.environ if name.startswith(("PIP_", "UV_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


def test_pip_installs_what_is_pinned_though_a_newer_release_is_there(index, python, lock, monkeypatch):
    settings_of_nobody(monkeypatch, PIP_INDEX_URL=index[1])

    assert bootstrap.pip_installs(lock, python)

    assert installed(python) == ["kampvuur-1.0", "verhaal-1.0"]


def test_uv_installs_what_is_pinned_though_a_newer_release_is_there(index, python, lock, monkeypatch):
    settings_of_nobody(monkeypatch, UV_DEFAULT_INDEX=index[1], UV_NO_CACHE="1")
    monkeypatch.setattr(bootstrap, "ROOT", lock.parent)
    of_this_machine = Path(sys.executable).parent / "uv"
    (python.parent / "uv").symlink_to(of_this_machine)
    (lock.parent / "requirements-dev.txt").write_text("")  # so that uv itself is not asked of an index

    assert bootstrap.uv_installs(lock, python)

    assert installed(python) == ["kampvuur-1.0", "verhaal-1.0"]


def test_a_file_that_is_not_the_one_that_was_locked_is_refused(index, python, lock, monkeypatch):
    settings_of_nobody(monkeypatch, PIP_INDEX_URL=index[1])
    make_wheel(index[0], "kampvuur", "1.0", "iets-anders")

    assert not bootstrap.pip_installs(lock, python)

    assert installed(python) == []


def test_uv_has_a_line_of_its_own_with_its_hashes():
    lines = bootstrap.lock_of_uv().splitlines()

    assert lines[0].startswith("uv==")
    assert len(lines) > 5
    assert all(line.strip().startswith("--hash=sha256:") for line in lines[1:])
