"""Takes the pictures of "De nieuwsbrief" in docs/redactie.md anew. Not a test:
``pytest tests/journeys/take_letter_pictures.py``.
"""

import pytest
from django.utils import timezone

from newsletter import preparing, sending
from newsletter.models import Delivery, DeliveryState, Sending
from tests import factories
from tests.journeys.take_manual_pictures import take
from tests.newsletter import issues, sendings

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(autouse=True)
def _no_worker(settings):
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def test_take_them_all(tab, tree, anna, eva):
    sendings.settings(tree, second_editor=True, test_addresses="test@example.test\nlezer@example.test", per_second=4)
    sendings.subscribers(1240)
    letter = issues.make(tree)
    factories.make_article(tree, "Soep voor twaalf")
    factories.make_article(tree, "Een bankje voor de deur")
    page = tab(user=anna, viewport={"width": 1280, "height": 800})
    page.goto(f"/beheer/pages/{letter.pk}/edit/")
    page.locator("#id_preview_line").wait_for()
    take(page, "brief-schrijven")
    page.locator("[data-contentpath=body] .c-sf-add-button").first.click()
    page.get_by_role("option", name="Bijeenkomst", exact=True).hover()
    take(page, "brief-blokken")
    for name in ("vullen", "voorbeeld", "versturen"):
        page.goto(f"/beheer/nieuwsbrieven/{letter.pk}/{name}/")
        take(page, f"brief-{name}")
    take_progress(page, letter, anna, eva)


def take_progress(page, letter, anna, eva):
    asked = sending.ask(letter, anna)
    sending.approve(asked, eva)
    preparing.prepare(asked)
    numbers = list(Sending.objects.get().deliveries.order_by("pk").values_list("pk", flat=True))
    done = Delivery.objects.filter(pk__in=numbers[:812])
    done.update(state=DeliveryState.SENT, settled_at=timezone.now())
    Delivery.objects.filter(pk__in=numbers[812:815]).update(state=DeliveryState.REFUSED, settled_at=timezone.now())
    Delivery.objects.filter(pk=numbers[815]).update(state=DeliveryState.UNCERTAIN)
    page.goto(f"/beheer/nieuwsbrieven/verzending/{asked.pk}/")
    take(page, "brief-verloop")
