"""Makes an empty database a site that can be opened: pages with first texts, groups, and the first administrator.

May be done again and again: it makes what is missing and never changes what somebody wrote. Like ``initial_pages`` it
imports the apps.
"""

import json
from dataclasses import asdict, dataclass, field
from html import escape

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page, Site

from articles import editors
from articles.contributions import workflow
from articles.models import InformationPage, SiteTexts
from comments import moderators
from comments.models import ReactionSettings
from newsletter import editors as letter_editors
from participants import reviewing
from participants.accounts import account_invitations, addresses
from participants.models import Member
from rvggz import first_texts, initial_pages, mail

FOOT = ("huisregels", "privacy", "toegankelijkheid", "contact")  # to be found from every page


@dataclass(frozen=True)
class Answers:
    """What only the host knows. Whatever is empty can be written in the admin later."""

    name: str = ""
    organisation: str = ""
    email: str = ""


@dataclass
class Done:
    """What was made, and what was there."""

    site: Site
    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    filled: list[str] = field(default_factory=list)


@transaction.atomic
def make_site(answers: Answers) -> Done:
    """All or nothing of what stands in the database."""
    ensure_groups()
    tree = initial_pages.make_or_find(answers.name)
    pages = initial_pages.make_information_pages(tree, organisation=answers.organisation, email=answers.email)
    ensure_groups()  # the workflow of Praat mee wants the page that it is for
    new = {page.slug for page in pages}
    _fill_site_texts(tree, answers)
    _link_house_rules(tree)
    filled = _fill_in(tree, answers)
    all_pages = InformationPage.objects.child_of(tree.home).order_by("path")
    return Done(
        tree.site,
        [page.title for page in all_pages if page.slug in new],
        [page.title for page in all_pages if page.slug not in new],
        filled,
    )


def _fill_in(tree: initial_pages.SiteTree, answers: Answers) -> list[str]:
    """Put answers that came later where pages still ask for them; returns the titles. Drafts of people stay theirs."""
    known = {
        first_texts.MISSING[name]: escape(said) for name, said in asdict(answers).items() if name != "name" and said
    }
    filled = []
    for page in InformationPage.objects.child_of(tree.home).live().filter(has_unpublished_changes=False):
        before = text = json.dumps(list(page.body.raw_data), ensure_ascii=False)
        for missing, said in known.items():
            text = text.replace(missing, json.dumps(said, ensure_ascii=False)[1:-1])
        if text != before:
            page.body = text
            page.save_revision().publish()
            filled.append(page.title)
    return filled


def ensure_groups() -> None:
    """As after every migrate: see the apps."""
    editors.ensure_group()
    letter_editors.ensure_rights()
    moderators.ensure_rights()
    workflow.ensure()
    reviewing.ensure_workflow()


def _fill_site_texts(tree: initial_pages.SiteTree, answers: Answers) -> None:
    """Texts that nobody touched get links to the pages that one must be able to find, and the address."""
    texts = SiteTexts.for_site(tree.site)
    if _is_as_by_default(texts):
        pages = {page.slug: page for page in Page.objects.child_of(tree.home).live().filter(slug__in=FOOT)}
        links = [f'<a linktype="page" id="{pages[slug].pk}">{pages[slug].title}</a>' for slug in FOOT if slug in pages]
        texts.footer_text = f"<p>{' · '.join(links)}</p>" if links else ""
    texts.contact_email = texts.contact_email or answers.email
    texts.save()


def _is_as_by_default(row: Model) -> bool:
    """A row that was made because somebody looked, and in which nobody wrote."""
    fields = [one for one in row._meta.concrete_fields if not one.primary_key and not one.is_relation]
    return all(getattr(row, one.attname) == one.get_default() for one in fields)


def _link_house_rules(tree: initial_pages.SiteTree) -> None:
    """Beside the form for reactions stands a link to all house rules."""
    rules = ReactionSettings.for_site(tree.site)
    page = Page.objects.child_of(tree.home).filter(slug="huisregels").first()
    if page and not rules.house_rules_page_id:
        rules.house_rules_page = page
        rules.save()


def administrators() -> list[Member]:
    """Who may do everything, those that cannot log in yet too."""
    return list(Member.objects.filter(is_superuser=True, is_active=True).order_by("pk"))


@transaction.atomic
def make_administrator(email: str, first_name: str = "", last_name: str = "") -> Member:
    """Give the account of this address all rights; made when there is none. A name that is there stays.

    Who registered and never filled in the code may be somebody else: a password of that one opens nothing any more.
    """
    member = Member.objects.filter(email__iexact=email).first() or Member.objects.create_user(email)
    if addresses.is_unconfirmed(member):
        member.set_unusable_password()
        addresses.replace(member)
    if not (member.first_name or member.last_name or member.display_name):
        member.first_name, member.last_name = first_name, last_name
    member.is_staff = member.is_superuser = member.is_active = True
    member.save()
    return member


def invite_administrator(member: Member) -> str:
    """Mail the invitation at once; answers what went wrong, in words. Who has a password needs none."""
    if member.has_usable_password():
        return ""
    return mail.what_went_wrong(mail.send_now(account_invitations.invitation_mail(member)))
