"""What we hold of people who write pieces, and for how long: an entry of the registry in rvggz/privacy.py."""

from typing import Any

from articles.contributions import content, counting, drafts, tidying
from articles.models import ContributionFile
from rvggz import privacy
from rvggz.privacy import Holding, Person


def _theirs(person: Person) -> Any:
    found = drafts.of_address(person.email)
    return (found | drafts.of(person.member)) if person.member else found


def _pieces(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "titel": one.title, "stand": one.get_state_display(), "tekst": content.words(one.content.get("text", "")),
            "getypt": {name: one.content.get(name) for name in ("kind", "summary", "video", "keywords", "pseudonym")},
            "begonnen": one.created_at.isoformat(), "bewaard": one.saved_at.isoformat(),
            "naam": one.guest_name, "e-mailadres": one.guest_email, "toestemming": one.consent_text,
            "vraag van de redactie": one.question, "waarom niet": one.get_refusal_display(),
            "toelichting": one.refusal_note, "teken van nood": one.is_urgent,
            "bestanden": [f"{file.name}: {file.alt}" for file in one.files.all()],
            "wat er gebeurde": [f"{s.at:%Y-%m-%d} {s.get_kind_display()} {s.text}" for s in one.steps.all()],
        }
        for one in _theirs(person).prefetch_related("files", "steps").order_by("created_at")
    ]  # fmt: skip


def _erase(person: Person) -> int:
    """What a member has on the site is of the holding "articles": there it is erased, or stays without a name."""
    found = list(_theirs(person).select_related("page"))
    for piece in found:
        if piece.member_id and piece.is_live:
            piece.delete()
            counting.forget()
        else:
            drafts.remove(piece)
    return len(found)


def _files(person: Person) -> list[tuple[str, Any]]:
    """Only those that are not on the site yet: the others come with "files"."""
    rows = ContributionFile.objects.filter(contribution__in=_theirs(person)).exclude(file="")
    return [(row.name, row.file) for row in rows]


privacy.register(
    Holding(
        "contributions", "Bijdragen aan Praat mee",
        ("articles.Contribution", "articles.ContributionFile", "articles.ContributionStep"),
        "Geplaatst: zolang het stuk op de site staat. Een concept waar een jaar niets mee gebeurt, wissen we; een "
        "maand eerder krijgt de schrijver een mail. Niet geplaatst, ingetrokken of door de redactie van de "
        "site gehaald: 6 maanden. Van een gast die niet bevestigt: 7 dagen.",
        _pieces, _erase, tidying.tidy, _files,
    )
)  # fmt: skip
privacy.impersonal("articles.ReadingTask")
