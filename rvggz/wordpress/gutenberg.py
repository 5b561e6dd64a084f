"""The block editor's markup (``<!-- wp:name {…} -->``) as one stretch of HTML that ``flow.py`` can walk."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

from .body import plugin_shortcodes

COMMENT = re.compile(
    r"<!--\s+(?P<closer>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)\s+"
    r"(?P<attributes>\{(?:(?!\}\s+/?-->).)*\}\s+)?(?P<void>/)?-->",
    re.DOTALL,
)
DEEPEST = 60
TRANSPARENT = {
    "paragraph", "heading", "list", "list-item", "quote", "pullquote", "image", "gallery", "media-text", "columns",
    "column", "group", "row", "stack", "buttons", "button", "table", "file", "audio", "video", "code",
    "preformatted", "verse", "html", "details", "text-columns", "subhead", "cover-image", "cover", "section",
    "accordion", "accordion-item", "accordion-heading", "accordion-panel", "footnotes", "missing", "math",
}  # fmt: skip
EMPTY = {"more", "nextpage", "separator", "spacer"}
# Lists and parts of a theme that WordPress fills in by itself; our pages have their own.
MADE_BY_THE_SITE = {
    "latest-posts", "latest-comments", "archives", "categories", "calendar", "rss", "search", "tag-cloud", "page-list",
    "social-links", "social-link", "navigation", "navigation-link", "site-logo", "site-title", "site-tagline", "query",
    "post-title", "post-content", "post-date", "post-featured-image", "loginout", "widget-area", "post-excerpt",
    "template-part", "pattern", "post-author", "post-terms", "comments", "avatar", "home-link", "read-more",
    "post-template", "query-pagination", "query-title", "term-description", "legacy-widget", "widget-group",
}  # fmt: skip
WORDS = ("title", "heading", "content", "text", "description", "caption", "label")
ADDRESS = re.compile(r"https?://[^\s<>\"']+")
CAPTION = re.compile(r"<figcaption[^>]*>(.*?)</figcaption>", re.DOTALL)


@dataclass
class Block:
    name: str  # "" for text outside any block
    attributes: dict[str, Any] = field(default_factory=dict)
    inner: list["Block | str"] = field(default_factory=list)


def parse(text: str) -> Block:
    """The tree of blocks; what is never closed ends where its parent ends."""
    root = Block("root")
    stack, place = [root], 0
    for comment in COMMENT.finditer(text):
        if before := text[place : comment.start()]:
            stack[-1].inner.append(before)
        place, name = comment.end(), comment["name"].removeprefix("core/")
        if comment["closer"]:
            _close(stack, name)
            continue
        block = Block(name, _attributes(comment["attributes"]))
        stack[-1].inner.append(block)
        if not comment["void"] and len(stack) < DEEPEST:
            stack.append(block)
    stack[-1].inner.append(text[place:])
    return root


def _close(stack: list[Block], name: str) -> None:
    if name in [block.name for block in stack[1:]]:
        while stack.pop().name != name:
            pass


def _attributes(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@dataclass
class Gutenberg:
    """``classic`` makes HTML of text outside blocks, ``reusable`` finds the content of a block kept apart."""

    classic: Callable[[str], str]
    shortcodes: Callable[[str], str]
    reusable: Callable[[int], str | None]
    note: Callable[[str], None]
    inside: list[int] = field(default_factory=list)

    def html(self, text: str) -> str:
        return "".join(
            self._outside(part) if isinstance(part, str) else self._block(part) for part in parse(text).inner
        )

    def _outside(self, text: str) -> str:
        return self.classic(text) if text.strip() else ""

    def _inner(self, block: Block) -> str:
        return "".join(self.shortcodes(part) if isinstance(part, str) else self._block(part) for part in block.inner)

    def _block(self, block: Block) -> str:
        name = block.name
        if name in EMPTY:
            return ""
        if name in MADE_BY_THE_SITE:
            self.note(f"blok “{name}” weggelaten: dat maakte WordPress zelf")
            return ""
        if name in {"freeform", "classic", "shortcode"}:
            return self._outside("".join(part for part in block.inner if isinstance(part, str)))
        if name == "block":
            return self._reusable(block.attributes.get("ref"))
        if name == "embed" or name.startswith("core-embed/"):
            return self._embed(block)
        if name == "cover":
            return self._cover(block)
        if name not in TRANSPARENT:
            self.note(f"onbekend blok “{name}”: de tekst is bewaard")
            return f"<div>{self._inner(block) or self._words(block)}</div>"
        return self._inner(block)

    def _reusable(self, ref: object) -> str:
        content = self.reusable(ref) if isinstance(ref, int) else None
        if content is None or not isinstance(ref, int) or ref in self.inside or len(self.inside) > 5:
            self.note(f"herbruikbaar blok {ref} staat niet in de export")
            return ""
        self.inside.append(ref)
        made = self.html(content) if "<!-- wp:" in content else self.classic(content)
        self.inside.pop()
        return made

    def _embed(self, block: Block) -> str:
        inner = "".join(part for part in block.inner if isinstance(part, str))
        found = ADDRESS.search(str(block.attributes.get("url") or "")) or ADDRESS.search(inner)
        caption = CAPTION.search(inner)
        if not found:
            return inner
        return f'<rv-media data-kind="embed" data-url="{escape(found[0])}">{caption[1] if caption else ""}</rv-media>'

    def _cover(self, block: Block) -> str:
        """A picture with text over it: older ones hold the picture only as a background."""
        inner = self._inner(block)
        url, number = block.attributes.get("url"), block.attributes.get("id", "")
        if not isinstance(url, str) or "<img" in inner or "<video" in inner:
            return inner
        picture = f'<rv-media data-kind="picture" data-url="{escape(url)}" data-ids="{escape(str(number))}"></rv-media>'
        return picture + inner

    @staticmethod
    def _words(block: Block) -> str:
        """Blocks of a plugin may hold what they say only in their attributes, ACF in ``data``."""
        data = block.attributes.get("data")
        given = {**(data if isinstance(data, dict) else {}), **block.attributes}
        texts = {key: value for key, value in given.items() if isinstance(value, str) and not key.startswith("_")}
        said = "".join(f"<p>{text}</p>" for key, text in texts.items() if key in WORDS[2:] or is_sentence(text))
        named = {key: text for key, text in texts.items() if not is_sentence(text) and key not in WORDS[2:]}
        titles = {key: named.pop(key) for key in plugin_shortcodes.TITLES if key in named}
        name = block.name.rsplit("/", 1)[-1]
        return "".join((
            plugin_shortcodes.made_of(name, titles, None).before, said,
            plugin_shortcodes.made_of(name, named, None).before,
        ))  # fmt: skip


def is_sentence(text: str) -> bool:
    """Words of a person, not a setting: more of them, and no address."""
    return len(text.split()) > 2 and "://" not in text.split("<")[0]
