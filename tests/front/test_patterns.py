import pytest
from lxml import etree

from articles.models import Tint
from articles.patterns import pattern_svg


def test_a_page_keeps_its_own_circle():
    assert pattern_svg(12, "moss") == pattern_svg(12, "moss")
    assert pattern_svg(12, "moss") != pattern_svg(13, "moss")


@pytest.mark.parametrize("tint", [*Tint, "onbekend"])
def test_a_pattern_is_a_drawing_in_every_tint(tint):
    drawing = etree.fromstring(pattern_svg(7, tint))

    assert drawing.attrib["viewBox"] == "0 0 600 400"


def test_a_pattern_may_be_kept_for_ever(client):
    answer = client.get("/patroon/moss/7.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert "immutable" in answer["Cache-Control"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
