"""What is kept of who writes, and for how long."""

import json

from articles.contributions import content, deciding, drafts, files
from articles.models import ArticlePage, Contribution, ContributionFile, FileKind, PieceState
from rvggz.models import OutgoingMail
from tests.articles.writing import draft, picture, submitted


def test_a_member_takes_drafts_and_files_along_and_leaves_nothing(piece, bram, tmp_path):
    from rvggz import privacy

    files.add(piece, FileKind.PICTURE, picture(), "Een vuur uit Hoogezand")
    drafts.save(piece, {"title": "Uniekwoordinconcept"}, piece.version)
    who = privacy.person(bram.email)

    told = json.dumps(privacy.export(who), default=str)
    assert "Uniekwoordinconcept" in told
    assert "Hoogezand" in told
    holding = next(one for one in privacy.holdings() if one.name == "contributions")
    assert [name for name, _ in holding.files(who)] == ["vuur.jpg"]

    privacy.erase(who)

    assert not Contribution.objects.exists()
    assert not ContributionFile.objects.exists()


def test_old_drafts_go_after_a_mail_and_refused_texts_after_half_a_year(tree, bram, chris, anna):
    from datetime import timedelta

    from django.utils import timezone

    from articles.contributions import tidying

    old, refused, guest = (
        draft(tree, bram),
        submitted(tree, chris),
        Contribution.objects.create(
            guest_email="x@example.test", state=PieceState.UNCONFIRMED, content=content.blank("tip")
        ),
    )
    deciding.refuse(refused, refused.version, "other", "", anna)
    start = timezone.now()

    assert tidying.tidy(start + timedelta(days=8)) == 1
    assert not Contribution.objects.filter(pk=guest.pk).exists()
    assert tidying.tidy(start + timedelta(days=184)) == 1
    assert not ArticlePage.objects.exists()
    assert tidying.tidy(start + timedelta(days=340)) == 0
    assert OutgoingMail.objects.get(name="piece_old").to == bram.email
    assert tidying.tidy(start + timedelta(days=369)) == 0
    assert tidying.tidy(start + timedelta(days=371)) == 1
    assert not Contribution.objects.filter(pk=old.pk).exists()
