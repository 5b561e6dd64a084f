"""What stands in templates, whatever page it is on."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).parent.parent / "templates"
# Numbers are shown as people write them, "1.234": in an address or a form that is another number.
RAW_NUMBER = re.compile(
    r"""(?:value|href|action|data-[\w-]+|id)="[^"]*\{\{ *(?:[\w.]+\.)?(?:pk|id|version|\w+_pk|\w+_id) *\}\}"""
)
NAMES = {"blocks/heading.html", "components/form_error_lines.html"}  # their ids are names


def test_no_number_in_an_address_or_a_form_is_written_with_a_point():
    found = [
        f"{path.relative_to(TEMPLATES)}: {match}"
        for path in TEMPLATES.rglob("*.html")
        if str(path.relative_to(TEMPLATES)) not in NAMES
        for match in RAW_NUMBER.findall(path.read_text())
    ]

    assert found == []
