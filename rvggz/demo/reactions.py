"""The conversation of the demo site: written and decided by the same verbs as on any site, on dates of its own.

Nobody is mailed: what was to go out is taken back. What waits is dated from the moment of loading.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, Site

from articles.models import Entry
from comments import answering, deciding, learning, posting
from comments.looking import Words
from comments.models import Action, Comment, Decision, ReactionSettings
from participants.models import Member
from rvggz.checks import text, under_attack
from rvggz.demo import content
from rvggz.models import OutgoingMail

APPROVE = deciding.Choice(Action.APPROVE)
LIMIT = 3  # reports that hide a reaction
SEEN_AFTER = timedelta(hours=2)  # so long an editor of the demo takes


@dataclass
class Conversations:
    """Builds them. ``made``: what can be answered, by its id in the file."""

    members: dict[str, Member]
    entries: dict[str, Entry] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    now: datetime = field(default_factory=timezone.now)

    @property
    def editor(self) -> Member:
        return self.members["anna"]

    def build(self) -> None:
        told = content.table("reactions")
        queue, spam = told.pop("queue"), told.pop("spam")
        for slug, reactions in told.items():
            for words in reactions:
                self._shown(slug, words)
        self._teach(spam["texts"])
        for words in queue:
            self._waiting(words)
        first = Comment.objects.filter(pk=Coalesce(OuterRef("thread"), OuterRef("pk")))
        Comment.objects.update(thread_at=Subquery(first.values("created_at")))
        OutgoingMail.objects.all().delete()
        under_attack.forget()

    def _shown(self, slug: str, words: dict[str, Any]) -> None:
        entry = self._entry(slug)
        day: date = entry.date or timezone.localdate(self.now)
        moment = timezone.make_aware(datetime.combine(day + timedelta(days=words["after"]), words["at"]))
        if words.get("editor"):
            parent = Comment.objects.get(pk=self.made[words["to"]])
            made = deciding.reply(parent.pk, parent.version, text.clean(words["text"]), self.editor)
        else:
            made = self._post(entry, words)
            if made.status != "shown":
                deciding.decide(made.pk, made.version, APPROVE, self.editor)
        if "id" in words:
            self.made[words["id"]] = made.pk
        if words.get("answers_the_question"):
            made.refresh_from_db()
            answering.mark(made)
        self._date(made, moment, moment + SEEN_AFTER)

    def _waiting(self, words: dict[str, Any]) -> None:
        moment = self.now - timedelta(hours=words["ago"])
        made, decided = self._post(self._entry(words["under"]), words), None
        if "reports" in words:
            deciding.decide(made.pk, made.version, APPROVE, self.editor)
            for reason, note in words["reports"]:
                deciding.report(made.pk, reason, note, LIMIT)
            decided = moment + SEEN_AFTER
        elif "refused" in words:
            choice = deciding.Choice(Action.REFUSE, words["refused"], words["note"])
            deciding.decide(made.pk, made.version, choice, self.editor)
            decided = moment + SEEN_AFTER
        self._date(made, moment, decided)

    def _post(self, entry: Entry, words: dict[str, Any]) -> Comment:
        """Somebody reacts; a guest confirms the address."""
        member = self.members.get(words.get("member", ""))
        name = words.get("name", "")
        sent = Words(
            text=text.clean(words["text"]), name=name, member=member,
            email="" if member else f"{slugify(name)}@example.org",
            answers=self.made[words["to"]] if "to" in words else None, has_worked=True,
        )  # fmt: skip
        made = posting.post(entry, sent).comment
        if made is None:
            raise ValueError(f"nobody can react under {entry.title}")
        return made if member else posting.confirm(made.pk)

    def _entry(self, slug: str) -> Entry:
        if slug not in self.entries:
            self.entries[slug] = Entry.objects.get(page=Page.objects.get(slug=slug))
        return self.entries[slug]

    @staticmethod
    def _date(made: Comment, written: datetime, decided: datetime | None) -> None:
        made.refresh_from_db()
        waits_since = (decided or written) if made.waiting_since else None  # also when readers reported it
        Comment.objects.filter(pk=made.pk).update(
            created_at=written, decided_at=decided,
            confirmed_at=written if made.confirmed_at else None, waiting_since=waits_since,
        )  # fmt: skip
        Decision.objects.filter(comment=made).update(at=decided or written)

    def _teach(self, texts: list[str]) -> None:
        """The filter knows some spam; the examples themselves are not kept."""
        article = next(iter(self.entries.values())).pk
        for words in texts:
            example = Comment.objects.create(article_id=article, name="Support", text=words)
            learning.learn(example, learning.SPAM)
            example.delete()


def settle_rules(site: Site, house_rules: Page) -> None:
    """Beside the form stands a link to all house rules."""
    kept = ReactionSettings.for_site(site)
    kept.house_rules_page = house_rules
    kept.save()
