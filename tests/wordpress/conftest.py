import io
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from PIL import Image
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.blocks.text import INLINE_FEATURES, TEXT_FEATURES
from articles.models import ArticlePage
from rvggz import initial_pages
from tests.snapshots import once


def assert_editable(page):
    """An editor can save it as it is, and Wagtail's editor can open every text in it."""
    page.body.stream_block.clean(page.body)
    for text in texts_in(list(page.body.raw_data)):
        for features in (TEXT_FEATURES, INLINE_FEATURES):
            ContentstateConverter(features).from_database_format(text)


def texts_in(value):
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in parts for text in texts_in(part)]


@pytest.fixture
def uploads(tmp_path):
    """``uploads("2021/03/foto.jpg")`` puts a file in the old uploads; a picture unless content is given."""
    folder = tmp_path / "uploads"
    folder.mkdir()

    def put(name, content=None, colour=(200, 90, 40)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            Image.new("RGB", (60, 40), colour).save(path)
        else:
            path.write_bytes(content)
        return path

    put.folder = folder
    return put


@pytest.fixture
def move(move_to_nothing):
    """``move(export)`` runs the command; answers exit status, what was said, and the list for a person.

    The pages that every site stands on are there: making them costs twice as much as a small import.
    """
    once("pages to stand on", initial_pages.make_or_find)
    return move_to_nothing


@pytest.fixture
def move_to_nothing(tmp_path, uploads, db):
    """As ``move``, into a database that is empty."""

    def run(export, *options):
        file = tmp_path / "export.xml"
        content = export if isinstance(export, (bytes, str)) else export.text
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        report, said, status = tmp_path / "lijst.csv", io.StringIO(), 0
        report.unlink(missing_ok=True)
        try:
            call_command("import_wordpress", file, "--media", uploads.folder, "--report", report, *options, stdout=said)
        except SystemExit as left:
            status = left.code
        rows = report.read_text("utf-8-sig") if report.exists() else ""
        return SimpleNamespace(status=status, said=said.getvalue(), rows=rows)

    return run


@pytest.fixture
def blocks(move):
    """The blocks an article body becomes, as (type, value)."""
    from .wxr import Export

    def convert(content, export=None, **given):
        export = export or Export()
        export.item(100, "Rond het vuur", slug="rond-het-vuur", content=content, **given)
        result = move(export)
        assert "Niet overgenomen door een fout" not in result.rows, result.rows
        page = ArticlePage.objects.get(wordpress_id=100)
        assert_editable(page)
        convert.rows = result.rows
        return [(block["type"], block["value"]) for block in page.body.raw_data]

    return convert


@pytest.fixture
def bodies(move):
    """``bodies({"name": html, …})``: the blocks of each, moved in one go; ``bodies.rows[name]``: what is told of it."""
    from .wxr import Export

    def convert(contents, export=None, meta=None):
        export = export or Export()
        for number, (name, content) in enumerate(contents.items(), 1001):
            export.item(number, name, slug=f"tekst-{number}", content=content, meta=(meta or {}).get(name, {}))
        result = move(export)
        assert "Niet overgenomen door een fout" not in result.rows, result.rows
        convert.pages = {page.title: page for page in ArticlePage.objects.filter(wordpress_id__gte=1001)}
        for page in convert.pages.values():
            assert_editable(page)
        lines = result.rows.splitlines()
        convert.rows = {name: "\n".join(line for line in lines if f";{name};" in line) for name in contents}
        return {
            name: [(block["type"], block["value"]) for block in page.body.raw_data]
            for name, page in convert.pages.items()
        }

    return convert


@pytest.fixture
def texts(bodies):
    """As ``bodies``, of texts that become one block of text each: its HTML."""

    def convert(contents, *given):
        made = bodies(contents, *given)
        convert.rows, convert.pages = bodies.rows, bodies.pages
        return {name: "".join(value for kind, value in blocks if kind == "text") for name, blocks in made.items()}

    return convert
