"""README tells the truth about what it lists."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
READ_IN_CODE = re.compile(r"""env\.[a-z_]+\(\s*["']([A-Z_]+)["']""")


def test_every_setting_is_listed_and_every_listed_setting_is_read():
    files = [path for path in (ROOT / "rvggz").rglob("*.py") if path.name != "env.py"]
    read = {name for path in files for name in READ_IN_CODE.findall(path.read_text())}

    listed = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))

    assert listed == read


def test_every_page_and_command_it_names_is_there():
    makefile = (ROOT / "Makefile").read_text()

    for link in re.findall(r"\]\(([\w./]+)\)", README):
        assert (ROOT / link).exists(), link
    for target in re.findall(r"^make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
