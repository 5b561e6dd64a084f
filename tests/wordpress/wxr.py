"""Builds WordPress exports for tests: fictional, and of every version WordPress wrote."""

from dataclasses import dataclass, field
from xml.sax.saxutils import escape

SITE = "https://oud.example"
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/{generator}" created="2024-01-01 10:00" -->
<rss version="2.0"
    xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"
    xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:wp="http://wordpress.org/export/{version}/"
>
<channel>
<title>De Kring</title>
<link>{site}</link>
<wp:wxr_version>{version}</wp:wxr_version>
<wp:base_site_url>{site}</wp:base_site_url>
<wp:base_blog_url>{site}</wp:base_blog_url>
"""


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def reaction(number, content="Mooi!", **given):
    """One comment, as it stands in an item: ``item(…, comments=(reaction(7, "Mooi", parent=6), …))``."""
    values = {
        "approved": "1", "type": "comment", "author": "Sam", "author_email": "sam@oud.example", "parent": 0,
        "user_id": 0, "date": "2021-03-03 11:00:00", "date_gmt": "2021-03-03 10:00:00", "author_IP": "192.0.2.7",
    } | given  # fmt: skip
    parts = "".join(f"<wp:comment_{name}>{cdata(str(value))}</wp:comment_{name}>" for name, value in values.items())
    words = f"<wp:comment_content>{cdata(content)}</wp:comment_content>"
    return f"<wp:comment><wp:comment_id>{number}</wp:comment_id>{parts}{words}</wp:comment>"


@dataclass
class Export:
    """``Export().author(…).category(…).post(…)``; ``text`` is the file."""

    version: str = "1.2"
    site: str = SITE
    parts: list[str] = field(default_factory=list)

    @property
    def text(self):
        return (
            HEAD.format(version=self.version, site=self.site, generator="6.1")
            + "\n".join(self.parts)
            + ("\n</channel>\n</rss>\n")
        )

    def words(self, text):
        """WXR 1.0 escaped names, later ones wrap everything in CDATA."""
        return escape(text) if self.version == "1.0" else cdata(text)

    def author(self, login, email="", name="", number=2):
        self.parts.append(
            f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{self.words(login)}</wp:author_login>"
            f"<wp:author_email>{self.words(email)}</wp:author_email>"
            f"<wp:author_display_name>{self.words(name or login)}</wp:author_display_name></wp:author>"
        )
        return self

    def category(self, slug, name, parent="", number=0):
        term = f"<wp:term_id>{number}</wp:term_id>" if self.version != "1.0" else ""
        self.parts.append(
            f"<wp:category>{term}<wp:category_nicename>{slug}</wp:category_nicename>"
            f"<wp:category_parent>{parent}</wp:category_parent><wp:cat_name>{self.words(name)}</wp:cat_name></wp:category>"
        )
        return self

    def tag(self, slug, name):
        self.parts.append(
            f"<wp:tag><wp:tag_slug>{slug}</wp:tag_slug><wp:tag_name>{self.words(name)}</wp:tag_name></wp:tag>"
        )
        return self

    def item(self, number, title, **given):
        values = {
            "type": "post", "status": "publish", "content": "", "excerpt": "", "slug": "", "parent": 0, "password": "",
            "creator": "anna", "date": "2021-03-02 09:12:00", "gmt": "2021-03-02 08:12:00", "link": "", "terms": (),
            "meta": {}, "sticky": 0, "comments": (), "url": "",
        } | given  # fmt: skip
        link = values["link"] or f"{self.site}/{values['slug']}/" if values["slug"] else f"{self.site}/?p={number}"
        domain = {"post_tag": "tag"} if self.version == "1.0" else {}
        terms = "".join(
            f'<category domain="{domain.get(kind, kind)}" nicename="{slug}">{cdata(name)}</category>'
            for kind, slug, name in values["terms"]
        )
        meta = "".join(
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{cdata(str(value))}</wp:meta_value></wp:postmeta>"
            for key, value in values["meta"].items()
        )
        comments = "".join(
            one if isinstance(one, str) else reaction(number * 100 + index, approved=one[0], type=one[1])
            for index, one in enumerate(values["comments"], 1)
        )
        attachment = f"<wp:attachment_url>{values['url']}</wp:attachment_url>" if values["url"] else ""
        self.parts.append(
            f"<item><title>{self.words(title)}</title><link>{escape(link)}</link>"
            f"<dc:creator>{self.words(values['creator'])}</dc:creator>"
            f"<content:encoded>{cdata(values['content'])}</content:encoded>"
            f"<excerpt:encoded>{cdata(values['excerpt'])}</excerpt:encoded>"
            f"<wp:post_id>{number}</wp:post_id><wp:post_date>{values['date']}</wp:post_date>"
            f"<wp:post_date_gmt>{values['gmt']}</wp:post_date_gmt><wp:post_name>{values['slug']}</wp:post_name>"
            f"<wp:status>{values['status']}</wp:status><wp:post_parent>{values['parent']}</wp:post_parent>"
            f"<wp:post_type>{values['type']}</wp:post_type><wp:post_password>{values['password']}</wp:post_password>"
            f"<wp:is_sticky>{values['sticky']}</wp:is_sticky>{attachment}{terms}{meta}{comments}</item>"
        )
        return self

    def page(self, number, title, **given):
        return self.item(number, title, type="page", **given)

    def attachment(self, number, file, title="", alt="", caption="", **given):
        url = f"{self.site}/wp-content/uploads/{file}"
        meta = {"_wp_attached_file": file, "_wp_attachment_image_alt": alt}
        slug = given.pop("slug", f"bestand-{number}")
        return self.item(number, title or file, type="attachment", status="inherit", excerpt=caption, meta=meta,
                         url=url, slug=slug, **given)  # fmt: skip
