"""Shortcodes: ``[caption]``, ``[gallery]``, ``[embed]``, ``[audio]``, ``[video]``, ``[playlist]`` become HTML.

Of others (``body/plugin_shortcodes.py``) their text, titles, addresses and pictures are kept. What is left out is
told, once for each kind. People use square brackets too: ``[sic]``, ``[naam-organisatie]``, ``[ondersteuner, red.]``.
"""

import re
from collections.abc import Callable
from html import escape, unescape

from .body import plugin_shortcodes

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
PICTURE = re.compile(r"(?:<a\s[^<>]*>\s*)?<img\s[^<>]*>(?:\s*</a>)?", re.DOTALL)
NUMBER = re.compile(r"\d+")
NAMED_VALUE = re.compile(r"(?:^|\s)[A-Za-z][\w-]{0,60}=(?:[\"'“”″„‘’&]|[\w#./-])|^=")
OF_ADDRESSES = re.compile(
    r"(?:tweet|pdf|soundcloud|instagram|facebook|spotify|google-?maps?|gmap|iframe|gview|slideshare|issuu|scribd|dailymotion"
    r"|download|file|document)\s+https?://\S+\s*$",
    re.IGNORECASE,
)
OF_PLUGINS = re.compile(
    r"contact-form-\d|(?:wp|su|mc4wp|pdf|ninja|gravity|rev|nggallery|tribe|ai1ec|woocommerce)-", re.IGNORECASE
)

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
    if plugin_shortcodes.is_form(key) and (name in ends or _looks_like_one(found)):
        title = attributes_of(found["attributes"] or "").get("title", "")
        named = f"shortcode “{name}”, “{title}”" if title else f"shortcode “{name}”"
        note(f"een formulier ({named}) is weggelaten: maak het hier opnieuw als het nodig is")
        end = text.find(f"[/{name}]", found.end()) if name in ends else -1
        return "", end if end >= 0 else found.end()
    if name in ends or _looks_like_one(found):
        return _of_a_plugin(text, found, name in ends, note)
    if _stands_alone(text, found):
        note(f"{written} staat nog in de tekst: was het een shortcode, haal het dan weg")
    return written, found.end()


def _of_a_plugin(text: str, found: re.Match[str], has_end: bool, note: Note) -> tuple[str, int]:
    name, start = found["name"], found.end()
    end = text.find(f"[/{name}]", start) if has_end and not found["void"] else -1
    inner = text[start:end] if end >= 0 else None
    made = plugin_shortcodes.made_of(name, attributes_of(found["attributes"] or ""), inner)
    builder = plugin_shortcodes.builder_of(name)
    if builder:
        note(f"opmaak van {builder} is weggelaten; tekst, beelden en links zijn bewaard")
    elif inner is not None:
        note(f"onbekende shortcode “{name}”: de tekst ertussen is bewaard")
    elif made.before:
        note(f"onbekende shortcode “{name}”: wat erin stond is gewone tekst of een link geworden")
    else:
        note(f"onbekende shortcode “{name}” is weggelaten: {found[0][:120]}")
    closer = len(name) + 3
    if made.is_whole:
        return made.before, end + closer if end >= 0 else start
    if made.after and inner is not None:
        return f"{made.before}{expand(inner, note)}{made.after}", end + closer
    return made.before, start


def _looks_like_one(found: re.Match[str]) -> bool:
    """Something like ``name="value"``, a slash at the end, or a name that nobody writes in a sentence."""
    name = found["name"]
    has_values = bool(NAMED_VALUE.search(found["attributes"] or ""))
    has_values = has_values or bool(OF_ADDRESSES.match(name + (found["attributes"] or "")))
    return has_values or bool(found["void"]) or "_" in name or bool(OF_PLUGINS.match(name))


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """On a line of its own, one word: more likely a shortcode than an aside."""
    before, after = text[: found.start()].rstrip(" \t"), text[found.end() :].lstrip(" \t")
    return (not before or before[-1] in "\n>") and (not after or after[0] in "\r\n<") and not found["attributes"]


def _known(name: str, given: dict[str, str], inner: str) -> str:
    if name in {"caption", "wp_caption"}:
        return _caption(given, inner)
    if name == "embed":
        address = (inner.strip() or given.get("src") or given.get("0", "")).strip()
        return _media("embed", unescape(re.sub(r"<[^<>]*>", "", address)))
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
