"""Takes the pictures of "Stukken van leden" and what goes with it in docs/redactie.md anew. Not a test:
``pytest tests/journeys/take_piece_pictures.py``.
"""

import pytest

from participants.models import Membership
from tests import factories, people
from tests.articles.writing import submitted
from tests.journeys.take_manual_pictures import take

pytestmark = pytest.mark.timeout(300)
TEXT = (
    "<p>Elke dinsdag kookten we voor onszelf, ieder op een eigen kamer. Tot Henny een pan kocht voor twaalf.</p>"
    "<p>Nu schuift iedereen aan. Ook de buren.</p>"
)


def test_take_them_all(tab, tree, anna, bram, chris, client):
    theme = factories.make_theme(tree, "Samen leven")
    linde = factories.make_organisation(tree, "De Linde")
    Membership.objects.create(member=bram, organisation=linde, is_accepted=True, is_contact=True)
    submitted(tree, bram, title="Soep voor twaalf", text=TEXT, theme=theme)
    submitted(tree, chris, "question", title="Mag een hond mee naar de afdeling?", text=TEXT, theme=theme)
    page = tab(user=anna, viewport={"width": 1280, "height": 800})
    page.goto("/beheer/reacties/")
    take(page, "stukken-lijst")
    page.get_by_text("Vraag", exact=False).first.scroll_into_view_if_needed()
    page.goto("/mijn/twee-stappen/")
    take(page, "twee-stappen")
    member = tab(user=people.member("Dina", "Vos"), viewport={"width": 1280, "height": 800})
    member.goto("/praat-mee/bijdragen/")
    take(member, "schrijven-kiezen")
