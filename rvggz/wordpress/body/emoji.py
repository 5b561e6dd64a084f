"""Pictures that are signs: WordPress draws emoji as pictures, of its own host or of a folder with smileys."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, NavigableString, Tag

CLASSES = {"emoji", "wp-smiley"}
FOLDERS = re.compile(r"/core/emoji/|/images/smilies/|/twemoji|/emoji/")
CODES = re.compile(r"[0-9a-f]{2,6}(?:-[0-9a-f]{2,6}){0,12}")
SMILEYS = {
    "icon_smile": "🙂", "simple-smile": "🙂", "icon_sad": "🙁", "frownie": "🙁", "icon_wink": "😉",
    "icon_biggrin": "😀", "mrgreen": "😀", "icon_mrgreen": "😀", "icon_razz": "😛", "icon_cool": "😎",
    "icon_surprised": "😮", "icon_eek": "😮", "icon_confused": "😕", "icon_cry": "😥", "icon_evil": "👿",
    "icon_twisted": "😈", "icon_lol": "😆", "icon_mad": "😡", "icon_neutral": "😐", "icon_redface": "😳",
    "icon_rolleyes": "🙄", "rolleyes": "🙄", "icon_exclaim": "❗", "icon_question": "❓", "icon_idea": "💡",
    "icon_arrow": "➡",
}  # fmt: skip
TYPED = {
    ":)": "🙂", ":-)": "🙂", ":(": "🙁", ":-(": "🙁", ";)": "😉", ";-)": "😉", ":D": "😀", ":-D": "😀", ":P": "😛",
    ":-P": "😛", "8)": "😎", "8-)": "😎", ":o": "😮", ":-o": "😮", ":|": "😐", ":-|": "😐", ":x": "😡", ":-x": "😡",
}  # fmt: skip


def apply(soup: BeautifulSoup) -> None:
    for image in soup.find_all("img"):
        if is_sign(image):
            image.replace_with(NavigableString(sign_of(image)))


def is_sign(image: Tag) -> bool:
    kinds = set(image.get_attribute_list("class", []) or [])
    return bool(kinds & CLASSES) or bool(FOLDERS.search(str(image.get("src") or "")))


def sign_of(image: Tag) -> str:
    """What was typed, else what the name of the file says: ``1f642.svg``, ``icon_smile.gif``."""
    alt = str(image.get("alt") or "").strip()
    if alt and not alt.isascii():
        return alt
    name = PurePosixPath(urlsplit(str(image.get("src") or "")).path).stem.lower()
    if CODES.fullmatch(name):
        codes = [int(code, 16) for code in name.split("-")]
        if all(0x20 < code < 0x110000 and not 0xD800 <= code < 0xE000 for code in codes):
            return "".join(map(chr, codes))
    return SMILEYS.get(name, "") or TYPED.get(alt, alt)
