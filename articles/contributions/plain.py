"""The same text without an editor: for who has no JavaScript. Blank lines make paragraphs, a few signs do the rest."""

import re
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag

# Every pattern is bounded and stops at its own sign, so that a text costs time in proportion to its length.
LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\(((?:https?://|mailto:|tel:|/)[^\s()]{1,2000})\)")
BARE = re.compile(r"(?<![\"'>(=/\w])https?://[^\s<>]{1,2000}[^\s<>.,;:!?)\]]")
BOLD = re.compile(r"\*\*(?=\S)([^*\n]{1,1000})(?<=\S)\*\*")
ITALIC = re.compile(r"(?<![\w_])_(?=\S)([^_\n]{1,1000})(?<=\S)_(?![\w_])")
HEADING = re.compile(r"^(##|###) +(.+)$")
BULLET, NUMBER, SAID = re.compile(r"^[-•*] +"), re.compile(r"^\d{1,3}[.)] +"), re.compile(r"^> ?")
DEEPEST = 20  # what is nested deeper than anyone writes is only its words
AROUND = {"b": "**", "strong": "**", "i": "_", "em": "_"}


def to_html(text: str, is_said: bool = False) -> str:
    """What somebody typed in a plain text area. ``is_said``: it is what somebody said already, in which nobody is."""
    text = text.replace("\r\n", "\n").replace("\x00", "")
    chunks: list[list[str]] = [[]]
    for line in (line.strip() for line in text.split("\n")):
        if line:
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return "".join(_chunk(lines, is_said) for lines in chunks)


def _chunk(lines: list[str], is_said: bool) -> str:
    headings = []
    for line in lines:
        if not (heading := HEADING.match(line)):
            break
        level = "h2" if heading[1] == "##" else "h3"
        headings.append(f"<{level}>{_inline(heading[2])}</{level}>")
    return "".join(headings) + _lines(lines[len(headings) :], is_said)


def _lines(lines: list[str], is_said: bool) -> str:
    if not lines:
        return ""
    for sign, tag in ((BULLET, "ul"), (NUMBER, "ol")):
        if all(sign.match(line) for line in lines):
            items = "".join(f"<li>{_inline(sign.sub('', line))}</li>" for line in lines)
            return f"<{tag}>{items}</{tag}>"
    if not is_said and all(SAID.match(line) for line in lines):
        said = "\n".join(SAID.sub("", line) for line in lines)
        return f"<blockquote>{to_html(said, is_said=True)}</blockquote>"
    return f"<p>{'<br>'.join(_inline(line) for line in lines)}</p>"


def _inline(text: str) -> str:
    links: list[str] = []

    def keep(html: str) -> str:
        links.append(html)
        return f"\x01{len(links) - 1}\x02"

    text = LINK.sub(lambda found: keep(f'<a href="{escape(found[2])}">{escape(found[1], quote=False)}</a>'), text)
    text = BARE.sub(lambda found: keep(f'<a href="{escape(found[0])}">{escape(found[0], quote=False)}</a>'), text)
    html = ITALIC.sub(r"<i>\1</i>", BOLD.sub(r"<b>\1</b>", escape(text, quote=False)))
    return re.sub("\x01(\\d+)\x02", lambda found: links[int(found[1])], html)


def to_text(html: str) -> str:
    """What the text area starts with: ``to_html`` makes the same of it again."""
    return _parts(BeautifulSoup(html, "html.parser"), is_said=False)


def _parts(parent: Tag, is_said: bool) -> str:
    return "\n\n".join(part for node in parent.children if (part := _part(node, is_said)))


def _part(node: object, is_said: bool) -> str:
    if isinstance(node, NavigableString):
        return " ".join(str(node).split())
    if not isinstance(node, Tag):
        return ""
    if node.name in {"h2", "h3"}:
        return f"{'##' if node.name == 'h2' else '###'} {_words(node)}"
    if node.name in {"ul", "ol"}:
        items = enumerate(map(_item, node.find_all("li")), start=1)
        return "\n".join(f"{number}. {said}" if node.name == "ol" else f"- {said}" for number, said in items)
    if node.name == "blockquote" and not is_said:
        said = _parts(node, is_said=True)
        return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))
    return _words(node)


def _item(item: Tag) -> str:
    return " ".join(_words(part) for part in item.children if getattr(part, "name", "") not in {"ul", "ol"}).strip()


def _words(node: object, depth: int = 0) -> str:
    if isinstance(node, NavigableString):
        return re.sub(r"\s+", " ", str(node))
    if not isinstance(node, Tag):
        return ""
    if depth > DEEPEST:
        return re.sub(r"\s+", " ", node.get_text())
    if node.name == "br":
        return "\n"
    inside = "".join(_words(child, depth + 1) for child in node.children)
    if node.name == "a" and node.get("href"):
        return inside if inside == node["href"] else f"[{inside}]({node['href']})"
    sign = AROUND.get(node.name, "") if inside.strip() else ""
    return f"{sign}{inside}{sign}" if sign else inside
