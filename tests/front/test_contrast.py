"""Every pair of colours that is used for text, measured as WCAG does."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from articles.patterns import SHADES

CSS = (Path(settings.BASE_DIR) / "static/css/site.css").read_text()
TOKENS = CSS[CSS.index("@layer tokens {") : CSS.index("@layer base {")]
LIGHT, DARK = TOKENS.split("@media (prefers-color-scheme: dark)")
AA, AAA, EDGE = 4.5, 7, 3
PAIRS = [
    ("ink", "paper", AAA), ("ink", "sand", AAA), ("ink-soft", "paper", AAA), ("ink-soft", "sand", AA),
    ("dusk", "paper", AAA), ("dusk", "sand", AA), ("on-dusk", "dusk", AAA), ("on-dusk", "dusk-deep", AAA),
    ("ember", "paper", AA), ("ember", "sand", AA), ("moss", "paper", AA), ("moss", "sand", AA), ("ink", "mark", AA),
    ("ink", "field", AAA), ("edge", "paper", EDGE), ("edge", "field", EDGE), ("on-night", "night", AAA),
    ("on-night-soft", "night", AAA),
]  # fmt: skip


def tokens(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", text.split(".tint-ember")[0]))


def tints(text: str) -> dict[str, tuple[str, str]]:
    rows = re.findall(r"\.tint-(\w+) \{ --tint: (#\w+); --tint-ink: (#\w+); \}", text)
    return {name: (ground, ink) for name, ground, ink in rows}


def contrast(one: str, other: str) -> float:
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS)
def test_text_can_be_read_on_its_ground(scheme, text, ground, least):
    colours = tokens(LIGHT) | (tokens(DARK) if scheme == "dark" else {})

    assert contrast(colours[text], colours[ground]) >= least


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_tint_can_be_read(scheme):
    colours = tokens(LIGHT) | (tokens(scheme) if scheme is DARK else {})

    for name, (ground, ink) in tints(scheme).items():
        assert contrast(ink, ground) >= AA, name
        assert contrast(colours["ink"], ground) >= AAA, name
        assert contrast(ink, colours["paper"]) >= EDGE, name


def test_patterns_have_the_tints_of_the_stylesheet():
    light, dark = tints(LIGHT), tints(DARK)

    assert {tint.value: shades[:2] for tint, shades in SHADES.items()} == light
    assert {tint.value: shades[2:] for tint, shades in SHADES.items()} == dark
