"""What the demo site is made of, read from the files, without a database."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections import Counter

import pytest
from PIL import Image

from articles.models import Kind, Tint
from participants.models import Region
from rvggz.demo import content
from rvggz.demo.art import scenes
from tests.demo import drawing

ARTICLES = content.pieces("articles")


def test_every_kind_is_told_at_least_three_times():
    kinds = Counter(piece["kind"] for piece in ARTICLES)

    assert set(kinds) == set(Kind.values)
    assert min(kinds.values()) >= 3


def test_there_are_enough_articles_over_three_years():
    public = [piece for piece in ARTICLES if "state" not in piece and "days_ahead" not in piece]

    assert len(public) >= 32
    assert {piece["date"].year for piece in public} == {2024, 2025, 2026}


def test_every_article_has_one_to_three_themes_that_exist():
    themes = content.table("themes")

    assert all(1 <= len(piece["themes"]) <= 3 and set(piece["themes"]) <= set(themes) for piece in ARTICLES)


def test_six_themes_each_have_a_tint_of_their_own():
    tints = [theme["tint"] for theme in content.table("themes").values()]

    assert len(set(tints)) == 6
    assert set(tints) <= set(Tint.values)


def test_there_are_forty_keywords():
    assert len({word for piece in ARTICLES for word in piece["keywords"]}) >= 40


def test_ten_take_part_four_are_partners_and_one_left():
    organisations = content.table("organisations").values()
    roles = Counter(organisation["role"] for organisation in organisations if "left_on" not in organisation)

    assert roles == {"participant": 10, "partner": 4}
    assert sum("left_on" in organisation for organisation in organisations) == 1
    assert {organisation["region"] for organisation in organisations} <= set(Region.values)


def test_every_picture_says_what_there_is_to_see():
    assert all(len(recipe["description"]) > 30 for recipe in content.table("pictures").values())


def test_no_text_is_longer_than_its_field():
    assert all(len(piece["summary"]) <= 400 and len(piece["title"]) <= 255 for piece in ARTICLES)
    assert all(len(recipe["description"]) <= 250 for recipe in content.table("pictures").values())


def test_no_two_articles_share_a_paragraph():
    texts = [str(part.get("text", "")) for piece in ARTICLES for part in piece["body"]]
    paragraphs = Counter(line for text in texts for line in re.split(r"\n+", text) if len(line) > 60)

    assert paragraphs.most_common(1)[0][1] == 1


@pytest.fixture(scope="module")
def elsewhere():
    """What a process of its own draws, in which sets have another order."""
    done = subprocess.run([sys.executable, "-m", "tests.demo.drawing"], env=os.environ | {"PYTHONHASHSEED": "7"},
                          stdout=subprocess.PIPE, check=True)  # fmt: skip
    return json.loads(done.stdout)


@pytest.mark.parametrize("scene", sorted(set(scenes.SCENES) - {"mark"}))
def test_a_picture_is_the_same_every_time(scene, elsewhere):
    assert drawing.digest(scene, drawing.SMALL) == elsewhere[scene]


def test_a_picture_of_full_size_is_too(elsewhere):
    picture = drawing.picture("lake")

    assert Image.open(io.BytesIO(picture)).size == (1500, 1000)
    assert picture.startswith(b"\xff\xd8")
    assert hashlib.sha256(picture).hexdigest() == elsewhere["lake, full size"]
