"""What we hold of members, contact persons and those who work in the admin: entries of rvggz/privacy.py.

Tables of Django and Wagtail are named here too, where they hold something of a person.
"""

from typing import Any

from wagtail.models import Page, PageLogEntry
from wagtail.users.models import UserProfile

from participants import absence, data_export, erasing
from participants.models import DataExport, Leaving, Member
from rvggz import privacy
from rvggz.privacy import Holding, Person


def _account(person: Person) -> list[dict[str, Any]]:
    member: Member | None = person.member
    if member is None:
        return []
    row: dict[str, Any] = {
        "e-mailadres": member.email, "voornaam": member.first_name, "achternaam": member.last_name,
        "naam die anderen zien": member.display_name, "lid sinds": member.date_joined.isoformat(),
        "laatst ingelogd": member.last_login.isoformat() if member.last_login else "",
        "mag inloggen": member.is_active, "redactie": member.is_staff, "beheerder": member.is_superuser,
        "vertrouwd": member.is_trusted, "groepen": sorted(member.groups.values_list("name", flat=True)),
        "overgenomen van": member.imported_from,
    }  # fmt: skip
    profile = UserProfile.objects.filter(user=member).first()
    if profile:
        row |= {"foto in het beheer": profile.avatar.name or "", "weergave van het beheer": profile.theme}
    return [row]


def _may_go(person: Person) -> None:
    if person.member:
        erasing.check_not_last_administrator(person.member.pk)


def _erase_account(person: Person) -> int:
    if person.member is None:
        return 0
    erasing.erase_member(person.member.pk)
    return 1


def _changes(person: Person) -> list[dict[str, Any]]:
    entries = PageLogEntry.objects.filter(user=person.member.pk) if person.member else PageLogEntry.objects.none()
    made = entries.order_by("timestamp").values_list("label", "action", "timestamp")
    return [{"pagina": label, "wat": action, "wanneer": at.isoformat()} for label, action, at in made]


def _contact(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "organisatie": page.title, "naam": page.contact_name, "e-mailadres": page.contact_email,
            "telefoonnummer": page.contact_phone,
        }
        for page in erasing.contact_pages(person.email)
    ] + _contact_before(person)  # fmt: skip


def _contact_before(person: Person) -> list[dict[str, Any]]:
    """Earlier versions of those pages."""
    titles = Page.objects.in_bulk([int(one.object_id) for one in erasing.contact_revisions(person.email)])
    return [
        {
            "organisatie, eerdere versie": str(titles.get(int(one.object_id), "")), "van": one.created_at.isoformat(),
            "naam": one.content.get("contact_name", ""), "telefoonnummer": one.content.get("contact_phone", ""),
        }
        for one in erasing.contact_revisions(person.email).order_by("pk")
    ]  # fmt: skip


def _asked(person: Person) -> list[dict[str, Any]]:
    exports = DataExport.objects.filter(member=person.member) if person.member else []
    leaving = Leaving.objects.filter(member=person.member) if person.member else []
    return [
        *({"kopie gevraagd op": one.asked_at.isoformat()} for one in exports),
        *({"wordt gewist op": one.due_at.isoformat(), "blijft staan": one.keeping} for one in leaving),
    ]


def _erase_copies(person: Person) -> int:
    copies = list(DataExport.objects.filter(member=person.member)) if person.member else []
    for one in copies:
        data_export.remove(one)
    return len(copies)


def _avatar(person: Person) -> list[tuple[str, Any]]:
    profile = UserProfile.objects.filter(user=person.member).first() if person.member else None
    return [(profile.avatar.name.rsplit("/", 1)[-1], profile.avatar)] if profile and profile.avatar else []


privacy.register(
    Holding(
        "account", "Account", ("participants.Member", "wagtailusers.UserProfile", "wagtailcore.APIToken"),
        "Zolang iemand lid is, en niet langer dan twee jaar na de laatste keer inloggen. Na wissen blijft alleen een "
        "nummer zonder naam over, als er artikelen, bestanden of wijzigingen bij horen.",
        _account, _erase_account, absence.tidy, _avatar, check=_may_go,
    ),
    Holding(
        "leaving", "Wat iemand vroeg bij Mijn gegevens",
        ("participants.DataExport", "participants.Leaving", "participants.Absence"),
        "Een kopie van alle gegevens: drie dagen. De vraag om te wissen: een dag, dan is het gebeurd.",
        _asked, _erase_copies, data_export.tidy,
    ),
    Holding(
        "changes", "Wie wat wijzigde in het beheer",
        (
            "wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry", "wagtailcore.Revision",
            "wagtailcore.WorkflowState", "wagtailcore.TaskState",
        ),
        "Zolang de pagina bestaat: redacteuren moeten kunnen zien wie wat deed. Na wissen van het account staat er "
        "geen naam meer bij.",
        _changes,
    ),
    Holding(
        "work", "Werk in het beheer dat nog openstaat",
        (
            "wagtailadmin.EditingSession", "wagtailadmin.FormState", "wagtailcore.Comment", "wagtailcore.CommentReply",
            "wagtailcore.PageSubscription", "wagtailcore.UploadedFile",
        ),
        "Opmerkingen van redacteuren bij een tekst: tot ze klaar zijn. De rest ruimt het beheer zelf op. Het wordt "
        "gewist met het account.",
    ),
    Holding(
        "contact", "Contactpersoon van een organisatie", ("participants.ParticipantPage",),
        "Zolang de organisatie deze persoon noemt. Bij wissen ook uit eerdere versies. We zoeken op e-mailadres: een "
        "naam zonder adres haalt een redacteur zelf weg.",
        _contact, lambda person: erasing.erase_contact(person.email),
    ),
)  # fmt: skip
privacy.impersonal("participants.ParticipantIndexPage")
