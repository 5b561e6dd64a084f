"""The book of what came from where (``ImportedItem``): what to update, what to leave, where old links lead now."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Revision

from articles.models import (
    ArticlePage,
    Download,
    ImportedItem,
    ImportedKind,
    InformationPage,
    Keyword,
    Picture,
    ThemePage,
)
from articles.privacy import erased_key
from participants.models import Member, ParticipantPage
from rvggz.page_rights import OUTSIDE_BIN, is_in_bin

from .export_parts import fingerprint

MODELS: dict[str, type[Model]] = {
    ImportedKind.THEME: ThemePage,
    ImportedKind.KEYWORD: Keyword,
    ImportedKind.PERSON: Member,
    ImportedKind.PICTURE: Picture,
    ImportedKind.DOWNLOAD: Download,
    ImportedKind.PAGE: InformationPage,
    ImportedKind.ORGANISATION: ParticipantPage,
    ImportedKind.ARTICLE: ArticlePage,
}
PAGES = (ImportedKind.ARTICLE, ImportedKind.PAGE, ImportedKind.ORGANISATION)
MEDIA = (ImportedKind.PICTURE, ImportedKind.DOWNLOAD)


def state_of(thing: Model) -> str:
    """Fingerprint of what stands here now: another one later means that somebody changed it."""
    if isinstance(thing, Page):
        waits = Revision.objects.filter(pk=thing.latest_revision_id, approved_go_live_at__isnull=False).exists()
        guards = PageViewRestriction.objects.filter(page_id=thing.pk).order_by("pk")
        told = [(guard.restriction_type, guard.password) for guard in guards]
        return fingerprint(thing.latest_revision_id, thing.live or waits, told)
    if isinstance(thing, Picture):
        return fingerprint(thing.title, thing.description, thing.caption, thing.credit, thing.file_hash)
    if isinstance(thing, Download):
        return fingerprint(thing.title, thing.file_hash)
    if isinstance(thing, Member):
        return fingerprint(
            thing.email, thing.display_name, thing.first_name, thing.last_name, thing.has_usable_password()
        )
    return fingerprint(str(thing))


@dataclass
class Ledger:
    site: str

    def find(self, kind: str, key: object) -> ImportedItem | None:
        keys = [str(key)[:250]]
        if kind == ImportedKind.PERSON:
            keys.append(erased_key(keys[0]))
        return ImportedItem.objects.filter(site=self.site, kind=kind, key__in=keys).first()

    def is_erased(self, login: str) -> bool:
        """This person asked to be forgotten: neither the account nor the name comes back."""
        erased = ImportedItem.objects.filter(site=self.site, kind=ImportedKind.PERSON, key=erased_key(login[:250]))
        return erased.exists()

    def find_page(self, number: int) -> ImportedItem | None:
        return ImportedItem.objects.filter(site=self.site, kind__in=PAGES, key=str(number)).first()

    def find_path(self, path: str, kinds: tuple[str, ...]) -> ImportedItem | None:
        found = ImportedItem.objects.filter(site=self.site, path=path[:1000], kind__in=kinds)
        return found.order_by("pk").first()

    def files_below(self, number: int) -> list[int]:
        """Numbers of the pictures that hang below an item there, in their order."""
        found = ImportedItem.objects.filter(site=self.site, kind=ImportedKind.PICTURE, parent=number)
        return sorted(int(key) for key in found.values_list("key", flat=True) if key.isdecimal()) if number else []

    def thing(self, record: ImportedItem | None) -> Model | None:
        """What it became, unless it was deleted since."""
        if record is None:
            return None
        if record.kind in PAGES:  # a page of WordPress may have become a section of ours
            page = Page.objects.filter(OUTSIDE_BIN, pk=record.object_id).first()
            return page.specific if page else None
        found = MODELS[record.kind]._default_manager.filter(pk=record.object_id).first()
        return None if isinstance(found, Page) and is_in_bin(found) else found

    def write(self, kind: str, key: object, thing: Model, source: str, *, path: str = "", is_complete: bool = True,
              has_old_links: bool = False, **of_a_file: int) -> None:  # fmt: skip
        """Note that this thing was made or changed just now. ``of_a_file``: where it hangs, whether it is closed."""
        known = {"site": self.site, "kind": kind, "key": str(key)[:250]}
        told = {
            "path": path[:1000], "object_id": thing.pk, "source": source, "written": state_of(thing),
            "is_complete": is_complete, "has_old_links": has_old_links, "imported_at": timezone.now(), **of_a_file,
        }  # fmt: skip
        if not ImportedItem.objects.filter(**known).update(**told):
            ImportedItem.objects.bulk_create([ImportedItem(**known, **told)])

    def note_changed_here(self, kind: str, key: object) -> None:
        """What stands here is not what the import wrote: only who says --overwrite loses it."""
        ImportedItem.objects.filter(site=self.site, kind=kind, key=str(key)[:250]).update(written="")

    def is_taken(self, page: Page) -> bool:
        """Did another page of WordPress become this one?"""
        return ImportedItem.objects.filter(kind__in=PAGES, object_id=page.pk).exists()

    def is_untouched(self, record: ImportedItem, thing: Model) -> bool:
        """Nobody changed it since the import wrote it."""
        return record.written == state_of(thing)
