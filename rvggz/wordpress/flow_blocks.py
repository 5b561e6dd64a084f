"""What each kind of element becomes. Every handler starts with an empty line and leaves one."""

import re
from collections.abc import Callable
from html import escape

from bs4 import Tag

from . import flow_tables
from .flow import LIFTED, Flow, attribute, classes, image_number, linked, text_of, tidy
from .html import HEADINGS
from .story import BUTTON, Story

GALLERIES = {"wp-block-gallery", "blocks-gallery-grid", "gallery", "tiled-gallery"}
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


def container(flow: Flow, node: Tag) -> None:
    kinds = classes(node)
    if "wp-block-button" in kinds:
        button(flow, node)
    elif "wp-block-file" in kinds:
        file_block(flow, node)
    elif kinds & GALLERIES:
        flow.end()
        gallery(flow, node)
    elif node.name == "dt":
        flow.end()
        flow.wrapped(node, "<b>", "</b>")
        flow.end()
    else:
        flow.end()
        flow.children(node)
        flow.end()


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


def figure(flow: Flow, node: Tag) -> None:
    caption_node = node.find("figcaption")
    images = node.find_all("img")
    inner = node.find(["table", "blockquote", "iframe", "video", "audio", "rv-media", "pre"])
    if classes(node) & GALLERIES or (len(images) > 1 and not inner):
        gallery(flow, node)
    elif isinstance(inner, Tag) and inner.name not in {"img"}:
        caption = text_of(caption_node) if isinstance(caption_node, Tag) and not inner.find("figcaption") else ""
        if inner.name == "table":
            flow_tables.table(flow, inner, caption)
        elif inner.name in {"blockquote", "pre"}:
            flow.children(node)
        else:
            player(flow, inner, caption)
    elif images:
        image(flow, images[0], caption_node if isinstance(caption_node, Tag) else None)
        anchor = images[0].find_parent("a")
        if isinstance(anchor, Tag) and not flow.around.is_own_file(attribute(anchor, "href")):
            flow.story.text(f"<p>{linked(flow.around, attribute(anchor, 'href'), attribute(images[0], 'alt'))}</p>")
    else:
        flow.children(node)
        flow.end()


def image(flow: Flow, node: Tag, caption_node: Tag | None = None) -> None:
    url, alt = attribute(node, "src"), attribute(node, "alt")
    caption = text_of(caption_node)
    if caption_node is not None and caption_node.find("a", href=True):
        flow.around.note(f"link in het bijschrift “{caption[:80]}” is weggevallen")
    found = flow.around.picture(image_number(node), url)
    if found:
        flow.story.figure(found, alt, caption)
    elif caption or (alt and url.startswith("http")):
        words = escape(caption or alt, quote=False)
        flow.story.text(
            f"<p>{linked(flow.around, url, words) if url.startswith('http') and not caption else words}</p>"
        )


def gallery(flow: Flow, node: Tag) -> None:
    found = []
    for each in node.find_all("img"):
        holder = each.find_parent(["figure", "li", "dl"])
        words = holder.find(["figcaption", "dd"]) if isinstance(holder, Tag) and holder is not node else None
        caption = text_of(words if isinstance(words, Tag) else None)
        if picture := flow.around.picture(image_number(each), attribute(each, "src")):
            found.append((picture, attribute(each, "alt"), caption))
    flow.story.gallery(found)
    own = node.find("figcaption", recursive=False)
    if isinstance(own, Tag) and text_of(own):
        flow.story.text(f"<p><i>{escape(text_of(own), quote=False)}</i></p>")
    for each in node.find_all("rv-media"):
        player(flow, each, "")


def player(flow: Flow, node: Tag, caption: str = "") -> None:
    """A player of whatever kind: our own element for shortcodes and embeds, or HTML's."""
    kind, url = attribute(node, "data-kind") or node.name, attribute(node, "data-url") or attribute(node, "src")
    numbers = [
        int(number) for number in attribute(node, "data-ids").split(",") if number.isdigit() and len(number) < 18
    ]
    source = node.find("source")
    url = url or (attribute(source, "src") if isinstance(source, Tag) else "")
    title = caption or text_of(node) or attribute(node, "title")
    if kind == "gallery":
        flow.story.gallery((each, each.description, each.caption) for each in flow.around.gallery(numbers))
    elif kind == "playlist":
        for number in numbers:
            _file(flow, number, "", "")
    elif kind == "picture":
        if found := flow.around.picture(numbers[0] if numbers else 0, url):
            flow.story.figure(found, "", title)
    elif url and not flow.story.video(_with_scheme(url), title or f"Video bij {flow.around.title}"):
        _file(flow, 0, url, title)


def _with_scheme(url: str) -> str:
    return f"https:{url}" if url.startswith("//") else url


def _file(flow: Flow, number: int, url: str, title: str) -> None:
    """A file of our own, else a link to where it is."""
    if (number or flow.around.is_own_file(url)) and (found := flow.around.file(number, url)):
        flow.story.file(found, title)
    elif url:
        flow.story.text(f"<p>{linked(flow.around, escape(_with_scheme(url), quote=False), title)}</p>")


def file_block(flow: Flow, node: Tag) -> None:
    anchors = [each for each in node.find_all("a", href=True) if "wp-block-file__button" not in classes(each)]
    flow.end()
    for each in anchors or node.find_all("a", href=True)[:1]:
        _file(flow, 0, attribute(each, "href"), text_of(each))


def button(flow: Flow, node: Tag) -> None:
    anchor = node.find("a", href=True)
    target = flow.around.button_target(attribute(anchor, "href")) if isinstance(anchor, Tag) else None
    flow.end()
    if target and 0 < len(text_of(node)) <= BUTTON:
        flow.story.button(text_of(node), *target)
    else:
        flow.children(node)
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


def nothing(flow: Flow, node: Tag) -> None:
    """A line across the page has no meaning here."""


def frame(flow: Flow, node: Tag) -> None:
    url = _with_scheme(attribute(node, "src"))
    if url and not flow.story.video(url, attribute(node, "title") or f"Video bij {flow.around.title}"):
        flow.around.note(f"ingesloten pagina ({url[:120]}) is een link geworden")
        flow.story.text(f"<p>{linked(flow.around, escape(url, quote=False), attribute(node, 'title'))}</p>")


def bare_table(flow: Flow, node: Tag) -> None:
    flow_tables.table(flow, node, "")


HANDLERS: dict[str, Callable[[Flow, Tag], None]] = {
    "h": heading, "ul": items, "ol": items, "blockquote": quote, "figure": figure, "img": image, "table": bare_table,
    "iframe": frame, "video": player, "audio": player, "rv-media": player, "details": details, "pre": preformatted,
    "hr": nothing,
}  # fmt: skip
