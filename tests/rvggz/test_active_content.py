"""A document that does something by itself is refused, however it hides that."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from rvggz.upload_checks import check_document
from rvggz.wordpress.uploads import RefusedFileError
from rvggz.wordpress.uploads import check_document as check_import

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '  # noqa: E501
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:ooo="http://openoffice.org/2004/office" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts:
            made.writestr(name, content)
    return io.BytesIO(out.getvalue())


def types(main=f"{WORD}.document.main+xml", more=""):
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
    )


def word(*parts, main=f"{WORD}.document.main+xml", more=""):
    return zipped([("[Content_Types].xml", types(main, more)), ("word/document.xml", "<w/>"), *parts])


def relation(kind, target, mode="External", name="word/_rels/settings.xml.rels"):
    mode = f' TargetMode="{mode}"' if mode else ""
    one = f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    return (
        name,
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{one}</Relationships>',
    )


def open_document(content="", *parts, manifest="", kind=ODT):
    entries = f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}</m:manifest>'
    body = f"<office:document-content {NS}>{content}</office:document-content>"
    return zipped([("mimetype", kind), ("META-INF/manifest.xml", entries), ("content.xml", body), *parts])


ACTIVE_OFFICE = {
    "macros in capitals": word(("word/VBAPROJECT.BIN", b"x")),
    "macros under another name": word(
        ("word/picture.bin", b"x"), relation("vbaProject", "picture.bin", "", "word/_rels/document.xml.rels")
    ),
    "macros by content type": word(
        more='<Default Extension="bin" ContentType="application/vnd.ms-office.VBAPROJECT"/>'
    ),
    "a docm with another name": word(main="application/vnd.ms-word.document.macroEnabled.main+xml"),
    "a template from the web": word(relation("attachedTemplate", "https://kwaad.example/sjabloon.dotm")),
    "a template from another machine": word(relation("attachedTemplate", "file://10.0.0.1/deel/sjabloon.dotm")),
    "a relation in capitals": word(relation("ATTACHEDTEMPLATE", "HTTPS://KWAAD.EXAMPLE/S.DOTM", "EXTERNAL")),
    "a list of relations in capitals": word(relation("attachedTemplate", "http://a.example", name="WORD/_RELS/S.XML.RELS")),  # noqa: E501
    "an object of another program": word(
        relation("oleObject", "embeddings/oleObject1.bin", "", "word/_rels/document.xml.rels")
    ),
    "an object from elsewhere": word(relation("oleObject", "http://kwaad.example/x")),
    "a frame": word(relation("frame", "http://kwaad.example/x")),
    "a control": word(relation("control", "activeX/activeX1.xml", "", "word/_rels/document.xml.rels")),
    "a control by name": word(("word/ActiveX/activeX1.bin", b"x")),
    "a picture of another machine": word(relation("image", "\\\\10.0.0.1\\deel\\x.png")),
    "a sheet of macros": word(more='<Override PartName="/xl/m.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/>'),  # noqa: E501
    "names that differ in capitals only": word(("WORD/Document.xml", "<w/>")),
    "a part twice": word(("word/document.xml", "<w>anders</w>")),
    "a way out": word(("word/../../x", b"")),
}  # fmt: skip
ACTIVE_OPEN = {
    "Basic": open_document("", ("Basic/Standard/Module1.xml", "<m/>")),
    "Basic in capitals": open_document("", ("BASIC/Standard/Module1.xml", "<m/>")),
    "Python": open_document("", ("Scripts/python/kwaad.py", b"x")),
    "a script by its list of contents": open_document(
        manifest='<m:file-entry m:full-path="x" m:media-type="application/vnd.sun.star.oleobject"/>'
    ),
    "something that happens at opening": open_document(
        '<office:scripts><office:event-listeners><script:event-listener script:event-name="dom:load" '
        'xlink:href="vnd.sun.star.script:x"/></office:event-listeners></office:scripts>'
    ),
    "a link to a macro": open_document('<text:a xlink:href="macro:///Standard.Module1.Main">x</text:a>'),
    "a script in the text": open_document('<text:script script:language="JavaScript">x</text:script>'),
    "a script of another language": open_document('<office:script script:language="JavaScript">x</office:script>'),
    "a macro in the list of Basic": open_document(
        '<office:script script:language="ooo:Basic"><ooo:libraries><ooo:library-embedded ooo:name="Standard">'
        '<ooo:module ooo:name="M"/></ooo:library-embedded></ooo:libraries></office:script>'
    ),
    "an object of another program": open_document('<draw:object-ole xlink:href="./Object 1"/>'),
    "a program in a page": open_document("<draw:applet/>"),
    "a frame": open_document('<draw:floating-frame xlink:href="http://kwaad.example"/>'),
    "an object in an object": open_document("", ("Object 1/content.xml", f"<a {NS}><draw:plugin/></a>")),
}


@pytest.mark.parametrize("hidden", ACTIVE_OFFICE)
def test_an_office_file_that_acts_by_itself_is_refused(hidden):
    with pytest.raises(ValidationError):
        check_document(ACTIVE_OFFICE[hidden], "verslag.docx")


@pytest.mark.parametrize("hidden", ACTIVE_OPEN)
def test_an_open_document_that_acts_by_itself_is_refused(hidden):
    with pytest.raises(ValidationError):
        check_document(ACTIVE_OPEN[hidden], "verslag.odt")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("verslag.docx", word(main=f"{WORD}.template.main+xml")),
        ("verslag.xlsx", zipped([("[Content_Types].xml", types()), ("xl/workbook.xml", "<w/>")])),
        ("verslag.odt", open_document(kind=f"{ODT}-template")),
        ("verslag.odt", open_document('<!DOCTYPE a [<!ENTITY b "c">]>')),
        ("verslag.odt", zipped([("mimetype", ODT), ("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')])),
    ],
)
def test_what_is_another_kind_or_cannot_be_read_is_refused(name, file):
    with pytest.raises(ValidationError, match="geen echt"):
        check_document(file, name)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("verslag.docx", word()),
        ("verslag.docx", word(relation("hyperlink", "https://goed.example"))),
        ("verslag.docx", word(relation("image", "https://goed.example/x.png"))),
        ("verslag.docx", word(relation("attachedTemplate", "file:///C:\\Users\\Truus\\Huisstijl.dotx"))),
        ("verslag.docx", word(relation("package", "embeddings/blad.xlsx", "", "word/charts/_rels/chart1.xml.rels"))),
        ("verslag.odt", open_document("<office:scripts/><text:p>Soep</text:p>")),
        ("verslag.odt", open_document(
            '<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries/></office:script></office:scripts>',  # noqa: E501
            ("Basic/script-lc.xml", "<l/>"), ("Basic/Standard/script-lb.xml", "<l/>"))),
        ("verslag.odt", open_document("", ("Object 1/content.xml", f"<a {NS}/>"))),
    ],
)  # fmt: skip
def test_what_people_make_every_day_is_taken(name, file):
    check_document(file, name)


def test_the_import_refuses_it_too(tmp_path):
    file = tmp_path / "verslag.docx"
    file.write_bytes(ACTIVE_OFFICE["macros in capitals"].getvalue())

    with pytest.raises(RefusedFileError, match="macro"):
        check_import(file, "verslag.docx")
