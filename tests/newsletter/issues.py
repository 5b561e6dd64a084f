"""Issues of the letter for tests: with every block in them."""

from wagtail.models import Page

from newsletter.models import NewsletterArchivePage, NewsletterIssue, NewsletterPage
from tests import factories
from tests.snapshots import once

TEXT = (
    "<p>De dagen worden korter, en in de buurttuin brandt het vuur weer. <b>Je bent welkom</b>, elke vrijdag. "
    'Lees <a linktype="page" id="{}">hoe het begon</a> of kijk <a href="https://www.example.org/tuin?a=1&amp;b=2">'
    "bij de tuin</a>.</p><ul><li>Om drie uur begint het.</li><li>Er is soep, brood en een lange tafel waar altijd "
    "nog iemand bij kan.</li></ul>"
)
SECTIONS = 4  # of a site with nothing on it


def archive(tree):
    """The pages that letters stand below."""
    found = NewsletterArchivePage.objects.first()
    if found:
        return found

    def make_both():
        page = factories.publish(tree.home, NewsletterPage(title="Nieuwsbrief", slug="nieuwsbrief"))
        return factories.publish(page, NewsletterArchivePage(title="Archief", slug="archief")).pk

    pk = once(f"archive on {tree.home.pk}", make_both) if has_pages(SECTIONS) else make_both()
    return NewsletterArchivePage.objects.get(pk=pk)


def has_pages(number):
    """Are there so many pages below home? Then it is known which: nothing else was made."""
    return Page.objects.filter(depth__gt=2).count() == number


def make(tree, title="Een vuur voor de hele straat", body=None, *, live=False, **fields):
    fields = {"title": title, "preview_line": "Samen eten, wonen en een nieuwe agenda.", **fields}
    return publish(tree, {**fields, "body": every_block(tree) if body is None else body}, live=live)


def publish(tree, fields, *, live):
    """An issue; copied when the same was made before as the first one on this site."""
    above = archive(tree)

    def make_one():
        return factories.publish(above, NewsletterIssue(**fields), live=live).pk

    if not (factories.is_plain(fields) and has_pages(SECTIONS + 2)):
        return NewsletterIssue.objects.get(pk=make_one())
    name = f"first letter below {above.pk}: {live} {sorted(fields.items())}"
    return NewsletterIssue.objects.get(pk=once(name, make_one))


def every_block(tree):
    picture = factories.make_picture()
    article = factories.make_article(
        tree, "Een sleutel van mijn eigen deur", lead_image=picture, kind="blog", author_name="Mirjam",
        summary="Na negen jaar woont Mirjam weer op zichzelf. Ze vertelt wat hielp, en wat niet.",
    )  # fmt: skip
    bare = factories.make_article(tree, "Wat naasten nodig hebben")
    return [
        ("greeting", {"text": "Beste", "without_name": "Beste lezer"}),
        ("text", TEXT.format(article.pk)),
        ("heading", "Nieuw op de site"),
        ("article", {"article": article, "text": ""}),
        ("article", {"article": bare, "text": "Onze eigen woorden over dit artikel."}),
        ("divider", None),
        ("heading", "Agenda"),
        ("event", {"title": "Kampvuurgesprek over wonen", "when": "vrijdag 12 december, 15.00 uur",
                   "where": "Buurttuin De Linde, Utrecht", "text": "Iedereen vertelt, niemand hoeft.",
                   "url": "https://www.example.org/aanmelden"}),
        ("quote", {"text": "Ik kwam voor de soep en ik bleef voor de mensen.", "attribution": "Mirjam"}),
        ("image", {"image": picture, "alt": "Mensen in een kring om een vuur", "is_decorative": False,
                   "caption": "Het vuur van november. Foto: Jolanda de Vries"}),
        ("button", {"text": "Meld je aan", "page": None, "document": None, "url": "https://www.example.org/mee"}),
        ("text", "<p>Tot ziens bij het vuur,<br/>de redactie</p>"),
    ]  # fmt: skip
