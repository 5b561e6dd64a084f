"""The editor's rich text keeps the attributes that carry meaning: numbers of a list, language, direction, places.

Wagtail's converter drops every attribute that it does not know, so an article that was imported would lose them at
the first save. Here they travel through the editor unseen, as ``data`` of Draft.js blocks and of links.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from django.utils.html import escape
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.contentstate_models import Block
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    BLOCK_KEY_NAME,
    BlockElementHandler,
    ExternalLinkElementHandler,
    ListItemElementHandler,
    PageLinkElementHandler,
)
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea, DraftailRichTextAreaAdapter
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.admin.telepath import register as register_adapter
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.rich_text.pages import PageLinkHandler

from rvggz.text.nesting import HEADINGS, normalise

FEATURE = "attributes"
ATTRIBUTES = ("id", "lang", "dir", "value", "type")
DIRECTIONS, NUMBERINGS = {"rtl", "ltr", "auto"}, {"a", "A", "i", "I"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}")
NUMBER = re.compile(r"-?\d{1,6}")
NOT_IN_A_FRAGMENT = re.compile(r"[^a-z0-9_.-]+")
LETTERED = re.compile(r'<ol>(?=<li\b[^>]*\btype="([aAiI])")')


def fragment_of(name: str) -> str:
    """The part of an address behind ``#``: the same for a place and for the links to it. Page ids have capitals."""
    return NOT_IN_A_FRAGMENT.sub("-", unquote(name.strip()).lower())[:100].strip("-_.")


def kept(attributes: Mapping[str, Any]) -> dict[str, str]:
    """Of these attributes those that carry meaning, and only with a value that has one."""
    tests: dict[str, Callable[[str], object]] = {
        "id": lambda value: fragment_of(value) == value,
        "lang": LANGUAGE.fullmatch,
        "dir": DIRECTIONS.__contains__,
        "value": NUMBER.fullmatch,
        "type": NUMBERINGS.__contains__,
    }
    given = {name: str(attributes[name]) for name in ATTRIBUTES if attributes.get(name)}
    return {name: value for name, value in given.items() if tests[name](value)}


def numbered(html: str) -> str:
    """Lists of letters as HTML wants them: said by the list, while the editor can keep it only with an item."""
    return LETTERED.sub(r'<ol type="\1">', html) if ' type="' in html else html


class NothingToShow(Feature):
    """The feature has no button."""

    def construct_options(self, options: dict[str, Any]) -> None:
        pass


class BlockWithData(Block):
    data: Mapping[str, str]

    def as_dict(self) -> dict[str, Any]:
        return {**super().as_dict(), "data": dict(self.data)}


def _with_data(block: Block, attributes: Mapping[str, str]) -> BlockWithData:
    made = BlockWithData(block.type, depth=block.depth, key=attributes.get(BLOCK_KEY_NAME))
    made.data = kept(attributes)
    return made


class ParagraphHandler(BlockElementHandler):
    def create_block(self, name: str, attrs: Mapping[str, str], state: Any, contentstate: Any) -> Block:
        return _with_data(super().create_block(name, attrs, state, contentstate), attrs)


class ItemHandler(ListItemElementHandler):
    def create_block(self, name: str, attrs: Mapping[str, str], state: Any, contentstate: Any) -> Block:
        return _with_data(super().create_block(name, attrs, state, contentstate), attrs)


class LinkHandler(ExternalLinkElementHandler):
    """A link with an id is a place too: a footnote leads back to it."""

    def get_attribute_data(self, attrs: Mapping[str, str]) -> dict[str, Any]:
        place = kept({"id": attrs.get("id")})
        return {**super().get_attribute_data(attrs), **({"place": place["id"]} if place else {})}


class PartOfPageLinkHandler(PageLinkElementHandler):
    def get_attribute_data(self, attrs: Mapping[str, str]) -> dict[str, Any]:
        fragment = fragment_of(attrs.get("fragment") or "")
        return {**super().get_attribute_data(attrs), **({"fragment": fragment} if fragment else {})}


def _link(props: Mapping[str, Any]) -> Any:
    element = link_entity(props)
    if fragment := fragment_of(str(props.get("fragment") or "")):
        element.attr["fragment"] = fragment
    if place := kept({"id": props.get("place")}):
        element.attr.update(place)
    return element


def _element(name: str) -> Any:
    def made(props: Mapping[str, Any]) -> Any:
        return DOM.create_element(name, kept(props["block"].get("data") or {}), props["children"])

    return made


class ExpandedPageLink(PageLinkHandler):
    """On a page: the address, and the place on it."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        tags = super().expand_db_attributes_many(attrs_list)
        fragments = [fragment_of(attrs.get("fragment") or "") for attrs in attrs_list]
        return [
            f'{tag[:-2]}#{escape(fragment)}">' if fragment and tag.endswith('">') else tag
            for tag, fragment in zip(tags, fragments, strict=True)
        ]


def register(features: FeatureRegistry) -> None:
    features.register_link_type(ExpandedPageLink)
    features.register_converter_rule("contentstate", "link", {
        "from_database_format": {"a[href]": LinkHandler("LINK"), 'a[linktype="page"]': PartOfPageLinkHandler("LINK")},
        "to_database_format": {"entity_decorators": {"LINK": _link}},
    })  # fmt: skip
    features.register_editor_plugin("draftail", FEATURE, NothingToShow())
    features.register_converter_rule("contentstate", FEATURE, {
        "from_database_format": {
            **{f"p[{name}]": ParagraphHandler("unstyled") for name in ("id", "lang", "dir")},
            **{f"li[{name}]": ItemHandler() for name in ATTRIBUTES},
        },
        "to_database_format": {"block_map": {
            "unstyled": _element("p"),
            "ordered-list-item": {"element": _element("li"), "wrapper": "ol"},
            "unordered-list-item": {"element": _element("li"), "wrapper": "ul"},
        }},
    })  # fmt: skip


class RichTextArea(DraftailRichTextArea):
    """Opens whatever stands in the database: what is not nested as the editor wants is brought to that form first."""

    def format_value(self, value: Any) -> Any:
        return super().format_value(normalise(value, HEADINGS) if isinstance(value, str) else value)


register_adapter(DraftailRichTextAreaAdapter(), RichTextArea)
