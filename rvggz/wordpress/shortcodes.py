"""Shortcodes: ``[caption]``, ``[gallery]``, ``[embed]``, ``[audio]``, ``[video]``, ``[playlist]`` become HTML.

Of others the text between them is kept; one without text is left out: it says nothing to a reader. Both are reported.
"""

import re
from collections.abc import Callable
from html import escape, unescape

SHORTCODE = re.compile(
    r"(?P<escape>\[)?\[(?P<closer>/)?(?P<name>[A-Za-z][\w-]{1,40})(?P<attributes>(?:[\s=][^\[\]]{0,5000}?)?)\s*"
    r"(?P<void>/)?\](?(escape)\])"
)
ATTRIBUTE = re.compile(
    r"([\w-]+)\s*=\s*\"([^\"]*)\"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s'\"]+)|\"([^\"]*)\"|(\S+)"
)
CURLY = str.maketrans({"“": '"', "”": '"', "″": '"', "„": '"', "’": "'", "‘": "'"})
ENCLOSING = {"caption", "wp_caption", "embed", "audio", "video", "playlist"}
ALONE = {"gallery", "youtube", "vimeo"}
KNOWN = ENCLOSING | ALONE
VIDEO_FILES = ("src", "mp4", "webm", "m4v", "mov", "ogv", "wmv", "flv")
AUDIO_FILES = ("src", "mp3", "m4a", "ogg", "wav", "wma")
OWN_LINE = re.compile(r"^[ \t]*(https?://[^\s<>\"]+)[ \t]*$", re.MULTILINE)
PICTURE = re.compile(r"(?:<a\s[^>]*>\s*)?<img\s[^>]*>(?:\s*</a>)?", re.DOTALL)
NUMBER = re.compile(r"\d+")

Note = Callable[[str], None]


def addresses_on_their_own_line(text: str) -> str:
    """An address alone on a line was shown as a player by WordPress (if it knew the site)."""
    return OWN_LINE.sub(lambda found: f"\n\n{_media('embed', found[1])}\n\n", text)


def attributes_of(text: str) -> dict[str, str]:
    """``ids="1,2" columns=3 "loose"``; loose values are numbered from 0."""
    found: dict[str, str] = {}
    loose = 0
    for match in ATTRIBUTE.finditer(unescape(text).translate(CURLY)):
        name = match[1] or match[3] or match[5]
        value = match[2] or match[4] or match[6] or match[7] or match[8] or ""
        if name:
            found.setdefault(name.lower(), value)
        else:
            found[str(loose)] = value.lstrip("=")
            loose += 1
    return found


def expand(text: str, note: Note) -> str:
    """Replace every shortcode in a stretch of HTML."""
    if "[" not in text:
        return text
    ends = {found["name"] for found in SHORTCODE.finditer(text) if found["closer"] and not found["escape"]}
    out: list[str] = []
    place = 0
    while found := SHORTCODE.search(text, place):
        out.append(text[place : found.start()])
        made, place = _one(text, found, ends, note)
        out.append(made)
    return "".join(out) + text[place:]


def _one(text: str, found: re.Match[str], ends: set[str], note: Note) -> tuple[str, int]:
    """The HTML for the shortcode found, and where reading goes on."""
    name, written = found["name"], found[0]
    if found["escape"]:
        return written[1:-1], found.end()
    key = name.lower()
    if found["closer"]:  # of an unknown one that was opened before, or of nothing
        return ("", found.end()) if key in KNOWN or name in ends else (written, found.end())
    if key in KNOWN:
        inner, end = "", found.end()
        closer = text.find(f"[/{name}]", end) if key in ENCLOSING and not found["void"] else -1
        if closer >= 0:
            inner, end = text[found.end() : closer], closer + len(name) + 3
        return _known(key, attributes_of(found["attributes"] or ""), inner), end
    if name in ends:
        note(f"onbekende shortcode “{name}”: de tekst ertussen is bewaard")
        return "", found.end()
    if _looks_like_one(found):
        note(f"onbekende shortcode “{name}” is weggelaten: {written}")
        return "", found.end()
    return written, found.end()


def _looks_like_one(found: re.Match[str]) -> bool:
    """Square brackets are used in running text too: [ondersteuner van de beweging, red.]."""
    attributes = found["attributes"] or ""
    return "=" in attributes or bool(found["void"]) or ("_" in found["name"] or "-" in found["name"])


def _known(name: str, given: dict[str, str], inner: str) -> str:
    if name in {"caption", "wp_caption"}:
        return _caption(given, inner)
    if name == "embed":
        address = (inner.strip() or given.get("src") or given.get("0", "")).strip()
        return _media("embed", unescape(re.sub(r"<[^>]*>", "", address)))
    if name in {"youtube", "vimeo"}:
        return _media("embed", _player_address(name, given.get("0") or given.get("id") or ""))
    if name in {"audio", "video"}:
        names = AUDIO_FILES if name == "audio" else VIDEO_FILES
        return _media(name, next((given[key] for key in names if given.get(key)), inner.strip()))
    kind = given.get("type", "audio") if name == "playlist" else "gallery"
    return _media("playlist" if name == "playlist" else kind, "", given.get("ids") or given.get("include") or "")


def _player_address(name: str, value: str) -> str:
    if value.startswith("http"):
        return value
    return f"https://vimeo.com/{value}" if name == "vimeo" else f"https://www.youtube.com/watch?v={value}"


def _caption(given: dict[str, str], inner: str) -> str:
    """The old form has the words in an attribute, the newer one behind the picture."""
    picture = PICTURE.search(inner)
    words = given.get("caption") or (inner[picture.end() :] if picture else "")
    if not picture:
        return inner
    words = " ".join(words.split())
    return f"\n\n<figure>{' '.join(picture[0].split())}<figcaption>{words}</figcaption></figure>\n\n"


def _media(kind: str, url: str, ids: str = "") -> str:
    numbers = ",".join(NUMBER.findall(ids))
    return f'\n\n<rv-media data-kind="{kind}" data-url="{escape(url)}" data-ids="{numbers}"></rv-media>\n\n'
