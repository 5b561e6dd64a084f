"""What we hold of people who react, and for how long: entries of the registry in rvggz/privacy.py."""

from typing import Any

from django.db.models import F, Q

from comments import own_words, services, tidying, writers
from comments.models import Comment, Decision, ModeratorMail, Status
from participants.names import FORMER
from rvggz import outbox, privacy
from rvggz.models import OutgoingMail
from rvggz.privacy import Holding, Person


def _theirs(person: Person) -> Any:
    mine = Q(email=person.email) | Q(writer__in=writers.keys_of(person.email))
    if person.member:
        mine |= Q(member=person.member) | Q(writer=writers.key_of("", person.member))
    return Comment.objects.filter(mine).order_by("pk")


def _reactions(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "nummer": one.pk, "artikel": one.article_title, "naam": one.name,
            "naam erbij gekozen": one.get_shown_as_display() if one.member_id else "", "e-mailadres": one.email,
            "tekst": one.text, "stand": one.get_status_display(), "reden": one.get_reason_display(),
            "waarom niet": one.get_refusal_display(), "toelichting": one.refusal_note,
            "geschreven": one.created_at.isoformat(), "toestemming": one.consent_text,
            "versie van de toestemming": one.consent_version,
            "bericht van antwoorden": one.follows, "teken van nood": one.is_crisis,
        }
        for one in _theirs(person).annotate(article_title=F("article__title"))
    ]  # fmt: skip


def _erase_reactions(person: Person) -> int:
    numbers = list(_theirs(person).values_list("pk", flat=True))
    for pk in numbers:
        comment = Comment.objects.filter(pk=pk).first()
        if comment:
            services.remove(comment)
    own_words.erase_address(person.email)
    return len(numbers)


def _keep_reactions(person: Person) -> int:
    """What is on the site stays, as of "een oud-lid"; what is not, goes."""
    kept = 0
    for pk in list(_theirs(person).values_list("pk", flat=True)):
        comment = Comment.objects.select_for_update(of=("self",)).filter(pk=pk).first()
        if comment and comment.status == Status.SHOWN:
            services.take_name_off(comment, FORMER)
            kept += 1
        elif comment:
            services.remove(comment)
    return kept


def _decisions(person: Person) -> list[dict[str, Any]]:
    if not person.member:
        return []
    made = Decision.objects.filter(by=person.member).order_by("pk")
    return [
        {"reactie": one.comment_number, "wat": one.get_action_display(), "wanneer": one.at.isoformat()} for one in made
    ]


def _mail_wishes(person: Person) -> list[dict[str, Any]]:
    wishes = ModeratorMail.objects.filter(member=person.member) if person.member else []
    return [{"bericht over reacties": wish.get_how_often_display()} for wish in wishes]


def _letters(person: Person) -> list[dict[str, Any]]:
    rows = OutgoingMail.objects.filter(to=person.email)
    return [{"bericht": row.name, "stand": row.get_state_display(), "inhoud": row.context} for row in rows]


privacy.register(
    Holding(
        "reactions", "Reacties", ("comments.Comment",),
        "Zolang de reactie op de site staat. Niet bevestigd: 7 dagen. Niet geplaatst of spam: 30 dagen, daarna blijft "
        "alleen een code over die telt hoe vaak iemand niet geplaatst werd. Weggelakt: 14 dagen.",
        _reactions, _erase_reactions, tidying.reactions, keep=_keep_reactions,
        question="Wat moet er gebeuren met je reacties?",
    ),
    Holding(
        "decisions", "Besluiten van moderatoren", ("comments.Decision",),
        "Twee jaar, zonder de tekst. De naam van de moderator gaat eruit als het account verdwijnt.",
        _decisions, tidy=tidying.decisions,
    ),
    Holding(
        "reports", "Meldingen van lezers", ("comments.Report",),
        "30 dagen na behandeling. Wie meldde, bewaren we niet.", tidy=tidying.reports,
    ),
    Holding(
        "moderator-mail", "Wanneer een moderator bericht wil", ("comments.ModeratorMail",),
        "Zolang het account bestaat.", _mail_wishes,
    ),
    Holding(
        "letters", "Berichten die nog weg moeten", ("rvggz.OutgoingMail",),
        "Inhoud en adres tot het bericht weg is; dat het weg is 30 dagen.", _letters,
        lambda person: outbox.forget_address(person.email),
    ),
)  # fmt: skip
privacy.impersonal("comments.ReactionSettings", "comments.SpamWord")
