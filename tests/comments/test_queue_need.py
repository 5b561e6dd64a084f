"""Who may be in need stands on top of everything, whatever kind waits, and the first page of the admin leads there."""

import pytest
from django.urls import reverse

from articles.models import Contribution
from tests.articles.writing import submitted
from tests.comments.queueing import CRY
from tests.comments.reacting import confirmed, react

QUEUE = "/beheer/reacties/"


@pytest.fixture
def crowd(tree, article, bram):
    """Five pieces and three reactions that can wait."""
    for number in range(5):
        submitted(tree, bram, title=f"Stuk {number}")
    for number in range(3):
        confirmed(article, f"Reactie {number} over samen eten.", name=f"Gast {number}", email=f"g{number}@example.test")


def test_a_reaction_stands_above_pieces_and_everything_else(client, anna, article, crowd):
    cry = react(article, CRY, name="Robin", email="robin@example.test")
    client.force_login(anna)

    page = client.get(QUEUE).content.decode()

    first = page.index('class="queue-item')
    assert page.index(f'id="reactie-{cry.pk}"') - first < 200
    assert page.index('id="nood"') < page.index("queue-links") < page.index('id="stukken"')
    assert page.count(f'id="reactie-{cry.pk}"') == 1


def test_a_piece_stands_above_reactions_and_other_pieces(client, anna, tree, bram, article, crowd):
    submitted(tree, bram, title="Roep", text=f"<p>{CRY}</p>")
    roep = next(one for one in Contribution.objects.all() if one.is_urgent)
    client.force_login(anna)

    page = client.get(QUEUE).content.decode()

    assert page.index('id="nood"') < page.index(f'id="stuk-{roep.pk}"') < page.index("queue-links")
    assert page.count(f'id="stuk-{roep.pk}"') == 1


def test_all_pieces_of_who_may_be_in_need_are_there_however_many(client, anna, tree, bram, crowd):
    for number in range(7):
        submitted(tree, bram, title=f"Roep {number}", text=f"<p>{CRY}</p>")
    client.force_login(anna)

    page = client.get(QUEUE).content.decode()

    urgent = page[page.index('id="nood"') : page.index("queue-links")]
    assert urgent.count('id="stuk-') == 7


def test_a_list_that_shows_others_says_so_and_leads_there(client, anna, article, crowd):
    react(article, CRY, name="Robin", email="robin@example.test")
    client.force_login(anna)

    for query in ("?stand=geplaatst", "?stand=misschien-spam", "?q=eten"):
        assert f'href="{QUEUE}#nood"' in client.get(QUEUE + query).content.decode()
    assert f'href="{QUEUE}#nood"' not in client.get(QUEUE).content.decode()


def test_nobody_in_need_no_such_place(client, anna, crowd):
    client.force_login(anna)

    assert "#nood" not in client.get(QUEUE).content.decode()
    assert 'id="nood"' not in client.get(QUEUE).content.decode()


def test_the_red_line_of_the_dashboard_leads_there(client, anna, article, tree, bram):
    client.force_login(anna)
    assert "#nood" not in client.get("/beheer/").content.decode()
    react(article, CRY, name="Robin", email="robin@example.test")
    submitted(tree, bram, title="Roep", text=f"<p>{CRY}</p>")

    page = client.get("/beheer/").content.decode()

    assert page.count(f'href="{reverse("reactions_queue")}#nood"') == 2


@pytest.mark.parametrize("width", [375, 1280])
def test_it_is_seen_without_scrolling(tab, anna, article, crowd, width):
    react(article, CRY, name="Robin", email="robin@example.test")
    page = tab(user=anna, viewport={"width": width, "height": 800})

    page.goto(QUEUE)

    box = page.locator("#nood .queue-item").first.bounding_box()
    assert box["y"] < 500
