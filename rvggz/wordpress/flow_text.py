"""Texts with a form of their own: links, headings, lists, quotations, what opens and closes."""

import re
from html import escape

from bs4 import Tag

from .flow import LIFTED, Flow, attribute, classes, linked, text_of, tidy
from .flow_media import GALLERIES, gallery, image
from .html import HEADINGS
from .story import Story

LIFTED_FROM_QUOTE = ["figure", "img", "table", "iframe", "rv-media", "video", "audio", "ul", "ol"]


def link(flow: Flow, node: Tag) -> None:
    """A link; around a picture it is only kept when it leads elsewhere than to the picture."""
    href = attribute(node, "href")
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
    flow.wrapped(node, opening, closing)


def heading(flow: Flow, node: Tag) -> None:
    if node.find("a", href=True):
        flow.around.note(f"link in de kop “{text_of(node)[:80]}” is weggevallen")
    pictures = node.find_all("img")
    flow.story.heading(text_of(node), HEADINGS[node.name])
    for picture in pictures:
        image(flow, picture)


def items(flow: Flow, node: Tag) -> None:
    """A list stays a list; pictures and the like in it come after it."""
    if classes(node) & GALLERIES:
        gallery(flow, node)
        return
    lifted: list[Tag] = []
    html = _list(flow, node, lifted)
    if re.sub(r"<[^>]*>|\s", "", html):
        flow.story.text(html)
    for each in lifted:
        flow.tag(each)
        flow.end()


def _list(flow: Flow, node: Tag, lifted: list[Tag]) -> str:
    made: list[str] = []
    for child in node.children:
        if not isinstance(child, Tag):
            continue
        if child.name in {"ul", "ol"} and made:  # a list beside its item instead of in it
            made[-1] = made[-1].removesuffix("</li>") + _list(flow, child, lifted) + "</li>"
            continue
        nested = [each for each in child.find_all(["ul", "ol"]) if each.find_parent(["ul", "ol"]) is node]
        lists = "".join(_list(flow, each, lifted) for each in nested)
        for each in nested:
            each.extract()
        text = inline(flow, child, lifted)
        if text or lists:
            made.append(f"<li>{text}{lists}</li>")
    return f"<{node.name}>{''.join(made)}</{node.name}>"


def inline(flow: Flow, node: Tag, lifted: list[Tag]) -> str:
    """One line of rich text of all in a node; what is no text is put in ``lifted``."""
    for each in node.find_all(list(LIFTED - {"ul", "ol", "pre", *HEADINGS})):
        if each.find_parent(list(LIFTED)) is None or each.find_parent(list(LIFTED)) not in lifted:
            lifted.append(each)
    for each in lifted:
        each.extract()
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
    return tidy("".join(lines).replace("</p><p>", "<br/>").replace("<p>", "").replace("</p>", ""))


def quote(flow: Flow, node: Tag) -> None:
    """A quotation is plain text with its source; what else stood in it follows it."""
    source = node.find(["cite", "footer"])
    attribution = text_of(source).lstrip("—–- ") if isinstance(source, Tag) else ""
    if isinstance(source, Tag):
        source.extract()
    lifted = [each for each in node.find_all(LIFTED_FROM_QUOTE)
              if each.find_parent(["figure", "table", "ul", "ol"]) is None]  # fmt: skip
    for each in lifted:
        each.extract()
    links = [(attribute(each, "href"), text_of(each)) for each in node.find_all("a", href=True)]
    for each in node.find_all("br"):
        each.replace_with("\n")
    paragraphs = node.find_all("p") or [node]
    lines = ["\n".join(" ".join(line.split()) for line in each.get_text().split("\n")).strip() for each in paragraphs]
    flow.story.quote("\n\n".join(line for line in lines if line), attribution)
    for href, text in links:
        flow.story.text(f"<p>{linked(flow.around, href, text)}</p>")
    for each in lifted:
        flow.tag(each)
        flow.end()


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
    lines = node.get_text().strip("\n").split("\n")
    for each in node.find_all("br"):
        each.replace_with("\n")
        lines = node.get_text().strip("\n").split("\n")
    flow.line.append("<br/>".join(escape(line.strip(), quote=False) for line in lines))
    flow.end()
