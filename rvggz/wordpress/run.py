"""The straight line of the move: read, people, words, files, texts, links, reactions, old addresses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from articles.models import ImportedKind
from rvggz import initial_pages

from .addresses import Addresses
from .comments import Comments
from .contents import HOUSEHOLD, TAKEN, Contents
from .export.stock import take_stock
from .export_file import ExportFile, Item
from .ledger import Ledger
from .load.finding import count_waiting, indexed_later, make_findable
from .media import Media
from .pages import Pages
from .people import People
from .places import section_of
from .redirects import Redirects
from .relinking import Relinking
from .report import KINDS, Outcome, Report
from .sections import Sections
from .terms import Terms
from .uploads import Uploads

TEXTS = ("pages", "organisations", "articles")
KIND_OF_TYPE = {"attachment": "media", "page": "pages"}
Step = Callable[[int], None]
Stage = Callable[[str, int], Step]


@dataclass
class Move:
    """One run of the import. ``stage(name, total)`` answers a function that hears how far the stage is."""

    export: ExportFile
    report: Report
    stage: Stage
    media_folder: Path | None = None
    only: frozenset[str] = frozenset(KINDS)
    overwrite: bool = False
    is_trial: bool = False  # everything is undone afterwards
    deferred: dict[int, list[Item]] = field(default_factory=dict)

    def run(self) -> Contents:
        contents = take_stock(self.export, self.stage("Lezen", self.export.path.stat().st_size))
        tree = initial_pages.make_or_find()
        ledger = Ledger(contents.site)
        addresses = Addresses(contents, ledger, tree)
        media = Media(contents, ledger, Uploads(self.media_folder), self.report, self.overwrite, "media" in self.only)
        people = People(contents, ledger, self.report, self.overwrite)
        terms = Terms(contents, ledger, tree, self.report, self.overwrite)
        self._each("people", people.take_all)
        self._each("themes", terms.take_themes)
        self._each("keywords", terms.take_keywords)
        self._each("media", media.take_all)
        pages = Pages(contents, ledger, tree, terms, people, media, addresses, self.report, self.overwrite)
        if self.only & set(TEXTS):
            with indexed_later():
                self._texts(pages)
                Relinking(addresses, ledger, self.report).all()
            make_findable(ledger.site, self.report, self.stage("Vindbaar maken", count_waiting(ledger.site)))
        if "media" in self.only:
            media.closed_files.settle()
        if "comments" in self.only:
            step = self.stage("Reacties", self.export.path.stat().st_size)
            Comments(contents, ledger, people, self.report).take_all(step)
        redirects = Redirects(contents, ledger, addresses, media.closed_files.opened, self.report, self.overwrite)
        self._each("redirects", redirects.take_all)
        self._tell(contents)
        return contents

    def _each(self, kind: str, take: Callable[[], None]) -> None:
        if kind in self.only:
            self.stage(KINDS[kind].capitalize(), 0)
            take()

    def _texts(self, pages: Pages) -> None:
        """The second pass. A page waits for the page above it."""
        step = self.stage("Teksten", self.export.path.stat().st_size)
        sections, seen = Sections(pages), set[int]()
        for part in self.export.read():
            step(self.export.position)
            if isinstance(part, Item) and part.type not in HOUSEHOLD and part.id not in seen:
                seen.add(part.id)
                with self.report.item("articles", part.id, part.title, part.link):
                    self._item(pages, sections, part)
        waiting = [item for items in self.deferred.values() for item in items]
        self.deferred.clear()
        for item in waiting:  # a circle of parents, or a parent that could not be written
            self._write(pages, sections, item)

    def _item(self, pages: Pages, sections: Sections, item: Item) -> None:
        if item.type not in TAKEN:
            self._other(pages, item)
        elif item.status == "trash" or not item.id:
            self._left_out(pages, item)
        elif item.type == "page" and item.parent in pages.contents.items and item.parent not in pages.written:
            self.deferred.setdefault(item.parent, []).append(item)
        else:
            self._write(pages, sections, item)

    def _write(self, pages: Pages, sections: Sections, item: Item) -> None:
        todo = [item]
        while todo:
            item = todo.pop(0)
            kind = self.kind_of(pages, item)
            if kind in self.only and not (kind == ImportedKind.PAGE and sections.take(item)):
                pages.take(item, kind)
            pages.written.add(item.id)
            todo += self.deferred.pop(item.id, [])

    @staticmethod
    def kind_of(pages: Pages, item: Item) -> str:
        """What it became before, it stays."""
        if record := pages.ledger.find_page(item.id):
            return record.kind
        if item.type == "post":
            return ImportedKind.ARTICLE
        return ImportedKind.ORGANISATION if section_of(pages.contents, item) else ImportedKind.PAGE

    def _left_out(self, pages: Pages, item: Item) -> None:
        kind = "pages" if item.type == "page" else "articles"
        self.report.count(kind, Outcome.SKIPPED)
        if not item.id:
            self.report.ask(kind, 0, item.title, item.link, "", "Had nummer noch adres en is niet overgenomen.")
        elif pages.ledger.find_page(item.id):
            self.report.ask(kind, item.id, item.title, item.link, "",
                            "Ligt in WordPress nu in de prullenbak, maar staat hier nog.")  # fmt: skip

    def _other(self, pages: Pages, item: Item) -> None:
        """Things of plugins: told, so that nobody finds out too late."""
        if item.type in HOUSEHOLD | {"attachment", "wp_block"} or item.status in {"trash", "auto-draft"}:
            return
        self.report.count("pages", Outcome.SKIPPED)
        self.report.ask("pages", item.id, item.title, item.link, "",
                        f"Soort “{item.type}” van een WordPress-plugin nemen we niet over. "
                        "Maak het zelf na als het nodig is.")  # fmt: skip

    def _tell(self, contents: Contents) -> None:
        for item in contents.repeated:
            what = f"Dit nummer komt vaker voor in de export (regel {item.line}); alleen de eerste telt."
            if item.id:
                self.report.ask(KIND_OF_TYPE.get(item.type, "articles"), item.id, item.title, item.link, "", what)
        for item, reason in contents.unreadable:
            self.report.count(KIND_OF_TYPE.get(item.type, "articles"), Outcome.FAILED)
            self.report.ask(KIND_OF_TYPE.get(item.type, "articles"), item.id, item.title, item.link, "",
                            f"Niet overgenomen door een fout: {reason}")  # fmt: skip
        self._tell_not_taken(contents)
        if "comments" in self.only and contents.comments:
            told = ", ".join(f"{count} {state}" for state, count in sorted(contents.comments.items()))
            self.report.remarks.append(f"Reacties in de export: {told}.")
        self.report.remarks += [
            f"Hersteld: {count} × {what} (voor het eerst op regel {line})."
            for what, (line, count) in contents.export.repairs.items()
        ]
        if damage := contents.export.damage:
            self.report.remarks.append(
                f"De export is beschadigd op regel {damage.line} (byte {damage.byte}): {damage.reason}. "
                f"Alles daarvóór {'wordt straks' if self.is_trial else 'is'} overgenomen; maak een nieuwe export en "
                f"{'probeer het' if self.is_trial else 'draai de import'} nog eens."
            )
        skipped = {name: count for name, count in contents.types.items() if name in HOUSEHOLD | {"trash"}}
        self.report.remarks += list(told_of(skipped))

    def _tell_not_taken(self, contents: Contents) -> None:
        """Once for each, with the first item that has it."""
        for key, found in contents.other_fields.items():
            self.report.ask("articles", found.number, found.title, found.link, "",
                            f"Extra veld “{key}” met tekst, bij {found.count} × een bericht of pagina, nemen we "
                            "niet over. Kijk of er iets in staat dat je wilt bewaren.")  # fmt: skip
        for taxonomy, found in contents.other_terms.items():
            self.report.ask("keywords", found.number, found.title, found.link, "",
                            f"Eigen indeling “{taxonomy}” ({', '.join(found.names)}), bij {found.count} × een bericht "
                            "of pagina, nemen we niet over. Kies zelf thema's of trefwoorden.")  # fmt: skip


def told_of(skipped: dict[str, int]) -> Iterable[str]:
    if skipped:
        told = ", ".join(f"{count} × {name}" for name, count in sorted(skipped.items()))
        yield f"Weggelaten zonder verlies (huishouden van WordPress en prullenbak): {told}."
