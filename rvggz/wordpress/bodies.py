"""The body of one item: from what WordPress kept to our blocks, with what a person should look at."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from articles.models import Download, Picture
from articles.rich_text import fragment_of

from .addresses import SAFE_SCHEMES, Addresses
from .autop import autop
from .body.footnotes import Footnotes
from .body.hrefs import whole_href
from .body.link_targets import links_that_lead_somewhere
from .export.attachments import upload_path
from .flow_blocks import pour
from .gutenberg import Gutenberg
from .media import Media
from .shortcodes import addresses_on_their_own_line, expand
from .story import Story, well_nested
from .uploads import PICTURES, extension_of

LONGEST = 5_000_000
FILE_LINK = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|pdf|docx?|xlsx?|pptx?|mp[34]|zip)$", re.IGNORECASE)


@dataclass
class Body:
    """``Surroundings`` of a flow, and what came of it."""

    title: str
    number: int
    addresses: Addresses
    media: Media
    blocks: list[dict[str, Any]] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)  # a place in the text → the name that it has here
    is_complete: bool = True
    has_old_links: bool = False

    def convert(self, content: str, footnotes: str = "") -> "Body":
        if len(content) > LONGEST:
            self.note("de tekst is erg lang en is afgekapt")
            content = content[:LONGEST]
        story = Story(f"{self.addresses.ledger.site} {self.number}")
        notes = Footnotes(footnotes)
        pour(notes.fill(self.html(notes.mark(content)), self.in_a_note), self, story)
        self.blocks = links_that_lead_somewhere(well_nested(story.blocks), self.aliases, self.note)
        if not self.blocks:
            self.note("de tekst is leeg" if not content.strip() else "de tekst kwam leeg over: kijk op de oude site")
        return self

    def html(self, content: str) -> str:
        if "<!-- wp:" not in content:
            return self.classic(content)
        reusable = self.addresses.contents.reusable.get
        shortcodes: Callable[[str], str] = lambda text: expand(text, self.note)  # noqa: E731
        return Gutenberg(self.classic, shortcodes, reusable, self.note).html(content)

    def in_a_note(self, text: str) -> str:
        """A footnote is a line: what stands around it makes no paragraphs of it."""
        return expand(text, self.note)

    def classic(self, text: str) -> str:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return autop(expand(addresses_on_their_own_line(text), self.note))

    def note(self, text: str) -> None:
        self.notes[text] = None

    def link(self, href: str) -> tuple[str, str]:
        """Tags around the words of a link; nothing when the address is unsafe or leads nowhere."""
        href = whole_href(href)
        if href.startswith("#"):
            place = fragment_of(href[1:])
            return (f'<a href="#{place}">', "</a>") if place and place != "top" else ("", "")
        scheme = href.partition(":")[0].lower() if ":" in href.split("/")[0] else ""
        if scheme and scheme not in SAFE_SCHEMES:
            self.note(f"link die een browser niet opent is weggevallen: {href[:120]}")
            return "", ""
        if not href:
            return "", ""
        if scheme in {"mailto", "tel"} or not self.addresses.is_own(href):
            return self._outside(href)
        if self.is_own_file(href) and (document := self.file(0, href)):
            return f'<a linktype="document" id="{document.pk}">', "</a>"
        target = self.addresses.resolve(href)
        if target:
            return target.tag, "</a>"
        self.has_old_links = True
        return self._outside(self.addresses.whole(href))

    def _outside(self, href: str) -> tuple[str, str]:
        address = href if ":" in href.split("/")[0] else self.addresses.whole(href)
        safe = address.strip().replace("&", "&amp;").replace('"', "%22").replace("<", "%3C").replace(">", "%3E")
        return f'<a href="{safe}">', "</a>"

    def picture(self, number: int, url: str) -> Picture | None:
        is_own = bool(number) or self.is_own_file(url)
        found = self.media.picture(number, url) if is_own else None
        if found is None:
            self.note(f"afbeelding ontbreekt: {url[:200] or number}")
            self.is_complete = self.is_complete and not is_own
        return found

    def file(self, number: int, url: str) -> Download | None:
        found = self.media.document(number, url)
        if found is None:
            self.note(f"bestand ontbreekt: {url[:200] or number}")
            self.is_complete = False
        return found

    def gallery(self, numbers: list[int]) -> list[Picture]:
        if not numbers:  # WordPress shows the pictures below an item, not its other files
            files = self.addresses.contents.attachments
            numbers = [each for each in self.media.below(self.number)
                       if each not in files or extension_of(files[each].file) in PICTURES]  # fmt: skip
        return [found for number in numbers if (found := self.picture(number, ""))]

    def is_own_file(self, url: str) -> bool:
        """An upload of the old site (also when it stood on a host for files)."""
        return bool(upload_path(url)) and (self.addresses.is_own(url) or bool(FILE_LINK.search(url.split("?")[0])))

    def button_target(self, href: str) -> tuple[int | None, int | None, str] | None:
        """What a button leads to: page, document, address; None when a button can not."""
        href = whole_href(href)
        if self.is_own_file(href):
            document = self.file(0, href)
            return (None, document.pk, "") if document else None
        if href.startswith("#") or not href:
            return None
        if self.addresses.is_own(href):
            target = self.addresses.resolve(href)
            if target and not target.url:
                return None if target.fragment else (target.page, target.document, "")
            self.has_old_links = self.has_old_links or target is None
            return (None, None, self.addresses.whole(href)) if target is None else None
        return (None, None, href) if href.startswith(("http://", "https://")) else None
