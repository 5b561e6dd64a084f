"""How many queries pages ask with few members and pieces, and with very many. What is made for it is rolled back."""

import re
import statistics
import time
from typing import Any

FEW, MANY = (1_000, 280), (50_000, 14_000)  # members, pieces
BASE = 10_000_000  # numbers of copied members and pages begin here
OWN = 50  # of so many pieces one is of the member who looks
ROUNDS = 5
TEXT = "<p>Bij ons begon het met <b>samen</b> koffie drinken en met iemand die bleef.</p>" * 10


def measured() -> dict[str, list[float]]:
    """Page → queries with few, queries with many, CPU ms with few, with many."""
    from django.db import transaction

    try:
        with transaction.atomic():
            crowd = Crowd()
            few = crowd.grow(*FEW).asked()
            many = crowd.grow(*MANY).asked()
            transaction.set_rollback(True)
    finally:
        from articles import chrome

        chrome.forget()
    return {name: [few[name][0], many[name][0], few[name][1], many[name][1]] for name in few}


class Crowd:
    """A member with a place on the site, pieces and an organisation, made by the ordinary way; all others are copies."""

    def __init__(self) -> None:
        from allauth.mfa.models import Authenticator
        from articles.following import follows, targets
        from articles.models import Follow, Keyword
        from django.contrib.auth.models import Group
        from participants import memberships
        from participants.models import Member, ParticipantPage, Profile

        self.organisations = list(ParticipantPage.objects.order_by("pk"))
        self.sam = Member.objects.create_user("sam@example.test", first_name="Sam", last_name="de Boer")
        self.membership = memberships.place(self.sam, self.organisations[0], is_contact=True)
        self.profile = Profile.objects.create(member=self.sam, has_page=True, slug="sam")
        follows.follow_target(self.sam, targets.of_keyword(Keyword.objects.first()))
        self.follow = Follow.objects.get(member=self.sam)
        self.editor = Member.objects.create_user("kim@example.test", first_name="Kim", is_staff=True)
        self.editor.groups.set(Group.objects.filter(name="Redactie"))
        Authenticator.objects.create(user=self.editor, type=Authenticator.Type.TOTP, data={})
        self.draft, self.waiting, self.placed = (self.piece(kind) for kind in ("blog", "tip", "idea"))
        self.members = self.pieces = 0

    def piece(self, kind: str) -> Any:
        """A blog is still being written, a tip waits, an idea is on the site."""
        from articles.contributions import deciding, drafts, submitting
        from articles.models import Contribution

        piece = drafts.start(self.sam, kind)
        drafts.save(piece, {"title": f"Soep voor twaalf: {kind}", "text": TEXT}, piece.version)
        piece.refresh_from_db()
        if kind != "blog":
            piece = submitting.submit(piece, piece.version)
        if kind == "idea":
            deciding.approve(piece, piece.version, self.editor)
        return Contribution.objects.get(pk=piece.pk)

    def grow(self, members: int, pieces: int) -> "Crowd":
        """Until there are so many: of the pieces one in ten waits, one in ten is a draft, the others are on the site."""
        from articles import filter_counts
        from django.core.cache import cache
        from django.db import connection

        self._copy_members(range(self.members, members))
        self.copy_pieces(range(self.pieces, pieces), f"CASE WHEN n % {OWN} = 0 THEN {self.sam.pk} ELSE {BASE} + n END")
        self.members, self.pieces = members, pieces
        filter_counts.rebuild()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        cache.clear()
        return self

    def _copy_members(self, numbers: range) -> None:
        from articles.models import Follow
        from bench import copies
        from participants.models import Member, Membership, Profile

        who = f"{BASE} + n"
        organisation = f"(ARRAY{[one.pk for one in self.organisations]})[1 + n % {len(self.organisations)}]"
        copies.make(Member, self.sam, numbers, id=who, email="'lid' || n || '@example.test'")
        copies.make(Profile, self.profile, numbers, member_id=who, slug="'lid-' || n")
        copies.make(
            Membership, self.membership, numbers, member_id=who, organisation_id=organisation, is_contact="n < 100"
        )
        copies.make(Follow, self.follow, numbers, member_id=who)

    def copy_pieces(self, numbers: range, writer: str) -> None:
        """``writer``: SQL for the number of who wrote piece ``n``."""
        from articles.models import ArticlePage, Contribution, ContributionStep, Entry
        from bench import copies
        from wagtail.models import Page

        page: Any = self.placed.page
        which, key, kind = (
            f"{BASE} + n",
            "md5('stuk' || n)::uuid",
            "(ARRAY['blog', 'vlog', 'question', 'tip'])[1 + n % 4]",
        )
        copies.make(
            Page, page, numbers, id=which, path=f"'{page.path[:-4]}' || {copies.step(1000)}", slug="'stuk-' || n",
            url_path=f"'{page.url_path.removesuffix(page.slug + '/')}stuk-' || n || '/'",
            translation_key="gen_random_uuid()", latest_revision_id="NULL", live_revision_id="NULL",
        )  # fmt: skip
        copies.make(ArticlePage, page, numbers, page_ptr_id=which, kind=kind, author_id=writer)
        copies.make(Entry, page.entry, numbers, page_id=which, kind=kind, url="'/praat-mee/stuk-' || n || '/'")
        for like, part in (
            (self.draft, "n % 10 = 1"),
            (self.waiting, "n % 10 = 2"),
            (self.placed, "n % 10 NOT IN (1, 2)"),
        ):
            where = which if like == self.placed else "NULL"
            copies.make(Contribution, like, numbers, part, key=key, member_id=writer, page_id=where)
            for step in like.steps.all():
                copies.make(ContributionStep, step, numbers, part, contribution_id=key)

    def asked(self) -> dict[str, tuple[int, float]]:
        from django.test import Client

        stranger, member, editor = Client(), Client(), Client()
        member.force_login(self.sam)
        editor.force_login(self.editor)
        own = f"/mijn/organisatie/{self.organisations[0].slug}"
        article = "/actueel/artikel-1/"
        pages = {
            "Mijn": (member, "/mijn/"), "Mijn bijdragen": (member, "/mijn/bijdragen/"),
            "Wat ik volg": (member, "/mijn/volgen/"), "Mijn organisatie": (member, "/mijn/organisatie/"),
            "Mensen van de organisatie": (member, f"{own}/mensen/"), "Praat mee": (stranger, "/praat-mee/"),
            "Praat mee, blogs": (stranger, "/praat-mee/?soort=blog&pagina=2"), "Deelnemers": (stranger, "/deelnemers/"),
            "Pagina van een lid": (stranger, "/leden/sam/"), "Artikel voor een lid": (member, article),
            "Stuk van een lid": (member, self.placed.page.url), "Het formulier": (member, self.draft.get_absolute_url()),
            "Te beoordelen": (editor, "/beheer/reacties/"),
        }  # fmt: skip
        found = {name: counted(lambda who=who, where=where: who.get(where)) for name, (who, where) in pages.items()}
        return found | {"Bewaren onder het typen": counted(lambda: self.save(member))}

    def save(self, member: Any) -> Any:
        self.draft.refresh_from_db()
        typed = {
            "title": "Soep", "text": TEXT, "text_is": "html", "kind": "blog", "shown_as": "name",
            "keywords": "herstel", "version": self.draft.version,
        }  # fmt: skip
        return member.post(f"{self.draft.get_absolute_url()}bewaar/", typed)


def counted(ask: Any) -> tuple[int, float]:
    """Queries and CPU ms of a request: the second one and later, as most visitors get."""
    from bench import measure
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(ROUNDS):
        before = time.process_time() + measure.database_cpu()
        with CaptureQueriesContext(connection) as queries:
            answer = ask()
        times.append(1000 * (time.process_time() + measure.database_cpu() - before))
        if answer.status_code != 200:
            raise RuntimeError(f"{answer.request['PATH_INFO']} answers {answer.status_code}")
    own = [one for one in queries if not re.search("pg_backend_pid", one["sql"])]
    return len(own), statistics.median(times[1:])
