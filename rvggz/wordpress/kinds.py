"""What the names of categories mean: a theme, a kind (soort), or just a word."""

import re

from articles.models import Kind
from rvggz.text.folding import folded

from .contents import Contents

THEMES = {"themas", "thema", "thema-s", "themes"}
NO_CATEGORY = {"uncategorized", "geen-categorie", "geen-onderdeel-van-een-categorie", "ongecategoriseerd",
               "zonder-categorie", "niet-gecategoriseerd"}  # fmt: skip
KINDS = {
    Kind.NEWS: ("nieuws", "nieuwsbericht", "nieuwsberichten", "news"),
    Kind.REPORT: ("verslag", "verslagen", "impressie", "impressies"),
    Kind.DIGEST: ("wetenswaardigheden", "wetenswaardigheid"),
    Kind.BLOG: ("blog", "blogs"),
    Kind.VLOG: ("vlog", "vlogs"),
    Kind.QUESTION: ("vraag", "vragen"),
    Kind.TIP: ("tip", "tips"),
    Kind.CALL: ("oproep", "oproepen"),
    Kind.IDEA: ("idee", "ideeen", "idees"),
}
OF_WORD = {word: kind for kind, words in KINDS.items() for word in words}


def _word(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(text).replace("'", "").replace("’", "")).strip("-")


def is_themes(slug: str, name: str) -> bool:
    """The category above all themes."""
    return slug.lower() in THEMES or _word(name) in THEMES


def is_nothing(slug: str, name: str) -> bool:
    return slug.lower() in NO_CATEGORY or _word(name) in NO_CATEGORY


def kind_of(slug: str, name: str) -> Kind | None:
    return OF_WORD.get(_word(name)) or OF_WORD.get(slug.lower())


def is_theme(contents: Contents, slug: str) -> bool:
    """Somewhere below Thema's. WXR 1.0 names the parent, later ones give its slug."""
    categories = {term.name: term for (taxonomy, _), term in contents.terms.items() if taxonomy == "category"}
    term, seen = contents.terms.get(("category", slug)), set()
    while term and term.parent and term.slug not in seen:
        seen.add(term.slug)
        term = contents.terms.get(("category", term.parent)) or categories.get(term.parent)
        if term and is_themes(term.slug, term.name):
            return True
    return False
