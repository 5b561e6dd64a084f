"""What we hold of people who write, are named or made a picture: entries of the registry in rvggz/privacy.py."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.crypto import salted_hmac

from articles import article_parts, erasing, page_bin
from articles.entry_rows import plain_text
from articles.models import ArticlePage, Download, ImportedItem, ImportedKind, Picture
from articles.pdf import making
from rvggz import privacy
from rvggz.privacy import Holding, Person

ERASED = "gewist "


def _text(page: ArticlePage) -> str:
    entry = getattr(page, "entry", None)
    return entry.text if entry else plain_text(article_parts.story_html(page))


def _articles(person: Person) -> list[dict[str, Any]]:
    if person.member is None:
        return []
    mine = Q(author=person.member) | Q(owner=person.member) | Q(author_name__iexact=person.member.get_full_name())
    return [
        {
            "titel": page.title, "samenvatting": page.summary, "tekst": _text(page),
            "adres": page.full_url or "", "geplaatst op": page.published_on.isoformat(),
            "naam erbij": page.byline, "rol erbij": page.author_role, "staat online": page.live,
        }
        for page in ArticlePage.objects.filter(mine).select_related("entry", "author").order_by("pk")
    ]  # fmt: skip


def _forget_pdfs(person: Person) -> None:
    """What was printed with the name under it is made anew."""
    if person.member:
        for pk in ArticlePage.objects.filter(author=person.member).values_list("pk", flat=True):
            making.forget_page(pk)


def _erase(person: Person) -> int:
    _forget_pdfs(person)
    return erasing.erase_pieces(person.member) if person.member else 0


def _keep(person: Person) -> int:
    _forget_pdfs(person)
    return erasing.keep_pieces(person.member) if person.member else 0


def _erase_files(person: Person) -> int:
    return erasing.erase_unused_files(person.member) if person.member and not person.member.is_staff else 0


def _tidy_files(now: datetime) -> int:
    return erasing.erase_unused_files(before=now - timedelta(days=30))


def _own_files(person: Person) -> list[tuple[str, Any]]:
    """The pictures and documents that a member put on the site."""
    if person.member is None or person.member.is_staff:
        return []
    own = [
        *Picture.objects.filter(uploaded_by_user=person.member),
        *Download.objects.filter(uploaded_by_user=person.member),
    ]
    return [(one.file.name.rsplit("/", 1)[-1], one.file) for one in own]


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
        "Zolang ze op de site staan. Wie vertrekt, kiest: zijn bijdragen aan Praat mee worden gewist, of blijven staan "
        "als van ‘een oud-lid’. Andere artikelen blijven staan zonder zijn naam: het is openbaar werk, waar anderen "
        "naar verwijzen (art. 17 lid 3 AVG). Een naam die een redacteur typte, haalt een redacteur weg op verzoek.",
        _articles, _erase, keep=_keep, question="Wat moet er gebeuren met wat je schreef voor Praat mee?",
    ),
    Holding(
        "files", "Wie een beeld of bestand plaatste of maakte", ("articles.Picture", "articles.Download"),
        "De naam van de maker staat erbij zolang het beeld er is (art. 25 Auteurswet). Wie het plaatste, is na wissen "
        "van het account niet meer te zien. Wat een lid plaatste en nergens meer bij staat: een maand.",
        _files, _erase_files, _tidy_files, _own_files,
    ),
    Holding(
        "bin", "Prullenbak van de redactie", ("articles.BinnedPage",),
        "Een pagina die een redacteur weghaalt, met de reacties erbij: 30 dagen, om een vergissing te herstellen. "
        "Daarna is alles weg. Wie zijn gegevens laat wissen, verdwijnt ook hieruit.",
        tidy=page_bin.purge,
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
    "articles.Entry", "articles.FilterCount", "articles.Word", "articles.FirstSteps",
)  # fmt: skip
