"""What we hold of people who write, are named or made a picture: entries of the registry in rvggz/privacy.py."""

from typing import Any

from django.db.models import Q
from django.utils.crypto import salted_hmac

from articles.models import ArticlePage, Download, ImportedItem, ImportedKind, Picture
from articles.pdf import making
from rvggz import privacy
from rvggz.privacy import Holding, Person

ERASED = "gewist "


def _articles(person: Person) -> list[dict[str, Any]]:
    if person.member is None:
        return []
    mine = Q(author=person.member) | Q(owner=person.member) | Q(author_name__iexact=person.member.get_full_name())
    return [
        {
            "titel": page.title, "adres": page.full_url or "", "geplaatst op": page.published_on.isoformat(),
            "naam erbij": page.byline, "rol erbij": page.author_role, "staat online": page.live,
        }
        for page in ArticlePage.objects.filter(mine).order_by("pk")
    ]  # fmt: skip


def _forget_pdfs(person: Person) -> int:
    """The articles stay; what was printed with the name under them is made anew. Erases nothing by itself."""
    if person.member:
        for pk in ArticlePage.objects.filter(author=person.member).values_list("pk", flat=True):
            making.forget_page(pk)
    return 0


def _files(person: Person) -> list[dict[str, Any]]:
    if person.member is None:
        return []
    credit = Q(uploaded_by_user=person.member) | Q(credit__iexact=person.member.get_full_name())
    pictures = [{"afbeelding": one.title, "maker": one.credit} for one in Picture.objects.filter(credit).order_by("pk")]
    files = Download.objects.filter(uploaded_by_user=person.member).order_by("pk")
    return [*pictures, *({"document": one.title, "maker": ""} for one in files)]


def erased_key(key: str) -> str:
    """What stays of a login name of the old site: enough to know it again, too little to read it."""
    return ERASED + salted_hmac("articles.imported", key.casefold(), algorithm="sha256").hexdigest()


def _logins(person: Person) -> Any:
    number = person.member.pk if person.member else 0
    return ImportedItem.objects.filter(kind=ImportedKind.PERSON, object_id=number).exclude(key__startswith=ERASED)


def _imported(person: Person) -> list[dict[str, Any]]:
    return [{"oude site": row.site, "gebruikersnaam": row.key} for row in _logins(person)]


def _forget_logins(person: Person) -> int:
    rows = list(_logins(person))
    for row in rows:
        ImportedItem.objects.filter(pk=row.pk).update(key=erased_key(row.key), source="", written="")
    return len(rows)


privacy.register(
    Holding(
        "articles", "Artikelen", ("articles.ArticlePage", "articles.StoredPdf"),
        "Blijven staan: het is openbaar werk, waarop anderen reageren en naar verwijzen (art. 17 lid 3 AVG, vrijheid "
        "van informatie). De naam van een lid verdwijnt met het account. Een naam die een redacteur erbij typte, "
        "haalt een redacteur weg op verzoek.",
        _articles, _forget_pdfs,
    ),
    Holding(
        "files", "Wie een beeld of bestand plaatste of maakte", ("articles.Picture", "articles.Download"),
        "De naam van de maker staat erbij zolang het beeld er is (art. 25 Auteurswet). Wie het plaatste, is na wissen "
        "van het account niet meer te zien.",
        _files,
    ),
    Holding(
        "imported", "Gebruikersnaam op de oude site", ("articles.ImportedItem",),
        "Zolang het account bestaat, om een tweede import niets te laten verdubbelen. Na wissen blijft een code over, "
        "zodat het account niet terugkomt.",
        _imported, _forget_logins,
    ),
)  # fmt: skip
privacy.impersonal(
    "articles.HomePage", "articles.ArticleIndexPage", "articles.ContributionIndexPage", "articles.InformationPage",
    "articles.ThemeIndexPage",
    "articles.ThemePage", "articles.Keyword", "articles.KeywordAlias", "articles.ArticleKeyword", "articles.SiteTexts",
    "articles.PictureRendition",
    # Follow from the pages, and change with them.
    "articles.Entry", "articles.FilterCount", "articles.Word",
)  # fmt: skip
