"""From the small editor to the blocks of a page: headings, quotes, the rest as text, and what had to stay in place."""

import re
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag
from django.utils.text import slugify

from articles.contributions.content import clean_html
from articles.models import Download, Entry
from articles.rich_text import fragment_of
from rvggz.text.nesting import normalise

Block = dict[str, Any]
SOURCE = re.compile(r"^\s*[—–-]\s+(?P<who>[^,]{1,150})(?:,\s*(?P<role>.{1,150}))?$", re.DOTALL)
OWN = re.compile(r"^(?:https?://[^/]+)?/documenten/(?P<document>\d{1,9})/(?P<name>[^/?#]+)$")


def blocks(html: str, kept: dict[str, Any] | None = None) -> list[Block]:
    """Raw stream data. A paragraph that is a marker of ``kept`` becomes ``{"type": "kept", "value": marker}``."""
    soup = BeautifulSoup(clean_html(html), "html.parser")
    made: list[Block] = []
    places = {str(node["id"]) for node in soup.find_all(id=True)} | {
        slugify(node.get_text()) for node in soup.find_all(["h2", "h3"], id=False)
    }
    for link in soup.find_all("a"):
        _link(link, places)
    for node in soup.find_all(recursive=False):
        block = _block(node, kept or {})
        if block is None:
            continue
        if block["type"] == "text" and made and made[-1]["type"] == "text":
            made[-1]["value"] += block["value"]
        else:
            made.append(block)
    for block in made:
        if block["type"] == "text":
            block["value"] = normalise(block["value"])
    return made


def _block(node: Tag, kept: dict[str, Any]) -> Block | None:
    said = " ".join(node.get_text(" ").split())
    if said in kept:
        return {"type": "kept", "value": said}
    if not said:
        return None
    if node.name in {"h2", "h3"}:
        place = str(node.get("id") or "")
        fragment = {"fragment": place} if place and place != slugify(said) else {}
        return {"type": "heading", "value": {"text": said[:150], "level": node.name, **fragment}}
    if node.name == "blockquote":
        return quote(node)
    return {"type": "text", "value": str(node)}


def quote(node: Tag) -> Block:
    """A last line that begins with a dash says who said it."""
    for line in node.find_all("br"):
        line.replace_with("\n")
    lines = [part.get_text().strip() for part in node.find_all(["p", "li", "h2", "h3"])] or [node.get_text().strip()]
    source = SOURCE.match(lines[-1]) if len(lines) > 1 else None
    said = "\n\n".join(line for line in (lines[:-1] if source else lines) if line)
    who = {"attribution": source["who"].strip(), "role": (source["role"] or "").strip()} if source else {}
    return {"type": "quote", "value": {"text": said, "attribution": "", "role": "", **who}}


def _document_link(link: Tag, number: int, name: str) -> None:
    """Only for who knows the whole address: the name of a file that nobody read yet cannot be guessed, a number can."""
    found = Download.objects.filter(pk=number).only("file").first()
    if found and found.filename == name:
        link.attrs = {"linktype": "document", "id": str(number)}
    else:
        link.unwrap()


def _link(link: Tag, places: set[str]) -> None:
    """A link to a page or document of ours follows it when it moves. One to a place in the text needs that place."""
    address = str(link.get("href") or "")
    path, _, fragment = address.partition("#")
    if document := OWN.match(address):
        _document_link(link, int(document["document"]), unquote(document["name"]))
    elif address.startswith("/") and (entry := Entry.objects.filter(url=path).only("pk").first()):
        part = {"fragment": fragment_of(fragment)} if fragment_of(fragment) else {}
        link.attrs = {"linktype": "page", "id": str(entry.pk), **part}
    elif address.startswith("#") and fragment in places:
        return
    elif not address or address.startswith("/") or ("://" not in address and ":" not in address):
        link.unwrap()
