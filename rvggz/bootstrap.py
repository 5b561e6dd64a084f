"""Makes a machine ready for ``make``: a virtual environment, the locked requirements, the libraries of the system.

Run by the Makefile with the Python of the machine, so it uses nothing but the standard library:

    python3 rvggz/bootstrap.py            # what running needs
    python3 rvggz/bootstrap.py --tests    # what checks and tests need besides, a browser too
"""

import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# A lock names all that is installed: what resolves anew takes a release of today where the pinned one was asked.
AS_LOCKED = ("--require-hashes", "--no-deps", "--quiet")
# The libraries that WeasyPrint loads: names to try, and the package of Debian and Ubuntu.
LIBRARIES = {
    ("libgobject-2.0.so.0", "libgobject-2.0.dylib"): "libglib2.0-0",
    ("libpango-1.0.so.0", "libpango-1.0.dylib"): "libpango-1.0-0",
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"): "libpangoft2-1.0-0",
    ("libharfbuzz.so.0", "libharfbuzz.dylib"): "libharfbuzz0b",
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib"): "libharfbuzz-subset0",
    ("libfontconfig.so.1", "libfontconfig.dylib"): "libfontconfig1",
}

# What only some tests need: a file or a command that shows that it is there, its package, and the tests.
FOR_TESTS = {
    "nginx": ("nginx-light", "of deploy/nginx.conf"),
    "openssl": ("openssl", "of deploy/nginx.conf"),
    "/usr/lib/postgresql": ("postgresql", "of what docs/beheer.md says"),
    "redis-server": ("redis-server", "of what docs/beheer.md says"),
    "rsync": ("rsync", "of what docs/beheer.md says"),
    "javac": ("default-jdk-headless", "whether PDFs are PDF/UA"),
    "/usr/share/java/jaxb-runtime.jar": ("libjaxb-java", "whether PDFs are PDF/UA"),
}


def main() -> None:
    tests = "--tests" in sys.argv
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Try: make PYTHON=python3.12 ...")
    make_environment()
    install(ROOT / ("requirements-dev.txt" if tests else "requirements.txt"))
    ensure_libraries()
    if tests:
        ensure_browser()
        offer_tools_for_tests()


def make_environment() -> None:
    if (VENV / "lib" / f"python3.{sys.version_info.minor}" / "site-packages" / "pip").exists() and PYTHON.exists():
        return
    say("Making .venv")
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.run(command, check=False).returncode:
        # Debian ships venv apart from Python.
        install_packages([f"python3.{sys.version_info.minor}-venv"], "to make a virtual environment")
        subprocess.run(command, check=True)


def install(lock: Path) -> None:
    """Install the locked requirements, unless this very lock was installed here before."""
    fingerprint = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = VENV / f".{lock.stem}.sha256"
    if stamp.exists() and stamp.read_text() == fingerprint:
        return
    say(f"Installing {lock.name}")
    if not (uv_installs(lock, PYTHON) or pip_installs(lock, PYTHON)):
        stop(f"uv and pip could not install {lock.name}; what went wrong stands above.")
    stamp.write_text(fingerprint)


def uv_installs(lock: Path, python: Path) -> bool:
    """Install with uv, at the version and hashes of requirements-dev.txt: it takes a fifth of the time of pip.

    It reads no settings of pip. Where those name another index than PyPI, uv may fail and pip does it.
    """
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.txt"
        only_uv.write_text(lock_of_uv())
        if not pip_installs(only_uv, python):
            return False
    command = [str(python.parent / "uv"), "pip", "install", "--no-config", "--system-certs", "--python", str(python)]
    return not subprocess.run([*command, *AS_LOCKED, "-r", str(lock)]).returncode


def lock_of_uv() -> str:
    return "".join(re.findall(r"^uv==(?:.*\\\n)*.*\n", (ROOT / "requirements-dev.txt").read_text(), re.MULTILINE))


def pip_installs(lock: Path, python: Path) -> bool:
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
    return not subprocess.run([*command, *AS_LOCKED, "-r", str(lock)]).returncode


def ensure_libraries() -> None:
    missing = missing_packages()
    if missing:
        install_packages(missing, "to make PDFs")
        if missing_packages():
            stop(f"These libraries still cannot be loaded: {' '.join(missing_packages())}")


def missing_packages() -> list[str]:
    return [package for names, package in LIBRARIES.items() if not any(map(loads, names))]


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def ensure_browser() -> None:
    """Chromium for the tests: the one that is there, Debian's, or Playwright's own.

    Its headless shell draws pages only: the whole browser, without a screen, takes twice the time.
    """
    if os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or playwright_has_one():
        return
    if may_install() and apt_get(["chromium-headless-shell"]):
        return
    if shutil.which("chromium"):
        return
    say("Installing Chromium with Playwright")
    subprocess.run([PYTHON, "-m", "playwright", "install", "chromium"], check=False)
    if not playwright_has_one():
        stop("The browser tests need Chromium: install chromium-headless-shell, or set CHROMIUM= to the path of one.")


def playwright_has_one() -> bool:
    code = "from playwright.sync_api import sync_playwright as p\nwith p() as w: print(w.chromium.executable_path)"
    answer = subprocess.run([PYTHON, "-c", code], capture_output=True, text=True)
    return answer.returncode == 0 and Path(answer.stdout.strip()).exists()


def offer_tools_for_tests() -> None:
    """Install what some tests need when we may; those tests are skipped without it."""
    missing = [needed for name, needed in FOR_TESTS.items() if not is_here(name)]
    if not missing or (may_install() and apt_get([package for package, _ in missing])):
        return
    for package, tests in missing:
        say(f"Tests {tests} are skipped without Debian's {package}")


def is_here(name: str) -> bool:
    """Is there such a file or command?"""
    places = f"{os.environ.get('PATH', os.defpath)}:/usr/sbin"
    return Path(name).exists() if name.startswith("/") else bool(shutil.which(name, path=places))


def install_packages(packages: list[str], purpose: str) -> None:
    """Install Debian packages when we may; otherwise say which are needed, and stop."""
    if not (may_install() and apt_get(packages)):
        stop(
            f"Needed {purpose}, and not here: {' '.join(packages)}\n"
            f"Debian, Ubuntu:  sudo apt-get install {' '.join(packages)}\n"
            "macOS:           brew install pango\n"
            "Then run the same command again."
        )


def may_install() -> bool:
    return bool(shutil.which("apt-get")) and (os.geteuid() == 0 or as_root_without_asking())


def as_root_without_asking() -> bool:
    return bool(shutil.which("sudo")) and not subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode


def apt_get(packages: list[str]) -> bool:
    say(f"Installing {' '.join(packages)}")
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    subprocess.run([*command, "update"], stdin=subprocess.DEVNULL, check=False)
    install_command = [*command, "--no-install-recommends", "install", *packages]
    return subprocess.run(install_command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode == 0


def say(text: str) -> None:
    print(f"· {text} …", flush=True)  # noqa: T201


def stop(text: str) -> None:
    sys.exit(f"\n{text}\n")


if __name__ == "__main__":
    main()
