"""Texts with a form of their own: links, headings, lists, quotations, what opens and closes."""

import re
from collections.abc import Iterator
from html import escape

from bs4 import NavigableString, Tag

from .body.nesting import nested
from .body.numbers import Numbers
from .flow import LIFTED, Flow, attribute, classes, linked, speech_of, text_of, tidy, written
from .flow_media import GALLERIES, gallery, image
from .html import HEADINGS, SPACED
from .story import Story

BETWEEN, EDGE = re.compile(r"</p><p[^>]*>"), re.compile(r"</?p(?: [^>]*)?>")
BLOCK, LINE = "\x00block", "\x00line"
LIFTED_FROM_QUOTE = ["figure", "img", "table", "iframe", "rv-media", "video", "audio", "ul", "ol", "details"]


def link(flow: Flow, node: Tag) -> None:
    """A link; around a picture it is only kept when it leads elsewhere than to the picture."""
    href, place = attribute(node, "href"), attribute(node, "id")
    if place and not href.startswith("#"):
        flow.places.append(place)
    if node.find(["img", "figure", "table", "rv-media", *HEADINGS]):
        flow.children(node)
        if href and not flow.around.is_own_file(href) and not href.startswith("#"):
            flow.end()
            image = node.find("img")
            alt = attribute(image, "alt") if isinstance(image, Tag) else ""
            flow.line.append(linked(flow.around, href, text_of(node) or alt))
            flow.end()
        return
    opening, closing = flow.around.link(href)
    if opening and place and href.startswith("#"):
        opening = f'{opening[:-1]} id="{escape(place)}">'
    flow.wrapped(node, opening, closing)


def heading(flow: Flow, node: Tag) -> None:
    links = [(attribute(each, "href"), text_of(each)) for each in node.find_all("a", href=True)]
    links = [(href, words) for href, words in links if words and not href.startswith("#") and flow.around.link(href)[0]]
    if links:
        flow.around.note(f"link in de kop “{text_of(node)[:80]}” staat nu onder die kop")
    pictures = node.find_all("img")
    flow.places += [attribute(each, "id") for each in node.find_all(id=True)]
    if text := text_of(node):
        flow.story.heading(text, HEADINGS[node.name], flow.place())
    for href, words in links:
        flow.story.text(f"<p>{linked(flow.around, href, words)}</p>")
    for picture in pictures:
        image(flow, picture)


def items(flow: Flow, node: Tag) -> None:
    """A list stays a list; pictures and the like in it come after it."""
    if classes(node) & GALLERIES:
        gallery(flow, node)
        return
    lifted: list[Tag] = []
    html = _list(flow, node, lifted)
    if re.sub(r"<[^<>]*>|\s", "", html):
        flow.story.text(html)
    for each in lifted:
        flow.tag(each)
        flow.end()


def _list(flow: Flow, node: Tag, lifted: list[Tag]) -> str:
    made: list[str] = []
    numbers = Numbers(node)
    for child in node.children:
        if not isinstance(child, Tag):  # words beside the items
            made += [f"<li>{escape(words, quote=False)}</li>"] if (words := " ".join(str(child).split())) else []
            continue
        if child.name in {"ul", "ol"} and made:  # a list beside its item instead of in it
            made[-1] = made[-1].removesuffix("</li>") + _list(flow, child, lifted) + "</li>"
            continue
        attributes = {**speech_of(child), **numbers.next(child), "id": _place_of(child)}
        nested = [each for each in child.find_all(["ul", "ol"]) if each.find_parent(["ul", "ol"]) is node]
        lists = "".join(_list(flow, each, lifted) for each in nested)
        for each in nested:
            each.extract()
        text = inline(flow, child, lifted)
        if text or lists:
            made.append(f"<li{written(attributes)}>{text}{lists}</li>")
            numbers.was_said()
    return f"<{node.name}>{''.join(made)}</{node.name}>"


def _place_of(item: Tag) -> str:
    """The place that an item is, or that stands in it."""
    for node in [item, *item.find_all(id=True)]:
        if (place := attribute(node, "id")) and not attribute(node, "href"):
            del node["id"]
            return place
    return ""


def inline(flow: Flow, node: Tag, lifted: list[Tag]) -> str:
    """One line of rich text of all in a node; what is no text is put in ``lifted``."""
    for each in node.find_all(list(LIFTED - {"ul", "ol", "pre", *HEADINGS})):
        if each.find_parent(list(LIFTED)) is None or each.find_parent(list(LIFTED)) not in lifted:
            lifted.append(each)
    for each in lifted:
        each.extract()
    if node.name in {"td", "th"}:
        lists_as_lines(node)
    part = Flow(flow.around, Story("inline"))
    part.children(node)
    part.end()
    lines = [str(block["value"]) for block in part.story.blocks if block["type"] == "text"]
    lines += [
        f"<p><b>{escape(block['value']['text'])}</b></p>" for block in part.story.blocks if block["type"] == "heading"
    ]
    lines += [
        f"<p>{linked(flow.around, block['value']['url'])}</p>"
        for block in part.story.blocks if block["type"] == "video" and block["value"]["url"]
    ]  # fmt: skip
    return tidy(nested(EDGE.sub("", BETWEEN.sub("<br/>", "".join(lines))))[0])


def lists_as_lines(cell: Tag) -> None:
    """A cell of ours has no lists: each item becomes a line with its sign."""
    for items in cell.find_all(["ul", "ol"]):
        numbers = Numbers(items)
        for item in items.find_all("li", recursive=False):
            sign = f"{numbers.now}. " if items.name == "ol" else "• "
            numbers.next(item)
            item.insert(0, NavigableString(sign))
            item.name = "p"
        items.name = "div"


def quote(flow: Flow, node: Tag) -> None:
    """A quotation is plain text with its source; what else stood in it follows it."""
    source = node.find(["cite", "footer"])
    attribution = text_of(source).lstrip("—–- ") if isinstance(source, Tag) else ""
    sources = source.find_all("a", href=True) if isinstance(source, Tag) else []
    if isinstance(source, Tag):
        source.extract()
    lifted = [each for each in node.find_all(LIFTED_FROM_QUOTE)
              if not any(each in other.descendants for other in node.find_all(LIFTED_FROM_QUOTE))]  # fmt: skip
    for each in lifted:
        each.extract()
    links = [(attribute(each, "href"), text_of(each)) for each in [*node.find_all("a", href=True), *sources]]
    if (address := attribute(node, "cite")).startswith("http"):
        links.append((address, "Bron van dit citaat"))
    if node.find(["b", "strong", "i", "em", "s", "del"]):
        flow.around.note("nadruk in een citaat is weggevallen")
    flow.story.quote("\n\n".join(paragraphs_of(node)), attribution)
    for href, text in links:
        if text and not href.startswith("#"):
            flow.story.text(f"<p>{linked(flow.around, href, text)}</p>")
    for each in lifted:
        flow.tag(each)
        flow.end()


def paragraphs_of(node: Tag) -> list[str]:
    """The words of a node, a paragraph for each block in it; a line break stays one."""
    paragraphs = [[""]]
    for part in _pieces(node):
        if part == BLOCK:
            paragraphs.append([""])
        elif part == LINE:
            paragraphs[-1].append("")
        else:
            paragraphs[-1][-1] += part
    told = ["\n".join(" ".join(line.split()) for line in lines).strip() for lines in paragraphs]
    return [paragraph for paragraph in told if paragraph]


def _pieces(node: Tag) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, NavigableString):
            yield re.sub(r"\s+", " ", str(child))
        elif isinstance(child, Tag):
            edge = LINE if child.name == "br" else BLOCK if child.name in SPACED else ""
            yield edge
            yield from _pieces(child)
            yield edge if child.name != "br" else ""


def details(flow: Flow, node: Tag) -> None:
    summary = node.find("summary")
    title = text_of(summary if isinstance(summary, Tag) else None) or "Lees meer"
    if isinstance(summary, Tag):
        summary.extract()
    part = Flow(flow.around, Story(f"{flow.story.seed}/{len(flow.story.blocks)}"))
    part.children(node)
    part.end()
    texts = []
    for block in part.story.blocks:
        if block["type"] == "text":
            texts.append(str(block["value"]))
        elif block["type"] == "heading":
            texts.append(f"<p><b>{escape(block['value']['text'], quote=False)}</b></p>")
    flow.story.accordion(title, "".join(texts) or f"<p>{escape(title, quote=False)}</p>")
    for block in part.story.blocks:
        if block["type"] not in {"text", "heading"}:
            flow.story.add(block["type"], block["value"])


def preformatted(flow: Flow, node: Tag) -> None:
    """Lines stay lines, and how far each stood to the right stays to be seen."""
    for each in node.find_all("br"):
        each.replace_with("\n")
    lines = node.get_text().strip("\n").expandtabs(4).split("\n")
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    least = min((indent for indent, line in zip(indents, lines, strict=True) if line.strip()), default=0)
    flow.line.append(
        "<br/>".join(
            "\u00a0" * min(indent - least, 40) + escape(line.strip(), quote=False) if line.strip() else ""
            for indent, line in zip(indents, lines, strict=True)
        )
    )
    flow.end()
