"""Shortcodes of plugins and page builders: what a reader saw of them stays, as far as it stands in the text.

Hundreds of plugins have their own, so nothing here knows one of them by heart. An address in one is a video, a file, a
picture or a link; a title is a title; what opens and closes is an accordion; the rest was lay-out.
"""

import base64
import re
from binascii import Error
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import unquote

from articles.blocks.media import AUDIO_TYPES, VIDEO_TYPES
from articles.blocks.video_addresses import video_at

Given = dict[str, str]
FORM = re.compile(
    r"contact-form|contact_form|gravityforms?$|ninja_forms?|wpforms|formidable|mc4wp|mailchimp|newsletter|mailpoet"
    r"|wysija|caldera|forminator|fluentform|happyforms|weforms|everest_form|quform|jotform|typeform|si-contact|cforms"
    r"|form$|formulier|et_pb_contact|et_pb_signup|fusion_form|subscribe",
    re.IGNORECASE,
)
BUILDERS = {
    "vc_": "WPBakery", "et_pb_": "Divi", "fusion_": "Avada", "av_": "Enfold", "elementor": "Elementor",
    "fl_": "Beaver Builder", "cs_": "Cornerstone", "kc_": "King Composer", "mk_": "Jupiter", "nectar_": "Salient",
}  # fmt: skip
LAYOUT = re.compile(
    r"row|column|col|section|container|inner|half|third|fourth|fifth|full|clear|spacer|divider|separator|hr|br|gap"
    r"|space|holder",
    re.IGNORECASE,
)
OPENS = re.compile(r"toggle|accordion_?item|accordion_tab|spoiler|faq_?item|expand|collaps|question", re.IGNORECASE)
ADDRESS = re.compile(r"(?:(?:https?:)?//|www\.|/wp-content/)[^\s\"'<>|\[\]]{3,2000}")
UNSHOWN = re.compile(
    r"background|bg|poster|logo|icon|thumb|favicon|placeholder|redirect|endpoint|ajax|font|pattern|overlay",
    re.IGNORECASE,
)
PICTURES = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
FILES = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|zip|rtf)$", re.IGNORECASE)
NUMBERS = re.compile(r"\d{1,15}(?:\s*,\s*\d{1,15}){0,200}")
PICTURE_KEYS = {"image", "images", "image_id", "image_ids", "img_id", "ids", "include", "gallery_ids", "attachment",
                "attachment_id", "photo", "photos", "media_id"}  # fmt: skip
TITLES = ("title", "heading", "header", "titel", "kop", "name")
TEXTS = ("subtitle", "subhead", "text", "content", "tekst", "description", "caption", "quote", "author", "job_title",
         "company_name", "body")  # fmt: skip
LABELS = ("button_text", "button_one_text", "btn_text", "text", "label", "link_text", "title", "caption", "alt", "name")


@dataclass
class Made:
    """``before`` stands where the shortcode opens, ``after`` where it closes; ``is_whole``: what is between is used."""

    before: str = ""
    after: str = ""
    is_whole: bool = False


def is_form(name: str) -> bool:
    return bool(FORM.search(name))


def builder_of(name: str) -> str:
    return next((label for start, label in BUILDERS.items() if name.lower().startswith(start)), "")


def made_of(name: str, given: Given, inner: str | None) -> Made:
    """What is left of a shortcode; ``inner`` is what stands between its two halves, when it has two."""
    key = name.lower()
    if key.endswith(("raw_html", "raw_js")):
        return Made(raw_html(inner or "") if key.endswith("html") else "", is_whole=True)
    addresses = [*_video_of(key, given), *addresses_in(given, inner or "")]
    is_layout = bool(LAYOUT.fullmatch(key.rsplit("_", 1)[-1]))
    if addresses and inner is not None and _is_short(inner):
        return Made("".join(_shown(address, _words(inner) or _label(given)) for address in addresses), is_whole=True)
    title = _first(given, TITLES)
    if inner is not None and title and OPENS.search(key):
        return Made(f"\n\n<details><summary>{escape(title)}</summary>\n\n", "\n\n</details>\n\n")
    parts = _pictures(key, given)
    label = _label(given)
    if parts or is_layout:  # said by its number; behind the text of a whole row
        addresses = [address for address in addresses if not PICTURES.search(address.split("?")[0])]
    parts += [_shown(address, label) for address in addresses]
    if not is_layout or inner is None:
        parts += _said(key, given, title, bool(addresses))
    return Made("".join(parts))


def _video_of(name: str, given: Given) -> list[str]:
    """``[fusion_youtube id="…"]``: a number for an address."""
    number = given.get("id") or given.get("video_id") or given.get("0", "")
    if not re.fullmatch(r"[\w-]{6,20}", number):
        return []
    if name.endswith("youtube"):
        return [f"https://www.youtube.com/watch?v={number}"]
    return [f"https://vimeo.com/{number}"] if name.endswith("vimeo") and number.isdecimal() else []


def addresses_in(given: Given, inner: str) -> list[str]:
    """Every address that a reader could follow or see, once."""
    found: list[str] = []
    for key, value in given.items():
        if UNSHOWN.search(key):
            continue
        text = unquote(value) if "%3A" in value or "%2F" in value else value
        found += [match[0].rstrip(".,;") for match in ADDRESS.finditer(unescape(text))]
    bare = unescape(re.sub(r"<[^>]*>", "", inner)).strip()
    if ADDRESS.fullmatch(bare):
        found.append(bare)
    return list(dict.fromkeys(found))


def raw_html(inner: str) -> str:
    """WPBakery keeps HTML as an address, in base64."""
    try:
        return unquote(base64.b64decode(re.sub(r"<[^>]*>|\s", "", inner), validate=True).decode("utf-8", "replace"))
    except (Error, ValueError):
        return inner


def _is_short(inner: str) -> bool:
    return len(inner) < 300 and "[" not in inner and not re.search(r"<(?:p|div|h\d|ul|ol|img|table)\b", inner, re.I)


def _words(html: str) -> str:
    words = " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())
    return "" if ADDRESS.fullmatch(words) else words


def _first(given: Given, names: tuple[str, ...]) -> str:
    values = (" ".join(given.get(name, "").split()) for name in names)
    return next((value for value in values if value and not ADDRESS.fullmatch(value) and not value.isdecimal()), "")


def _label(given: Given) -> str:
    packed = re.search(r"\btitle:([^|]{1,200})", given.get("link", ""))
    return _first(given, LABELS) or (unquote(packed[1]) if packed else "")


def _shown(address: str, label: str) -> str:
    address = f"https://{address}" if address.startswith("www.") else address
    path, words = address.split("?")[0].split("#")[0], escape(label)
    whole = f"https:{address}" if address.startswith("//") else address
    ending = path.rsplit(".", 1)[-1].lower()
    if video_at(whole) or ending in VIDEO_TYPES | AUDIO_TYPES or FILES.search(path):
        return f'\n\n<rv-media data-kind="embed" data-url="{escape(address)}">{words}</rv-media>\n\n'
    if PICTURES.search(path):
        return f'\n\n<img src="{escape(address)}" alt="{words}"/>\n\n'
    return f'\n\n<p><a href="{escape(address)}">{words or escape(whole)}</a></p>\n\n'


def _pictures(name: str, given: Given) -> list[str]:
    """Numbers of pictures in the library: builders name them so, and galleries of plugins."""
    is_of_pictures = re.search(r"image|img|gallery|photo|picture|carousel|slider", name) or builder_of(name)
    found = [value for key, value in given.items() if key in PICTURE_KEYS and NUMBERS.fullmatch(value.strip())]
    kind = "gallery" if any("," in value for value in found) else "picture"
    return [
        f'\n\n<rv-media data-kind="{kind}" data-url="" data-ids="{value.replace(" ", "")}"></rv-media>\n\n'
        for value in found if is_of_pictures
    ]  # fmt: skip


def _said(name: str, given: Given, title: str, has_link: bool) -> list[str]:
    parts = [f"\n\n<h3>{escape(title)}</h3>\n\n"] if title and not (has_link and title == _label(given)) else []
    for key in TEXTS:
        text = given.get(key, "").strip()
        if not re.search(r"[^\W\d_]{2}", text) or ADDRESS.fullmatch(text) or (has_link and text == _label(given)):
            continue
        is_heading = key == "text" and ("heading" in name or "title" in name)
        parts.append(f"\n\n<h2>{escape(text)}</h2>\n\n" if is_heading else f"\n\n<p>{escape(text)}</p>\n\n")
    return parts
