"""An article with every block, and HTML as life leaves it."""

from uuid import uuid4

from tests import factories

AWKWARD = {
    "headings": "<h4>Eerst een vier</h4><h2></h2><h6>Zes</h6><h1>Nog een titel</h1>"
    "<h2><a href='/x/'>link <b>vet</b></a></h2>"
    "<h3><img src='{image}' alt='plaatje'></h3>",
    "links": "<p><a>geen adres</a> <a href=''>leeg</a> <a href='/x/'><img src='{image}' alt='Een kring'></a> tekst "
    "<a href='/y/'><img src='{image}' alt=''></a> <a href='/z/'>tekst <b>vet <i>x</i></b></a> <a href='#weg'>weg</a> "
    "<a href='http://[kapot'>kapot</a></p><a href='/x/'><div><p>blok in link</p></div></a>",
    "lists": "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><ul><li>los</li></ul>tekst<p>p</p></ul><ul></ul>"
    "<ol start='4'><li><p>een</p><p>twee</p></li><li><h3>kop</h3></li><li><img src='{image}' alt='x'></li>"
    "<li><table><tr><td>t</td></tr></table></li></ol><li>los item</li><dl><dt>term</dt><dd><p>uitleg</p></dd></dl>",
    "tables": "<table><tr><td>a</td><td>b</td></tr></table><table><tr><th>k</th><th></th></tr>"
    "<tr><th>r</th><td>x</td></tr></table>"
    "<table><tr><th rowspan='2'>x</th><th colspan='2'>y</th></tr><tr><th>1</th><th>2</th></tr>"
    "<tr><td>te kort</td></tr></table><table><tr></tr></table>"
    "<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>",
    "pictures": "<p><img src='/media/images/weg.jpg' alt='Weg'></p><img alt='geen adres'><img src='{image}' alt=''>"
    "<img src='https://example.org/x.png' alt='elders'><figure></figure>"
    "<figure><figcaption>alleen bijschrift</figcaption></figure>",
    "letters": "<p>🔥 ✓ → ☐ 漢字 العربية עברית ελλάδα \u200b\u00ad\ufeff\ue000 ☎ ½</p><p>" + "langwoord" * 40 + "</p>",
    "broken": "<p>open <b>vet <i>x</b> <div>z</p></div></section></article></body>"
    "<svg aria-label='x'><title>t</title></svg>"
    "<form><input><button>b</button></form><details><summary>S</summary>d</details><hr><p></p><p>&nbsp;</p>",
}


def every_block(tree):
    """Raw stream data with each block of a story in it."""
    picture, document = factories.make_picture(), factories.make_document()
    sound = factories.make_document("Gesprek", "gesprek.mp3", b"x" * 100)
    other = factories.make_article(tree, "Samen eten is ook zorg")
    image = {"image": picture.pk, "alt_text": "Mensen in een kring", "decorative": False}
    decoration = {"image": picture.pk, "alt_text": "", "decorative": True}

    def items(*values):
        return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]

    cells = [{"values": ["<p>Voorbereiden</p>", "<p>4 <b>uur</b></p>"]}, {"values": ["<p>Nazorg</p>", ""]}]
    columns = [{"type": "text", "heading": "Onderdeel"}, {"type": "text", "heading": "Uren"}]
    return [
        ("text", f'<p>Eerste tekst met een <a linktype="page" id="{other.pk}">link</a>.</p><ul><li>a</li></ul>'),
        ("heading", {"text": "Een kop", "level": "h3"}),
        ("quote", {"text": "Ik mocht meedoen.", "attribution": "Fatma Yıldız", "role": "ervaringsdeskundige"}),
        ("callout", {"title": "Goed om te weten", "text": "<p>Elke dinsdag.</p>", "tone": "tip"}),
        ("table", {"caption": "Wat kost het?", "row_headings": True, "table": {"columns": columns, "rows": cells}}),
        ("accordion", {"items": items({"title": "Is het gratis?", "text": "<p>Ja, altijd.</p>"})}),
        ("figure", {"image": image, "caption": "De kring in maart.", "credit": "Jan de Wit"}),
        ("figure", {"image": decoration, "caption": "", "credit": ""}),
        ("gallery", {"pictures": items(*({"image": image, "caption": c, "credit": ""} for c in "ab"))}),
        ("video", {"title": "Een dag bij De Linde", "url": "https://youtu.be/abcdefghijk", "transcript": "<p>x</p>"}),
        ("audio", {"title": "Luister terug", "file": sound.pk, "transcript": ""}),
        ("download", {"title": "", "document": document.pk}),
        ("related_article", {"article": other.pk}),
        ("button", {"text": "Meld je aan", "url": "https://example.org/aanmelden"}),
    ]  # fmt: skip


def article_with_every_block(tree):
    block = factories.ArticlePage.body.field.stream_block
    body = block.to_python([{"type": name, "value": value, "id": str(uuid4())} for name, value in every_block(tree)])
    links = [
        {"type": "link", "id": str(uuid4()), "value": {"text": "Handreiking", "url": "https://example.org/handreiking"}}
    ]
    return factories.make_article(
        tree,
        "De kracht van het kampvuur",
        body=body,
        more_links=factories.ArticlePage.more_links.field.stream_block.to_python(links),
        keywords=["herstel", "kampvuurgesprek"],
        organisations=[factories.make_organisation(tree, "De Linde")],
        lead_image=factories.make_picture(),
        lead_image_alt="Zes mensen om een vuur",
        lead_image_caption="Het eerste kampvuur.",
        author_name="Anna de Boer",
        author_role="verpleegkundige",
    )
