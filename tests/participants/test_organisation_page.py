"""A contact person keeps the page of the organisation; an editor reads every change first."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.models import TaskState, WorkflowState

from participants import memberships, reviewing
from participants.models import ParticipantPage
from rvggz.models import OutgoingMail
from tests import people
from tests.factories import make_organisation, picture_file
from tests.participants.test_memberships import logged_in

ADDRESS = "/mijn/organisatie/de-linde/"
INTRODUCTION = (
    '<h2>Wie we zijn</h2><p>Wij zijn <b>De Linde</b>.</p><ul><li>Een kring</li></ul><embed alt="" embedtype="image" '
    'format="left" id="7"/><p>Lees <a linktype="page" id="3">meer</a>.</p>'
)


@pytest.fixture
def linde(tree):
    return make_organisation(
        tree, "De Linde", slug="de-linde", summary="Zorg dicht bij huis.", introduction=INTRODUCTION, region="utrecht"
    )


@pytest.fixture
def sanne(linde, anna):
    member = people.member("Sanne", "Mulder")
    memberships.place(member, linde, is_contact=True)
    OutgoingMail.objects.all().delete()
    return member


def send(member, page=None, **fields):
    """The form as it stands, with some fields filled in otherwise."""
    browser = logged_in(member)
    form = browser.get(ADDRESS).context["form"]
    asked = {name: form[name].value() or "" for name in form.fields if name != "new_logo"}
    began = fields.pop("began_with", None) or browser.get(ADDRESS).context["began_with"]
    return browser.post(ADDRESS, asked | {"began_with": began} | fields)


def decide(anna, linde, action, comment=""):
    task = TaskState.objects.get(status="in_progress")
    address = f"/beheer/pages/workflow/action/{linde.pk}/{action}/{task.pk}/"
    return logged_in(anna).post(address, {"comment": comment})


def draft():
    return ParticipantPage.objects.get().get_latest_revision_as_object()


def mails():
    return sorted((mail.name, mail.to, mail.context["event"]) for mail in OutgoingMail.objects.all())


def test_a_change_waits_until_an_editor_approves(linde, sanne, anna, browse):
    answer = send(sanne, summary="Een nieuw begin.", contact_email="info@example.test")

    assert answer.status_code == 302
    assert "Zorg dicht bij huis." in browse(linde)
    assert [(row.title, row.by) for row in reviewing.waiting()] == [("De Linde", "Sanne Mulder")]
    assert "wacht op de redactie" in logged_in(sanne).get(ADDRESS).content.decode()
    assert mails() == [("editors_organisation", anna.email, "to_review")]
    assert mail.outbox == []  # Wagtail's own letters are not ours

    decide(anna, linde, "approve")

    cache.clear()  # what happens when the transaction of the test would be committed
    assert "Een nieuw begin." in browse(linde)
    assert reviewing.waiting() == []
    assert ("organisation_decided", sanne.email, "approved") in mails()
    assert "goedgekeurd" in logged_in(sanne).get(ADDRESS).content.decode()
    assert mail.outbox == []


def test_a_change_sent_back_is_kept_with_the_reason(linde, sanne, anna, browse):
    send(sanne, summary="Wij zijn de allerbeste!")

    decide(anna, linde, "reject", "Kan dit wat rustiger?")

    page = logged_in(sanne).get(ADDRESS).content.decode()
    assert "Kan dit wat rustiger?" in page
    assert "Wij zijn de allerbeste!" in page
    assert ("organisation_decided", sanne.email, "refused") in mails()
    assert "allerbeste" not in browse(linde)
    send(sanne, summary="Wij luisteren.")
    assert len(reviewing.waiting()) == 1
    assert WorkflowState.objects.active().count() == 1


def test_a_proposal_can_be_taken_back(linde, sanne):
    send(sanne, summary="Iets anders")

    logged_in(sanne).post(f"{ADDRESS}terug/")

    page = logged_in(sanne).get(ADDRESS)
    assert page.context["form"]["summary"].value() == "Zorg dicht bij huis."
    assert reviewing.waiting() == []
    assert not ParticipantPage.objects.get().has_unpublished_changes


def test_what_editors_have_under_way_cannot_be_thrown_away(linde, sanne, anna):
    page = ParticipantPage.objects.get()
    page.summary = "De redactie werkt hieraan."
    page.save_revision(user=anna)
    reviewing.ensure_workflow().start(page, anna)

    answer = logged_in(sanne).post(f"{ADDRESS}terug/", follow=True)

    assert "geen voorstel dat je kunt terugnemen" in answer.content.decode()
    assert draft().summary == "De redactie werkt hieraan."
    assert WorkflowState.objects.active().get().requested_by == anna


def test_what_an_editor_changed_in_a_proposal_is_not_thrown_away(linde, sanne, anna):
    send(sanne, summary="Iets anders")
    page = draft()
    page.summary = "Iets anders, en beter."
    page.save_revision(user=anna)

    logged_in(sanne).post(f"{ADDRESS}terug/")

    assert draft().summary == "Iets anders, en beter."
    assert len(reviewing.waiting()) == 1


def test_without_a_proposal_taking_back_makes_no_versions(linde, sanne):
    before = ParticipantPage.objects.get().revisions.count()

    answers = [logged_in(sanne).post(f"{ADDRESS}terug/").status_code for _ in range(21)]

    assert ParticipantPage.objects.get().revisions.count() == before
    assert answers[0] == 302
    assert answers[-1] == 429


def test_words_that_were_not_touched_keep_all_their_markup(linde, sanne):
    send(sanne, summary="Iets anders")

    assert draft().introduction == INTRODUCTION


def test_words_are_rich_text_and_what_has_no_sign_comes_back(linde, sanne):
    before = logged_in(sanne).get(ADDRESS).context["form"]["introduction"].value()

    send(sanne, introduction=f"{before}\n\nEn **nog** iets.")

    assert draft().introduction == INTRODUCTION + "<p>En <b>nog</b> iets.</p>"


def test_no_script_comes_in(linde, sanne):
    send(
        sanne, introduction='<script>x()</script> [klik](javascript:x) <img src=x onerror=x> [geheim](pagina 1)',
        website="https://www.example.test",
    )  # fmt: skip

    kept = draft().introduction
    assert "<script" not in kept
    assert "<img" not in kept
    assert "javascript:" not in kept
    assert 'linktype="page"' not in kept
    assert send(sanne, website="javascript:alert(1)").status_code == 422


def test_a_change_of_an_editor_meanwhile_is_shown_and_not_overwritten(linde, sanne, anna):
    began = logged_in(sanne).get(ADDRESS).context["began_with"]
    page = ParticipantPage.objects.get()
    page.summary, page.contact_name = "De redactie was hier.", "Joke"
    page.save_revision(user=anna).publish()

    answer = send(sanne, began_with=began, summary="Sanne was hier.", contact_name="")

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "terwijl jij bezig was" in text
    assert "De redactie was hier." in text
    assert answer.context["form"]["summary"].value() == "Sanne was hier."
    assert answer.context["form"]["contact_name"].value() == "Joke"  # not touched by Sanne: theirs is taken over
    assert ParticipantPage.objects.get().get_latest_revision_as_object().summary == "De redactie was hier."
    assert reviewing.waiting() == []
    assert answer.context["began_with"] != began


def test_a_logo_is_made_anew_and_a_program_is_none(linde, sanne):
    logo = SimpleUploadedFile("logo.png", picture_file(3000, 500, "logo.png").read(), "image/png")

    send(sanne, new_logo=logo)

    stored = draft().logo
    assert (stored.width, stored.uploaded_by_user) == (1200, sanne)
    program = SimpleUploadedFile("logo.jpg", b"MZ" + b"\0" * 500, "image/jpeg")
    answer = send(sanne, new_logo=program, summary="Dit typte ik.")
    assert answer.status_code == 422
    assert "Dit is geen afbeelding" in answer.content.decode()
    assert "Dit typte ik." in answer.content.decode()


def test_too_much_and_wrong_comes_back_as_it_was_typed(linde, sanne):
    answer = send(sanne, introduction="x" * 20_001, contact_email="geen adres", summary="y" * 251)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "geen adres" in text
    assert "x" * 20_001 in text
    assert reviewing.waiting() == []


def test_who_is_no_contact_person_any_more_gets_no_mail_of_it(linde, sanne, anna):
    send(sanne, summary="Iets anders")
    memberships.place(sanne, linde, is_contact=False)

    decide(anna, linde, "approve")

    assert not OutgoingMail.objects.filter(name="organisation_decided").exists()


def test_an_editor_sees_it_in_the_admin(linde, sanne, anna):
    send(sanne, summary="Iets anders")

    answer = logged_in(anna).get(f"/beheer/pages/{linde.pk}/edit/")

    assert answer.status_code == 200
    assert "Goedkeuren" in answer.content.decode()
