"""From the small editor to the blocks of a page: headings, quotes, the rest as text, and what had to stay in place."""

import re
from html import escape
from typing import Any
from urllib.parse import unquote

from bs4 import BeautifulSoup, NavigableString, Tag

from articles.contributions.content import clean_html
from articles.models import Download, Entry

Block = dict[str, Any]
RENAMED = {"strong": "b", "em": "i"}
LISTS = {"ul", "ol"}
LOOSE = {"a", "b", "i", "br", "sup", "sub"}
SOURCE = re.compile(r"^\s*[—–-]\s+(?P<who>[^,]{1,150})(?:,\s*(?P<role>.{1,150}))?$", re.DOTALL)
OWN = re.compile(r"^(?:https?://[^/]+)?/documenten/(?P<document>\d{1,9})/(?P<name>[^/?#]+)$")


def blocks(html: str, kept: dict[str, Any] | None = None) -> list[Block]:
    """Raw stream data. A paragraph that is a marker of ``kept`` becomes ``{"type": "kept", "value": marker}``."""
    soup = BeautifulSoup(clean_html(html), "html.parser")
    made: list[Block] = []
    for node in _tidied(soup):
        block = _block(node, kept or {})
        if block is None:
            continue
        if block["type"] == "text" and made and made[-1]["type"] == "text":
            made[-1]["value"] += block["value"]
        else:
            made.append(block)
    return made


def _tidied(soup: BeautifulSoup) -> list[Any]:
    for name, new in RENAMED.items():
        for tag in soup.find_all(name):
            tag.name = new
    for link in soup.find_all("a"):
        _link(link)
    for item in soup.find_all("li"):  # the editor puts paragraphs in its lists
        for number, paragraph in enumerate(item.find_all("p", recursive=False)):
            if number:
                paragraph.insert_before(soup.new_tag("br"))
            paragraph.unwrap()
    return _paragraphs(soup)


def _paragraphs(soup: Tag) -> list[Any]:
    """What lies loose between paragraphs becomes one."""
    found: list[Any] = []
    loose: list[str] = []

    def settle() -> None:
        if "".join(loose).replace("<br/>", "").strip():
            found.append(BeautifulSoup(f"<p>{''.join(loose).strip()}</p>", "html.parser").p)
        loose.clear()

    for node in list(soup.children):
        if isinstance(node, NavigableString) or (isinstance(node, Tag) and node.name in LOOSE):
            loose.append(str(node) if isinstance(node, Tag) else escape(str(node), quote=False))
        else:
            settle()
            found.append(node)
    settle()
    return found


def _block(node: Tag, kept: dict[str, Any]) -> Block | None:
    said = " ".join(node.get_text(" ").split())
    if said in kept:
        return {"type": "kept", "value": said}
    if not said:
        return None
    if node.name in {"h2", "h3"}:
        return {"type": "heading", "value": {"text": said[:150], "level": node.name}}
    if node.name == "blockquote":
        return quote(node)
    return {"type": "text", "value": rich(node)}


def rich(node: Tag) -> str:
    """A paragraph or list as Wagtail stores it."""
    return str(node).replace("\n", " ") if node.name in LISTS else f"<p>{node.decode_contents().strip()}</p>"


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


def _link(link: Tag) -> None:
    """A link to a page or document of ours follows it when it moves."""
    address = str(link.get("href") or "")
    if document := OWN.match(address):
        _document_link(link, int(document["document"]), unquote(document["name"]))
    elif address.startswith("/") and (entry := Entry.objects.filter(url=address).only("pk").first()):
        link.attrs = {"linktype": "page", "id": str(entry.pk)}
    elif not address or address.startswith("/") or ("://" not in address and ":" not in address):
        link.unwrap()
