"""What acts by itself in a document of Word, Excel, PowerPoint or LibreOffice: macros, controls, objects of other
programs, templates and frames that are fetched from elsewhere.

These are zip files. What a part is follows from its content type and from the relations of other parts to it, not from
its name; names are compared without regard to capitals, as those programs do. No DTD is accepted, nothing is fetched.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath

from lxml import etree

# In a content type: what Word, Excel and PowerPoint would run, or hand to another program.
ACTIVE_TYPES = (
    "macroenabled", "vbaproject", "vbadata", "activex", "oleobject", "macrosheet", "attachedtoolbars", "x-dosexec",
    "x-msdownload", "javascript",
)  # fmt: skip
# The last word of a relation.
ACTIVE_RELATIONS = {
    "vbaproject", "wordvbadata", "activexcontrolbinary", "control", "oleobject", "xlmacrosheet", "xlintlmacrosheet",
    "attachedtoolbars", "ctrlprop", "extensibility",
}  # fmt: skip
ACTIVE_NAMES = ("vbaproject", "vbadata", "activex/", "macrosheets/", "embeddings/oleobject")
PRESSED = {"hyperlink", "externallink", "externallinkpath"}  # elsewhere: a link to press; of a sheet Excel asks first
SHOWN = {"image", "video", "audio", "media"}
OWN_DISK = re.compile(r"file:/{0,3}[a-z]:")  # the template that the maker works with: says nothing to others
MAIN = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
# OpenDocument
LIBRARY_LISTS = {"script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml"}  # LibreOffice keeps empty ones
TEXTS = {"content.xml", "styles.xml", "settings.xml", "meta.xml", "manifest.xml"}
ACTIVE_ELEMENTS = {
    "event-listener", "execute-macro", "module", "object-ole", "applet", "plugin", "floating-frame", "dde-source",
    "dde-connection-decl", "library-embedded",
}  # fmt: skip
ACTIVE_LINKS = ("vnd.sun.star.script:", "macro:", "javascript:")
OPEN_TYPES = ("oleobject", "java-archive", "javascript", "x-python", "sun.xml.basic")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


class UnreadableError(Exception):
    """A part cannot be told: no XML, with a DTD, or the same name twice, of which programs may read another than we."""


class BrokenPartError(UnreadableError):
    """It is no XML."""


def is_office(package: zipfile.ZipFile, extension: str) -> bool:
    """Whether no main part is of another kind than the extension promises: a template, a show that plays by itself."""
    mains = [type_ for type_ in _content_types(package) if type_.endswith(".main+xml")]
    return not mains or any(type_.endswith(MAIN[extension]) for type_ in mains)


def is_active(package: zipfile.ZipFile, *, is_open_document: bool) -> bool:
    """Whether anything in it acts by itself. Raises UnreadableError."""
    names = [_plain(part) for part in package.infolist()]
    if len(set(names)) < len(names) or any(".." in PurePath(name).parts for name in names):
        raise UnreadableError
    return any(_in_open_document(package) if is_open_document else _in_office(package))


def _plain(part: zipfile.ZipInfo) -> str:
    return part.filename.replace("\\", "/").lstrip("/").lower()


def _content_types(package: zipfile.ZipFile) -> list[str]:
    found: list[str] = []
    for part in package.infolist():
        if _plain(part) == "[content_types].xml":
            with suppress(BrokenPartError):  # no program opens it then
                found += [told.get("contenttype", "") for told in _attributes(package, part)]
    return found


def _elements(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[etree._Element]:
    """Every element, one after another, and forgotten when the next one comes."""
    try:
        with package.open(part) as file:
            for _, element in etree.iterparse(
                file, ("start",), resolve_entities=False, no_network=True, load_dtd=False
            ):
                if element.getparent() is None and element.getroottree().docinfo.doctype:
                    raise UnreadableError
                yield element
                if (before := element.getprevious()) is not None:
                    before.clear()
    except etree.XMLSyntaxError as error:
        raise BrokenPartError from error


def _attributes(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[dict[str, str]]:
    """Of every element, without namespaces, in small letters."""
    for element in _elements(package, part):
        yield {etree.QName(str(key)).localname.lower(): str(value).lower() for key, value in element.attrib.items()}


def _in_office(package: zipfile.ZipFile) -> Iterator[bool]:
    yield any(word in type_ for type_ in _content_types(package) for word in ACTIVE_TYPES)
    for part in package.infolist():
        name = _plain(part)
        yield any(word in name for word in ACTIVE_NAMES)
        if name.endswith(".rels"):
            yield any(_is_active_relation(told) for told in _attributes(package, part))


def _is_active_relation(told: dict[str, str]) -> bool:
    kind, target = told.get("type", "").rstrip("/").rpartition("/")[2], told.get("target", "").strip()
    if kind in ACTIVE_RELATIONS:
        return True
    if told.get("targetmode") != "external":
        return False
    if kind in PRESSED or (kind == "attachedtemplate" and OWN_DISK.match(target)):
        return False
    return kind not in SHOWN or not (target.startswith(("http://", "https://")) or OWN_DISK.match(target))


def _in_open_document(package: zipfile.ZipFile) -> Iterator[bool]:
    for part in package.infolist():
        path = PurePath(_plain(part))
        yield path.parts[0] == "scripts" and not part.is_dir()
        yield path.parts[0] in {"basic", "dialogs"} and not part.is_dir() and path.name not in LIBRARY_LISTS
        if path.name in TEXTS:
            yield any(_is_active_element(element) for element in _elements(package, part))


def _is_active_element(element: etree._Element) -> bool:
    name = etree.QName(element).localname.lower()
    values = {etree.QName(str(key)).localname: str(value).strip().lower() for key, value in element.attrib.items()}
    if name == "script":  # an empty list of libraries of Basic is no script
        return not (str(element.tag).startswith(OFFICE) and values.get("language") == "ooo:basic")
    if name == "file-entry" and any(word in values.get("media-type", "") for word in OPEN_TYPES):
        return True
    return name in ACTIVE_ELEMENTS or values.get("href", "").startswith(ACTIVE_LINKS)
