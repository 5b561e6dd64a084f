"""What each kind of element becomes. Every handler starts with an empty line and leaves one."""

from bs4 import Tag

from . import flow_media, flow_tables, flow_text
from .flow import HANDLERS, Flow, Surroundings, attribute, classes, linked, speech_of, text_of
from .story import BUTTON, Story


def pour(html: str, around: Surroundings, story: Story) -> None:
    """All of a text into the blocks of a story."""
    Flow(around, story).pour(html)


def container(flow: Flow, node: Tag) -> None:
    kinds = classes(node)
    if "wp-block-button" in kinds:
        button(flow, node)
    elif "wp-block-file" in kinds:
        flow_media.file_block(flow, node)
    elif kinds & flow_media.GALLERIES:
        flow.end()
        flow_media.gallery(flow, node)
    elif node.name == "dt":
        flow.end()
        flow.wrapped(node, "<b>", "</b>")
        flow.end()
    else:
        flow.end()
        flow.speech.append(speech_of(node))
        flow.children(node)
        flow.end()
        flow.speech.pop()


def figure(flow: Flow, node: Tag) -> None:
    caption_node = node.find("figcaption")
    images = node.find_all("img")
    inner = node.find(["table", "blockquote", "iframe", "video", "audio", "rv-media", "pre"])
    if classes(node) & flow_media.GALLERIES or (len(images) > 1 and not inner):
        flow_media.gallery(flow, node)
    elif isinstance(inner, Tag) and _says_more(node, inner):
        flow.children(node)
        flow.end()
    elif isinstance(inner, Tag) and inner.name not in {"img"}:
        caption = text_of(caption_node) if isinstance(caption_node, Tag) and not inner.find("figcaption") else ""
        if inner.name == "table":
            flow_tables.table(flow, inner, caption)
        elif inner.name in {"blockquote", "pre"}:
            flow.children(node)
        else:
            flow_media.player(flow, inner, caption)
    elif images:
        flow_media.image(flow, images[0], caption_node if isinstance(caption_node, Tag) else None)
        anchor = images[0].find_parent("a")
        if isinstance(anchor, Tag) and not flow.around.is_own_file(attribute(anchor, "href")):
            flow.story.text(f"<p>{linked(flow.around, attribute(anchor, 'href'), attribute(images[0], 'alt'))}</p>")
    else:
        flow.children(node)
        flow.end()


def _says_more(node: Tag, inner: Tag) -> bool:
    """Are there words beside what it holds and the caption?"""
    return any(
        text.strip() and inner not in text.parents and text.find_parent("figcaption") is None
        for text in node.find_all(string=True)
    )


def button(flow: Flow, node: Tag) -> None:
    anchor = node.find("a", href=True)
    target = flow.around.button_target(attribute(anchor, "href")) if isinstance(anchor, Tag) else None
    flow.end()
    if target and 0 < len(text_of(node)) <= BUTTON:
        flow.story.button(text_of(node), *target)
    else:
        flow.children(node)
        flow.end()


def nothing(flow: Flow, node: Tag) -> None:
    """A line across the page has no meaning here."""


def bare_table(flow: Flow, node: Tag) -> None:
    flow_tables.table(flow, node, "")


HANDLERS.update({
    "a": flow_text.link, "h": flow_text.heading, "ul": flow_text.items, "ol": flow_text.items,
    "blockquote": flow_text.quote, "details": flow_text.details, "pre": flow_text.preformatted,
    "figure": figure, "img": flow_media.in_line, "iframe": flow_media.frame, "video": flow_media.player,
    "audio": flow_media.player, "rv-media": flow_media.player, "table": bare_table, "hr": nothing, "": container,
})  # fmt: skip
