"""What people typed as the address of a link, as the address that they meant."""

import re
from urllib.parse import parse_qs, urlsplit

FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp)$", re.IGNORECASE)
MAIL = re.compile(r"[^\s@/:?#<>]{1,64}@[^\s@/:?#<>]{1,253}\.[A-Za-z]{2,24}")
DOUBLED = re.compile(r"^https?:/{0,3}(?=https?:)", re.IGNORECASE)
SLASHES = re.compile(r"^(https?):?/{0,3}(?=[^/:])", re.IGNORECASE)
HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}(?:nl|com|org|be|eu|net|info|nu|de|uk|gov|edu)(?:[/?#]|$)", re.IGNORECASE)
LIKE_A_SCHEME = re.compile(r"https?(?::/{0,3}|/{2,3})", re.IGNORECASE)


def whole_href(href: str) -> str:
    """``www.x.nl`` and ``x.nl/pad`` get https, ``info@x.nl`` mailto; ``http:/x`` and ``http://http://x`` are mended."""
    href = href.strip().replace("\n", "").replace("\t", "")
    href = DOUBLED.sub("", href)
    if href.lower().startswith("mailto:"):
        return mail_link(href[7:])
    if LIKE_A_SCHEME.match(href):
        return SLASHES.sub(lambda found: f"{found[1].lower()}://", href)
    if MAIL.fullmatch(href.rstrip(".,;")):
        return mail_link(href)
    if href.lower().startswith("www.") or HOST.match(href):
        return f"https://{href}"
    return href


def mail_link(address: str) -> str:
    """A full stop behind an e-mail address is the end of a sentence."""
    name, mark, query = address.strip().partition("?")
    name = name.strip().lstrip("/").rstrip(".,;:) ")
    return f"mailto:{name}{mark}{query}" if "@" in name else ""


def shown_in_viewer(url: str) -> str:
    """The file that a viewer shows: ``docs.google.com/viewer?url=…``, ``pdfjs/web/viewer.html?file=…``."""
    try:
        query = parse_qs(urlsplit(url).query)
    except ValueError:
        return url
    named = (values[0] for name, values in query.items() if name in {"url", "file", "src", "pdf"})
    return next((each for each in named if FILE.search(each.split("#")[0].split("?")[0])), url)
