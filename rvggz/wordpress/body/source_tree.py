"""The HTML of an item as a tree in which only what carries meaning is left, and that under one name.

In this order: what a reader could not see goes, pictures that load later get their address, signs that are pictures
become signs, styles become tags, lists of Word become lists, forms go. What goes without being a habit is told.
"""

import re
from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from articles.rich_text import fragment_of
from rvggz.text import inline_styles

from . import emoji, word_lists

Note = Callable[[str], None]
HIDING = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|(?:left|top|right|text-indent|margin-left|margin-top)\s*:\s*-\d{3,6}(?:\.\d+)?(?:px|em|rem|pt|%)"
    r"|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|clip\s*:\s*rect\s*\(\s*[01](?:px)?[\s,]+[01](?:px)?)",
    re.IGNORECASE,
)
OPENS_LATER = re.compile(r"toggle|accordion|tab|collaps|spoiler|faq|expand|panel|more|meer|slide|modal|popup", re.I)
WHITE = {"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgb(255, 255, 255)", "rgba(255,255,255,1)"}
LATER = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-orig-file", "data-large-file",
         "data-full-url", "data-img-src")  # fmt: skip
CONTROLS = ["input", "select", "textarea", "button", "label", "option", "legend"]
LONG_ENOUGH = 60  # letters: what is shorter in a form is the name of a field
PLACES = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "div", "blockquote", "td", "sup", "figure"]
BY_MACHINE = re.compile(
    r"(?:attachment|post|page|block|elementor|et_|vc_|fl-|docs-internal|yui|ember|cke|gallery|media|wp-|ez-toc|menu|u\d"
    r"|magicdomid|js_|fb-|content$|main$|primary$|wrapper$|container$|more-\d)",
    re.IGNORECASE,
)


def tidy(soup: BeautifulSoup, html: str, note: Note) -> None:
    """Change the tree in place. ``html`` is what it was made of: most texts need little, and that is seen in it."""
    if "style" in html or "hidden" in html:
        drop_unseen(soup, note)
    pictures_that_load_later(soup)
    emoji.apply(soup)
    old_players(soup)
    if "style" in html:
        inline_styles.apply(soup)
    word_lists.apply(soup, html)
    if "<form" in html or "<input" in html:
        drop_forms(soup, note)
    places(soup)
    if "<abbr" in html or "<acronym" in html:
        abbreviations(soup)
    for quote in soup.find_all("q"):
        quote.insert(0, NavigableString("“"))
        quote.append(NavigableString("”"))


def drop_unseen(soup: BeautifulSoup, note: Note) -> None:
    for node in soup.find_all(_is_hidden):
        if node.decomposed:
            continue
        words = " ".join(node.get_text(" ").split())
        if words or node.find(["img", "iframe"]):
            note(f"tekst die lezers niet zagen is weggelaten: “{words[:80] or 'een beeld'}”")
        node.decompose()
    for node in soup.find_all(style=True):
        style = inline_styles.declarations(str(node["style"]))
        words = " ".join(node.get_text(" ").split())
        if words and style.get("color", "") in WHITE and not _has_background(node):
            note(f"witte tekst is gewone tekst geworden: “{words[:80]}”")


def _is_hidden(node: Tag) -> bool:
    if node.has_attr("hidden"):
        return True
    style = str(node.get("style") or "")
    if not style or not HIDING.search(style):
        return False
    opened_later = "display" in style and any(
        OPENS_LATER.search(" ".join(each.get_attribute_list("class", []) or []) + str(each.get("id") or ""))
        for each in (node, node.parent, node.find_previous_sibling())
        if isinstance(each, Tag)
    )
    return not opened_later


def _has_background(node: Tag) -> bool:
    return any(
        "background" in str(each.get("style") or "") or "background" in str(each.get("class") or "")
        or "cover" in str(each.get("class") or "") or "button" in str(each.get("class") or "")
        for each in (node, *node.parents)
    )  # fmt: skip


def pictures_that_load_later(soup: BeautifulSoup) -> None:
    """The true address stands in an attribute, or in a ``<noscript>`` behind the picture: one picture, once."""
    for node in soup.find_all(["img", "iframe", "video", "audio"]):
        src = str(node.get("src") or "")
        later = next((str(node[name]) for name in LATER if str(node.get(name) or "").strip()), "")
        is_empty = not src or "data:image" in src or re.search(r"/(?:blank|placeholder|spacer|1x1|lazy|trans)", src)
        if later and (is_empty or not later.endswith((".svg",))):
            node["src"] = later
        elif is_empty and (found := str(node.get("srcset") or node.get("data-srcset") or "").split()):
            node["src"] = found[0]
    for holder in soup.find_all("rv-noscript"):
        shown = {_file(str(each.get("src") or "")) for each in soup.find_all("img") if holder not in each.parents}
        for image in holder.find_all("img"):
            if _file(str(image.get("src") or "")) in shown:
                image.decompose()
        before = holder.find_previous("img")
        first = holder.find("img")
        if isinstance(before, Tag) and isinstance(first, Tag) and not before.get("src"):
            before.decompose()
        holder.unwrap()


def _file(src: str) -> str:
    return re.sub(r"(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.\w+$)", "", src.split("?")[0]).rsplit("//", 1)[-1]


def old_players(soup: BeautifulSoup) -> None:
    """``<object>`` with its ``<param>`` and ``<embed>``: Flash players of videos, and PDFs on the page."""
    for node in soup.find_all("object"):
        found = [str(node.get("data") or "")]
        found += [str(each.get("value") or "") for each in node.find_all("param")
                  if str(each.get("name") or "").lower() in {"movie", "src", "url", "filename", "data"}]  # fmt: skip
        found += [str(each.get("src") or "") for each in node.find_all("embed")]
        address = next((each for each in found if each), "")
        for each in node.find_all(["param", "embed"]):
            each.decompose()
        if node.find_parent("div", class_="wp-block-file"):
            node.decompose()
        elif address:
            fallback = [each for each in node.find_all("a", href=True) if str(each["href"]) != address]
            _player(soup, node, address, " ".join(each.get_text(" ") for each in fallback))
        else:
            node.unwrap()
    for node in soup.find_all("embed"):
        _player(soup, node, str(node.get("src") or ""), "")


def _player(soup: BeautifulSoup, node: Tag, address: str, title: str) -> None:
    made = soup.new_tag("rv-media", attrs={"data-kind": "embed", "data-url": address})
    made.append(NavigableString(title))
    node.replace_with(made)


def drop_forms(soup: BeautifulSoup, note: Note) -> None:
    """A form of the old site does nothing here. Sentences in it stay."""
    for form in soup.find_all("form"):
        words = " ".join(form.get_text(" ").split())
        address = str(form.get("action") or "")
        goal = f" (ging naar {address[:100]})" if address.startswith("http") else ""
        note(f"een formulier is weggelaten{goal}: “{words[:80]}”. Maak het hier opnieuw als het nodig is")
        for control in form.find_all(CONTROLS):
            control.decompose()
        for part in form.find_all(string=True):
            if len(part.strip()) < LONG_ENOUGH and not part.find_parent(["p", "li"]):
                part.extract()
        for part in form.find_all(["p", "li", "div"]):
            if not part.find(["p", "li", "div"]) and len(part.get_text().strip()) < LONG_ENOUGH:
                part.decompose()
        form.unwrap()
    loose = soup.find_all(["input", "select", "textarea"])
    if loose:
        note("invulvelden zijn weggelaten")
    for control in loose:
        control.decompose()


def places(soup: BeautifulSoup) -> None:
    """An ``id`` or an ``<a name>`` is a place that links lead to. What machines made and nothing leads to is none."""
    wanted = {fragment_of(str(each["href"])[1:]) for each in soup.find_all("a", href=re.compile("^#"))}
    seen: set[str] = set()
    for node in soup.find_all(lambda each: each.has_attr("id") or (each.name == "a" and each.has_attr("name"))):
        name = str(node.get("id") or node.get("name") or "")
        fragment = fragment_of(name)
        is_place = fragment in wanted or (
            node.name in {"a", "h1", "h2", "h3", "h4", "h5", "h6", "p", "li"} and not BY_MACHINE.match(name)
        )
        node.attrs.pop("id", None)
        if fragment and is_place and fragment not in seen and node.name in PLACES:
            seen.add(fragment)
            node["id"] = fragment


def abbreviations(soup: BeautifulSoup) -> None:
    """What an abbreviation means stands behind it, the first time: a title is read by nobody on a phone."""
    told: set[str] = set()
    for node in soup.find_all(["abbr", "acronym"]):
        meaning = " ".join(str(node.get("title") or "").split())
        around = node.parent.get_text().lower() if node.parent else ""
        if meaning and meaning.lower() not in told and meaning.lower() not in around:
            node.append(NavigableString(f" ({meaning})"))
        told.add(meaning.lower())


def parent_names(node: Any) -> set[str]:
    return {each.name for each in node.parents}
