"""Somebody writes a piece, as tests need it."""

from django.core.files.uploadedfile import SimpleUploadedFile

from articles.contributions import content, deciding, drafts, submitting
from articles.models import Contribution, PieceState
from rvggz.models import OutgoingMail
from tests import factories

MP4 = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x08mdat"
WORDS = "<p>Gisteren aten we met twaalf mensen aan één tafel.</p><h2>Wat ik leerde</h2><p>Soep helpt <b>altijd</b>.</p>"


def typed(tree, **more):
    theme = more.pop("theme", None) or factories.ThemePage.objects.first() or factories.make_theme(tree, "Samen eten")
    return {"title": "Soep voor twaalf", "text": WORDS, "themes": [theme.pk], **more}


def picture(name="vuur.jpg", **size):
    return SimpleUploadedFile(name, factories.picture_file(**size).read())


def draft(tree, member, kind="blog", **more):
    piece = drafts.start(member, kind)
    drafts.save(piece, typed(tree, **more), piece.version)
    return now(piece)


def submitted(tree, member, kind="blog", **more):
    piece = draft(tree, member, kind, **more)
    return now(submitting.submit(piece, piece.version))


def placed(tree, member, anna, **more):
    piece = submitted(tree, member, **more)
    deciding.approve(piece, piece.version, anna)
    return now(piece)


def placed_of_guest(tree, anna, kind="question", **more):
    """A guest offered and confirmed it, Anna approved."""
    piece = Contribution.objects.create(
        guest_name="Gijs", guest_email="gast@example.test", content=content.blank(kind), state=PieceState.UNCONFIRMED
    )
    drafts.save(piece, typed(tree, **more), piece.version)
    piece = submitting.confirm(now(piece))
    deciding.approve(piece, piece.version, anna)
    return now(piece)


def now(piece):
    return Contribution.objects.select_related("page", "member").get(pk=piece.pk)


def form_data(piece, do="submit", **more):
    """As the form sends it."""
    from articles.contributions.forms import as_data

    data = {**as_data({**piece.content, **more}).dict(), "themes": piece.content["themes"], "do": do}
    return {**data, "version": piece.version}


def save(client, piece, **data):
    kept = form_data(piece)
    return client.post(f"{piece.get_absolute_url()}bewaar/", {**kept, **data})


def letters():
    return [(mail.name, mail.to) for mail in OutgoingMail.objects.order_by("pk") if mail.name.startswith("piece")]


def steps(piece):
    return [step.kind for step in piece.steps.all()]
