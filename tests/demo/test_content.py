"""What the demo site is made of, read from the files, without a database."""

import re
from collections import Counter

import pytest

from articles.models import Kind, Tint
from participants.models import Region
from rvggz.demo import content
from rvggz.demo.art.scenes import SCENES, draw

ARTICLES = content.pieces("articles")
ARGUMENTS = {recipe["scene"]: recipe for recipe in content.table("pictures").values()}


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


@pytest.mark.parametrize("scene", sorted(set(SCENES) - {"mark"}))
def test_a_picture_is_the_same_every_time(scene):
    recipe = ARGUMENTS[scene]

    first, second = (draw(scene, recipe["seed"], recipe.get("with", [])) for _ in range(2))

    assert first == second
    assert first.startswith(b"\xff\xd8")
