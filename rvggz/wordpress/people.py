"""Authors become members who cannot log in until they claim the account."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email

from articles.models import ImportedKind
from participants.models import Member
from participants.names import public_name
from rvggz.email_address import as_kept

from .contents import Contents
from .export_parts import Author, Item, fingerprint
from .ledger import Ledger
from .report import Outcome, Report
from .story import short

LONGEST_EMAIL = MaxLengthValidator(254)


@dataclass
class People:
    contents: Contents
    ledger: Ledger
    report: Report
    overwrite: bool = False
    members: dict[str, Member | None] = field(default_factory=dict)
    erased: dict[str, bool] = field(default_factory=dict)

    def take_all(self) -> None:
        for author in self.contents.authors.values():
            with self.report.item("people", author.login, self.name(author.login)):
                self.report.count("people", self._take(author))

    def member(self, login: str) -> Member | None:
        """The member for a name in the export; None when nobody is known by it."""
        if login not in self.members:
            found = self.ledger.thing(self.ledger.find(ImportedKind.PERSON, login)) if login else None
            self.members[login] = found if isinstance(found, Member) else None
        return self.members[login]

    def of_account(self, number: int) -> Member | None:
        """The member for the number of an account there."""
        login = next((author.login for author in self.contents.authors.values() if author.id == number), "")
        return self.member(login) if number else None

    def writers(self, item: Item) -> tuple[str, list[str]]:
        """Who stands first above an item, and the names of those who stood beside them (Co-Authors Plus)."""
        logins = [name if name in self.contents.authors else slug.removeprefix("cap-") or name
                  for taxonomy, slug, name in item.terms if taxonomy == "author"]  # fmt: skip
        guests = {
            slug.removeprefix("cap-") or name: name for taxonomy, slug, name in item.terms if taxonomy == "author"
        }
        if len(logins) < 2:
            return item.creator, []
        names = [self.name(login) if login in self.contents.authors else public_name(guests[login]) for login in logins]
        first = logins[0] if logins[0] in self.contents.authors else guests[logins[0]]
        return first, [name for name in names[1:] if name]

    def name(self, login: str) -> str:
        """What to call an author without an account here; nothing when that account was erased."""
        if login not in self.erased:
            self.erased[login] = self.ledger.is_erased(login)
        if self.erased[login]:
            return ""
        author = self.contents.authors.get(login)
        return short(public_name(author.display_name if author else "") or public_name(login), 150)

    def _take(self, author: Author) -> Outcome:
        record = self.ledger.find(ImportedKind.PERSON, author.login)
        member = self.ledger.thing(record)
        source = fingerprint(author)
        if record and (not isinstance(member, Member) or self.ledger.is_erased(author.login)):
            return Outcome.KEPT
        if record and isinstance(member, Member):
            if record.source == source:
                return Outcome.UNCHANGED
            is_ours = member.imported_from and not member.has_usable_password() and not member.is_staff
            if not is_ours or not (self.overwrite or self.ledger.is_untouched(record, member)):
                return Outcome.KEPT
            self._names(member, author).save()
            self.ledger.write(ImportedKind.PERSON, author.login, member, source)
            return Outcome.UPDATED
        return self._new(author, source)

    def _new(self, author: Author, source: str) -> Outcome:
        try:
            validate_email(author.email)
            LONGEST_EMAIL(author.email)
        except ValidationError:
            self.report.ask("people", author.login, self.name(author.login), "", "/beheer/users/",
                            "Zonder geldig e-mailadres is er geen account gemaakt; "
                            "bij de artikelen staat alleen de naam.")  # fmt: skip
            return Outcome.SKIPPED
        member = Member.objects.filter(email=author.email).first()
        outcome = Outcome.UNCHANGED
        if member is None:
            member = self._names(Member(email=as_kept(author.email)), author)
            member.imported_from = f"{self.ledger.site} {author.login}"[:300]
            member.set_unusable_password()
            member.save()
            outcome = Outcome.NEW
        self.ledger.write(ImportedKind.PERSON, author.login, member, source)
        return outcome

    @staticmethod
    def _names(member: Member, author: Author) -> Member:
        member.first_name = short(public_name(author.first_name), 150)
        member.last_name = short(public_name(author.last_name), 150)
        member.display_name = short(public_name(author.display_name) or public_name(author.login), 150)
        return member
