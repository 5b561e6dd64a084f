"""Pictures, players and files: what stands between the texts."""

from html import escape

from bs4 import Tag

from rvggz.web.request_numbers import whole_numbers

from .body.hrefs import shown_in_viewer
from .flow import Flow, attribute, classes, image_number, linked, text_of

GALLERIES = {"wp-block-gallery", "blocks-gallery-grid", "gallery", "tiled-gallery"}


def in_line(flow: Flow, node: Tag) -> None:
    """A picture in running text. One that is not there leaves its words, and the sentence goes on."""
    if {attribute(node, "width"), attribute(node, "height")} & {"0", "1"}:
        return  # counts readers
    url, alt = attribute(node, "src"), attribute(node, "alt")
    if found := flow.around.picture(image_number(node), url):
        flow.interrupt()
        flow.story.figure(found, alt, "")
        flow.resume()
    elif alt:
        is_elsewhere = url.startswith("http") and not flow.around.is_own_file(url)
        in_link = node.find_parent("a", href=True) is not None
        words = linked(flow.around, url, alt) if is_elsewhere and not in_link else escape(alt, quote=False)
        flow.line.append(words)


def image(flow: Flow, node: Tag, caption_node: Tag | None = None) -> None:
    url, alt = attribute(node, "src"), attribute(node, "alt")
    caption = text_of(caption_node)
    if caption_node is not None and caption_node.find("a", href=True):
        flow.around.note(f"link in het bijschrift “{caption[:80]}” is weggevallen")
    found = flow.around.picture(image_number(node), url)
    if found:
        flow.story.figure(found, alt, caption)
    elif caption or alt:
        is_elsewhere = url.startswith("http") and not flow.around.is_own_file(url) and not caption
        words = linked(flow.around, url, alt) if is_elsewhere else escape(caption or alt, quote=False)
        flow.story.text(f"<p>{words}</p>")


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
    numbers = whole_numbers(attribute(node, "data-ids").split(","))
    source = node.find("source")
    url = url or (attribute(source, "src") if isinstance(source, Tag) else "")
    title = caption or text_of(node) or attribute(node, "title")
    url = shown_in_viewer(url)
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


def frame(flow: Flow, node: Tag) -> None:
    url = _with_scheme(attribute(node, "src"))
    if flow.around.is_own_file(shown_in_viewer(url)):
        _file(flow, 0, shown_in_viewer(url), attribute(node, "title"))
    elif url and not flow.story.video(url, attribute(node, "title") or f"Video bij {flow.around.title}"):
        flow.around.note(f"ingesloten pagina ({url[:120]}) is een link geworden")
        flow.story.text(f"<p>{linked(flow.around, escape(url, quote=False), attribute(node, 'title'))}</p>")
