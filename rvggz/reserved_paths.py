"""Names that a page right below the home page cannot have: the site itself, or nginx before it, answers there.

One list for the admin, for moving and copying, and for the import of WordPress.
tests/rvggz/test_reserved_paths.py holds it against urls.py and deploy/nginx.conf.
"""

#: The first part of every address that is no page.
RESERVED = frozenset({
    "_util", "beheer", "demo", "documenten", "gezond", "ingelogd", "leden", "media", "mijn", "patroon", "reacties",
    "reageren", "static", "trefwoorden", "zoeken",
})  # fmt: skip
#: A section of ours stands there, and addresses without a page stand below it.
SHARED = frozenset({"nieuwsbrief", "praat-mee"})

SITE_ROOT_DEPTH = 2  # of a home page in the tree
MESSAGE = "Op “/{slug}/” staat al iets van de site zelf. Kies een ander adres, bijvoorbeeld: {free}"


def is_reserved(slug: str) -> bool:
    """Whether no page right below the home page may have this slug."""
    return slug.lower() in RESERVED


def free(slug: str) -> str:
    """The slug to propose instead."""
    return f"{slug}-pagina"


def message(slug: str) -> str:
    return MESSAGE.format(slug=slug, free=free(slug))
