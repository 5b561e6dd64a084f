"""Files in the folders of members that no row names (any more)."""

import io
import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction

from articles.contributions import files, submitting
from articles.models import ContributionFile, Download, FileKind, Picture
from participants import profiles
from participants.models import DataExport
from rvggz import lost_files
from tests.articles.writing import draft, picture
from tests.factories import make_article

TWO_DAYS_AGO = time.time() - timedelta(days=2).total_seconds()


def note(name="verhaal.txt"):
    file = io.BytesIO(b"mijn verhaal")
    file.name, file.size = name, 12
    return file


@pytest.fixture
def root(settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path / "private"
    return settings.PRIVATE_ROOT


def lost(root, name, age=TWO_DAYS_AGO):
    path = Path(root) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    os.utime(path, (age, age))
    return path


def age_all(root):
    for path in Path(root).rglob("*"):
        if path.is_file():
            os.utime(path, (TWO_DAYS_AGO, TWO_DAYS_AGO))


@pytest.fixture
def kept(tree, bram, root):
    """One file with a row in each of the folders."""
    piece = draft(tree, bram)
    written = files.add(piece, FileKind.DOCUMENT, note()).file
    profile = profiles.of(bram)
    profile.picture.save("portret.jpg", ContentFile(b"x"))
    export = DataExport.objects.create(member=bram)
    export.file.save("kopie.zip", ContentFile(b"x"))
    age_all(root)
    return [written, profile.picture, export.file]


def test_what_an_undone_transaction_left_is_thrown_away_and_what_a_row_names_stays(tree, kept, root, bram):
    piece = draft(tree, bram)
    with transaction.atomic():
        undone = files.add(piece, FileKind.DOCUMENT, note()).file
        transaction.set_rollback(True)
    age_all(root)
    others = [lost(root, "profielen/weg.jpg"), lost(root, "gegevens/weg.zip")]
    today, elsewhere = lost(root, "bijdragen/net.mp4", time.time()), lost(root, "iets-anders/van-ons.txt")
    assert Path(undone.path).exists()

    assert lost_files.sweep(dry_run=True) == 3
    assert Path(undone.path).exists()
    assert lost_files.sweep() == 3

    assert not any(path.exists() for path in [Path(undone.path), *others])
    assert today.exists()
    assert elsewhere.exists()
    assert all(Path(file.path).exists() for file in kept)
    assert lost_files.sweep() == 0


def test_a_database_of_another_day_costs_no_files(kept, root, caplog):
    for number in range(25):
        lost(root, f"bijdragen/{number}.mp4")
    ContributionFile.objects.all().delete()

    assert lost_files.sweep() == 0

    assert len(list((Path(root) / "bijdragen").iterdir())) == 26
    assert "nothing is thrown away" in caplog.text


def test_what_a_submission_that_was_undone_left_on_the_site_goes_and_nothing_of_editors(
    tree, kept, root, settings, bram
):
    settings.MEDIA_ROOT = root.parent / "media"
    long = "Een heel lange titel voor een foto van een kampvuur in de herfst van dit jaar"
    there, undone = (draft(tree, bram, title=title) for title in ("Blijft", "Ging terug"))
    for piece in (there, undone):
        files.add(piece, FileKind.PICTURE, picture(), long)
        files.add(piece, FileKind.DOCUMENT, note())
    submitting.submit(there, there.version)
    with transaction.atomic():
        submitting.submit(undone, undone.version)
        transaction.set_rollback(True)
    of_editors = lost(settings.MEDIA_ROOT, "documents/jaarverslag.pdf")
    in_text = lost(settings.MEDIA_ROOT, "documents/verslag-0123456789abcdef0123456789abcdef.pdf")
    page = make_article(tree, body=[("text", f'<p><a href="/media/documents/{in_text.name}">Lees</a></p>')])
    page.save_revision()
    age_all(settings.MEDIA_ROOT)
    names = {path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    mine = [Picture.objects.get().file.path, Download.objects.get().file.path]

    assert lost_files.sweep(dry_run=True) == 2
    assert {path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()} == names
    assert lost_files.sweep() == 2

    left = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(left) == len(names) - 2
    assert all(Path(path).exists() for path in (*mine, of_editors, in_text))


def test_a_trial_of_tidying_counts_the_files_and_leaves_them(db, root):
    path, out = lost(root, "bijdragen/weg.mp4"), io.StringIO()

    call_command("tidy_personal_data", dry_run=True, stdout=out)
    assert "hoort: 1 te wissen" in out.getvalue()
    assert path.exists()
    call_command("tidy_personal_data", stdout=out)

    assert not path.exists()
