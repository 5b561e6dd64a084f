"""What the big mail programs ask of HTML, as rules that a letter is held against.

Each rule names its source. Feature tables: https://www.caniemail.com (Can I email). The Outlook engine (Word):
https://learn.microsoft.com/en-us/previous-versions/office/developer/office-2007/aa338201(v=office.12).
Gmail: https://developers.google.com/workspace/gmail/design/css and its limit of 102 kB,
https://github.com/hteumeuleu/email-bugs/issues/41. Accessibility: https://www.accessible-email.org.
"""

import re
from itertools import pairwise

from bs4 import BeautifulSoup, Comment

CLIPPED = 102_000  # bytes
# caniemail.com/features/css-position, css-display-flex, css-display-grid, css-variables, css-float, css-object-fit …
NOT_INLINE = re.compile(r"(?:^|;)\s*(?:position|float|object-fit|aspect-ratio|gap|inset|--[\w-]+)\s*:|"
                        r"display\s*:\s*(?:flex|grid)|var\(|calc\(|(?:margin|padding)[\w-]*\s*:[^;]*-\d")  # fmt: skip
# Only Outlook reads what stands in these comments: MJML writes tables for it there.
OUTLOOK = re.compile(r"<!--\[if (?:mso|lte mso)[^\]]*\]>(.*?)<!\[endif\]-->", re.DOTALL)
FORBIDDEN = ("script", "form", "input", "button", "video", "audio", "iframe", "object", "embed", "svg", "link", "base")
DARK = "@media (prefers-color-scheme: dark)"


def problems(html, subject=""):
    """Every rule that this letter breaks, in words."""
    soup = BeautifulSoup(html, "html.parser")
    return [*_document(html, soup), *_structure(soup), *_styles(soup), *_pictures(soup), *_links(soup), *_outlook(html)]


def _document(html, soup):
    if not html.lower().startswith("<!doctype html>"):  # without it Outlook.com and Yahoo use quirks
        yield "no doctype"
    if not soup.html.get("lang"):  # accessible-email.org: a screen reader must know the language
        yield "no language"
    if "charset=utf-8" not in html.lower():  # Apple Mail guesses otherwise
        yield "no charset"
    if not soup.title or not soup.title.text.strip():
        yield "no title"
    if not soup.find("meta", attrs={"name": "viewport"}):  # or a phone shows it as wide as a desk
        yield "no viewport"
    if not soup.find("meta", attrs={"name": "color-scheme"}):  # caniemail.com/features/html-meta-color-scheme
        yield "no color scheme: Apple Mail turns the colours round itself"
    if len(html.encode()) > CLIPPED:
        yield f"{len(html.encode())} bytes: Gmail clips it"
    yield from (f"<{name}> is taken out or distrusted" for name in FORBIDDEN if soup.find(name))


def _structure(soup):
    for table in soup.find_all("table"):
        if table.get("role") != "presentation":  # or each table is read aloud as one
            yield f"a table for layout without role: {str(table)[:80]}"
        if table.get("cellpadding") != "0" or table.get("cellspacing") != "0":  # Outlook adds space otherwise
            yield "a table with room of its own"
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile(r"^h[1-6]$"))]
    if levels[:1] != [1] or any(after - before > 1 for before, after in pairwise(levels)):
        yield f"headings skip a level: {levels}"


def _styles(soup):
    for tag in soup.find_all(style=True):
        if found := NOT_INLINE.search(tag["style"]):
            yield f"{found[0]!r} does not work everywhere: {tag['style'][:80]}"
    for sheet in soup.find_all("style"):
        if re.search(r"@import|@font-face|url\(", sheet.text):  # nothing is fetched when a letter is opened
            yield "a style sheet fetches something"
        if len(sheet.text) > 8192:  # Gmail drops larger ones whole
            yield "a style sheet over 8 kB"
    for tag in soup.find_all(["p", "li", "a", "h1", "h2", "h3"]):
        if not tag.get("style"):  # Gmail leaves out <style> for accounts of others: the letter must do without
            yield f"<{tag.name}> without a style of its own: {tag.text[:40]}"


def _pictures(soup):
    for picture in soup.find_all("img"):
        if picture.get("alt") is None:
            yield "a picture without alt"
        if not str(picture.get("width", "")).isdigit():  # Outlook shows the file as large as it is otherwise
            yield "a picture without width"
        if not str(picture.get("height", "")).isdigit():
            yield "a picture without height"
        if int(picture.get("width") or 0) <= 2:
            yield "a picture that nobody sees: a tracking pixel"
        if re.search(r"\.(?:webp|avif|svg)(?:$|\?)", picture["src"]):  # caniemail.com/features/image-webp: no Outlook
            yield "a picture that Outlook cannot read"


def _links(soup):
    for tag in soup.find_all(["a", "img"]):
        goal = tag.get("href") if tag.name == "a" else tag["src"]
        if not re.match(r"https?://|mailto:|tel:|\ue000", goal or ""):
            yield f"an address that is not whole: {goal}"
        if tag.name == "a" and not tag.get_text(strip=True):
            yield f"a link without words: {goal}"


def _outlook(html):
    """What only Outlook sees is balanced, and says how wide."""
    soup = BeautifulSoup(html, "html.parser")
    pieces = [piece for piece in soup.find_all(string=lambda text: isinstance(text, Comment)) if "mso" in piece]
    if not any("<table" in piece and "width=" in piece for piece in pieces):
        yield "nothing holds the column together in Outlook"
    seen = "".join(OUTLOOK.findall(html))
    for tag in ("table", "tr", "td"):
        if len(re.findall(rf"<{tag}\b", seen)) != seen.count(f"</{tag}>"):
            yield f"<{tag}> for Outlook is not closed"
    buttons = [cell for cell in soup.find_all("td", attrs={"valign": "middle"}) if cell.get("role") == "presentation"]
    if any(not cell.get("bgcolor") for cell in buttons):  # Outlook paints no background of a link
        yield "a button without bgcolor"
