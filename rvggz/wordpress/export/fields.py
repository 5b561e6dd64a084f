"""What WordPress and its plugins keep beside a text, in ``wp:postmeta``."""

import re
from collections.abc import Mapping

# How the plugins for search engines call a title and a description, the most used first.
SEARCH_TITLES = (
    "_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title", "_seopress_titles_title",
    "_genesis_title",
)  # fmt: skip
SEARCH_DESCRIPTIONS = (
    "_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description", "_aioseop_description",
    "_seopress_titles_desc", "_genesis_description",
)  # fmt: skip
SEARCH_FIELDS = (*SEARCH_TITLES, *SEARCH_DESCRIPTIONS)
# ``%%sep%%`` and ``#site_title``: what those plugins fill in themselves.
VARIABLE = re.compile(r"%%?[a-z_]{1,40}(?:\([^()%]{0,80}\))?%%?|#[a-z]{1,20}_[a-z_]{1,20}\b")
OF_TITLE = re.compile(r"%%?(?:title|post_title)%%?|#post_title\b")
OF_EXCERPT = re.compile(r"%%?(?:excerpt|excerpt_only)%%?|#post_excerpt\b")
LEFT_OVER = re.compile(r"^[\s|–—·»/-]{1,40}|[\s|–—·»/-]{1,40}$")
WORD = re.compile(r"[^\W\d_]{2}")
# Of WordPress itself and of plugins about how a page looks or is counted: no words of an editor.
OWN = re.compile(
    r"_(?:edit_|wp_|oembed_|menu_item|thumbnail|encloseme|pingme|yoast_|rank_math|aioseo|seopress|genesis|elementor|wpb_|"
    r"vc_|et_|fl_builder|jetpack|monsterinsights|dp_|wxr_|customize|sku|price)"
)
SWITCHES = {
    "yes",
    "no",
    "on",
    "off",
    "true",
    "false",
    "default",
    "open",
    "closed",
    "none",
    "null",
    "standard",
    "inherit",
}
CODED = re.compile(r"(?:field|group)_[0-9a-f]{6,}$|[aOsibd]:\d+[:;]|[\[{]")


def has_words(key: str, value: str) -> bool:
    """Would an editor miss it? A hidden field counts only with a sentence in it: most of those are settings."""
    text = value.strip()
    if OWN.match(key) or not WORD.search(text) or text.lower() in SWITCHES or CODED.match(text):
        return False
    if key.startswith("_"):
        return len(text.split()) > 2
    return not key.startswith(("rank_math", "wpseo", "om_disable", "site-", "ast-", "footnotes"))


def search_texts(meta: Mapping[str, str], title: str, excerpt: str) -> tuple[str, str]:
    """Title and description for search engines, as far as an editor wrote them."""
    head, text = (_filled_in(_first(meta, names), title, excerpt) for names in (SEARCH_TITLES, SEARCH_DESCRIPTIONS))
    return ("" if head == title else head), text


def _first(meta: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name, "").strip()), "")


def _filled_in(text: str, title: str, excerpt: str) -> str:
    text = OF_EXCERPT.sub(lambda _: excerpt, OF_TITLE.sub(lambda _: title, text))
    return " ".join(LEFT_OVER.sub("", VARIABLE.sub(" ", text)).split()) if text else ""
