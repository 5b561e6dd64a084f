"""The documents of the demo site: made here, so that downloads on it are real files."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from weasyprint import HTML

from articles.models import Download
from rvggz.demo import content
from rvggz.demo.story import Shelf

STYLE = """
@page { size: A4; margin: 22mm 20mm }
body { font: 11.5pt/1.55 sans-serif; color: #22242E } h1 { color: #2B3A67; font-size: 25pt; margin: 0 0 6mm }
h2 { color: #B8430F; font-size: 15pt; margin: 8mm 0 2mm; break-after: avoid } li { margin: 2mm 0 }
.line { border-bottom: .6pt solid #A9B4C8; height: 9mm }
"""
XML = '<?xml version="1.0" encoding="UTF-8"?>'
WORD_TYPES = (
    XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD_RELATIONS = (
    XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


def make() -> Iterator[tuple[str, Download]]:
    """Each document of files.toml by name."""
    makers = {"pdf": pdf, "docx": docx, "csv": table}
    for name, recipe in content.table("files").items():
        data = makers[recipe["type"]](recipe)
        path = f"{name}.{recipe['type']}"
        default_storage.delete(f"documents/{path}")  # left over from a load that was broken off
        document = Download(
            title=recipe["title"],
            file=ContentFile(data, name=path),
            file_size=len(data),
            file_hash=hashlib.sha1(data, usedforsecurity=False).hexdigest(),  # becomes the ETag
        )
        document.save()
        yield name, document


def pdf(recipe: dict[str, str]) -> bytes:
    lines = '<div class="line"></div>' * 3
    text = Shelf().html(recipe["text"]).replace("<p>…</p>", lines)
    page = f'<html lang="nl"><title>{recipe["title"]}</title><style>{STYLE}</style><h1>{recipe["title"]}</h1>{text}'
    return bytes(HTML(string=page).write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"demo"))


def docx(recipe: dict[str, str]) -> bytes:
    """The smallest file that a word processor opens: paragraphs, no more."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in [recipe["title"], "", *recipe["text"].strip().splitlines()]
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'{XML}<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parcel:
        parts = {"[Content_Types].xml": WORD_TYPES, "_rels/.rels": WORD_RELATIONS, "word/document.xml": body}
        for part, xml in parts.items():
            parcel.writestr(zipfile.ZipInfo(part), xml)
    return out.getvalue()


def table(recipe: dict[str, str]) -> bytes:
    out = io.StringIO()
    rows = [line.split(" | ") for line in recipe["text"].strip().splitlines()]
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode("utf-8-sig")
