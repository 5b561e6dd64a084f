""" "Begin hier" on the first page of the admin: what a new site still needs, worked out from what is there.

For who manages the site. Goes away when all is done, or when it is put away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.urls import reverse
from wagtail.admin.ui.components import Component

from articles.dashboard import new_article_url
from articles.models import ArticlePage, FirstSteps, HomePage, InformationPage, SiteTexts, ThemeIndexPage, ThemePage
from participants.models import Member
from rvggz.models import MailState, OutgoingMail

TO_FILL_IN = "[vul in"  # how first texts say that only the host knows: rvggz/first_texts
RIGHT = "participants.add_member"


@dataclass(frozen=True)
class Step:
    """``url``: where it is done. ``press``: what a button does instead, and what it says."""

    title: str
    hint: str
    is_done: bool
    url: str = ""
    press: str = ""
    button: str = ""


def may_see(user: Any) -> bool:
    return bool(user.has_perm(RIGHT))


def steps_for(user: Any) -> list[Step]:
    """All of them, in the order in which one does them."""
    home = HomePage.objects.first()
    if home is None:
        return [Step("Zet de pagina's klaar", "Draai op de server: manage.py set_up_site", is_done=False)]
    return [_name(home), _own_words(), _mail(), _theme(), _article(), _house_rules(), _colleagues(user)]


def _name(home: HomePage) -> Step:
    return Step(
        "Naam en beeld", "Kijk of de naam, de zin en het beeld van de voorpagina van jullie zijn.",
        home.latest_revision_created_at != home.first_published_at, _edit(home),
    )  # fmt: skip


def _own_words() -> Step:
    """What the first texts ask for, and the address at the foot of each page."""
    pages = InformationPage.objects.live().annotate(words=Cast("body", TextField())).order_by("path")
    unfinished = pages.filter(words__contains=TO_FILL_IN).first()
    has_address = SiteTexts.objects.exclude(contact_email="").exists()
    url = _edit(unfinished) if unfinished else reverse("wagtailsettings:edit", args=("articles", "sitetexts"))
    where = f"Op de pagina {unfinished.title} staat nog “[vul in: …]”." if unfinished else "Het adres onderaan."
    return Step("Wie jullie zijn", where, has_address and not unfinished, url)


def _mail() -> Step:
    """Something left, and nothing waits because it could not."""
    mails = OutgoingMail.objects
    trouble = mails.filter(Q(state=MailState.WAITING, tries__gt=0) | Q(state=MailState.FAILED)).exists()
    works = not trouble and mails.filter(state=MailState.SENT).exists()
    return Step(
        "De mail werkt", "Er gaat nu mail weg." if works else "Zonder mail kan niemand reageren of inloggen. Komt het "
        "bericht niet? Vraag dan wie de server beheert om manage.py check_mail.",
        works, press="proefbericht", button="Stuur mij een proefbericht",
    )  # fmt: skip


def _theme() -> Step:
    index = ThemeIndexPage.objects.order_by("path").first()
    url = reverse("wagtailadmin_pages:add", args=("articles", "themepage", index.pk)) if index else ""
    return Step("Het eerste thema", "Elk artikel hoort bij een onderwerp.", ThemePage.objects.live().exists(), url)


def _article() -> Step:
    return Step(
        "Het eerste artikel", "Schrijf het, kijk naar het voorbeeld en publiceer het.",
        ArticlePage.objects.live().exists(), new_article_url(),
    )  # fmt: skip


def _house_rules() -> Step:
    page = InformationPage.objects.filter(slug="huisregels").first()
    return Step(
        "De huisregels gelezen", "Ze staan bij elk reactieformulier. Pas ze aan als jullie het anders doen.",
        FirstSteps.now().house_rules_read_at is not None, _edit(page) if page else "", "gelezen",
        "Gelezen, zo is het goed",
    )  # fmt: skip


def _colleagues(user: Any) -> Step:
    may_edit = Q(is_superuser=True) | Q(groups__permissions__codename="access_admin")
    others = Member.objects.filter(may_edit, is_active=True).exclude(pk=user.pk)
    return Step(
        "Collega's uitnodigen", "Laat het wachtwoord leeg: dan krijgt je collega een mail. Kies bij Rollen “Redactie”.",
        others.exists(), reverse("wagtailusers_users:add"),
    )  # fmt: skip


def _edit(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class FirstStepsPanel(Component):
    name = "first_steps"
    order = 30
    template_name = "articles/admin/first_steps.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        if not may_see(request.user) or FirstSteps.now().put_away_at:
            return {}
        steps = steps_for(request.user)
        done = sum(step.is_done for step in steps)
        if done == len(steps):
            return {}
        upcoming = next(step for step in steps if not step.is_done)
        return {"steps": steps, "done": done, "upcoming": upcoming, "csrf_token": get_token(request)}
