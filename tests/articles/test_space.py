"""Nobody fills the disk with what only he can see."""

import io

import pytest
from django.core.exceptions import ValidationError

from articles.contributions import content, deciding, drafts, files, own, space
from articles.models import Contribution, ContributionFile, FileKind, PieceState
from tests.articles.writing import draft, placed, submitted


def note(size=1000):
    file = io.BytesIO(b"x" * size)
    file.name, file.size = "verhaal.txt", size
    return file


def weigh(piece, size):
    """A file that was kept before, so large as that."""
    return ContributionFile.objects.create(
        contribution=piece, kind=FileKind.VIDEO, name="film", size=size, file="f.mp4"
    )


def test_a_member_keeps_two_gigabytes_of_drafts_and_no_more(tree, bram, chris, client):
    for _ in range(3):
        weigh(Contribution.objects.create(member=bram, content=content.blank("vlog")), 650 * files.MEGABYTE)
    piece = draft(tree, bram)
    files.add(piece, FileKind.DOCUMENT, note())
    weigh(submitted(tree, bram), 100 * files.MEGABYTE)

    client.force_login(bram)
    answer = client.post(f"{piece.get_absolute_url()}bestanden/", {"kind": "document", "file": note()})

    assert answer.status_code == 422
    assert "hoogstens 2 GB" in answer.json()["error"]
    assert files.add(draft(tree, chris), FileKind.DOCUMENT, note())


def test_what_is_on_the_site_does_not_count(tree, bram, anna):
    live = placed(tree, bram, anna)
    ContributionFile.objects.create(contribution=live, kind=FileKind.VIDEO, name="film", size=3 * space.GIGABYTE)

    assert files.add(draft(tree, bram), FileKind.DOCUMENT, note())
    own.revise(live)
    assert files.add(draft(tree, bram), FileKind.DOCUMENT, note())


def test_guests_who_did_not_confirm_share_five_gigabytes(db):
    first, second = (
        Contribution.objects.create(state=PieceState.UNCONFIRMED, content=content.blank("tip"), guest_email=email)
        for email in ("een@example.test", "twee@example.test")
    )
    weigh(first, 5 * space.GIGABYTE)

    with pytest.raises(ValidationError, match="Stuur je stuk zonder dit bestand"):
        files.add(second, FileKind.DOCUMENT, note())

    Contribution.objects.filter(pk=first.pk).update(state=PieceState.SUBMITTED)
    assert files.add(second, FileKind.DOCUMENT, note())


def test_a_disk_that_is_almost_full_takes_nothing_more(tree, bram, monkeypatch):
    piece = draft(tree, bram)
    monkeypatch.setattr(space, "FREE", space.free() + space.GIGABYTE)

    with pytest.raises(ValidationError, match="geen ruimte voor nieuwe bestanden"):
        files.add(piece, FileKind.DOCUMENT, note())

    assert not ContributionFile.objects.exists()


def test_beginning_anew_makes_no_more_drafts_than_beginning(tree, bram, anna, client):
    piece = submitted(tree, bram)
    deciding.refuse(piece, piece.version, "other", "", anna)
    for state in (PieceState.CONCEPT, PieceState.SUBMITTED):
        for _ in range(drafts.MOST_DRAFTS // 2):
            Contribution.objects.create(member=bram, state=state, content=content.blank("tip"), version=2)
    before = Contribution.objects.count()

    client.force_login(bram)
    page = client.post(f"{piece.get_absolute_url()}opnieuw/", follow=True).content.decode()

    assert Contribution.objects.count() == before
    assert "heel veel stukken" in page
    with pytest.raises(drafts.TooManyError):
        drafts.start(bram, "blog")
