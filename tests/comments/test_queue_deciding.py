"""What the buttons of the queue do, with plain forms and as a script asks."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from articles.models import ArticlePage
from comments import deciding, rules
from comments.models import Action, Comment, Decision, Report, Status
from rvggz.models import OutgoingMail
from tests.comments.reacting import approve, confirmed, entry_of, react, shown
from tests.people import member, with_two_steps

PART = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def press(client, anna):
    """``press(comment, "approve")`` presses a button as Anna, with the version as it is unless given."""
    client.force_login(anna)

    def post(comment, action, *, part=False, version=None, **fields):
        fields = {"do": action, "version": version or comment.version, "back": "?artikel=1", **fields}
        return client.post(reverse("reactions_item", args=[comment.pk]), fields, headers=PART if part else {})

    return post


@pytest.fixture
def undo(client, anna):
    client.force_login(anna)

    def post(*decisions, part=False):
        fields = {"decision": [one.pk for one in decisions]}
        return client.post(reverse("reactions_take_back"), fields, headers=PART if part else {})

    return post


def now(comment):
    return Comment.objects.get(pk=comment.pk)


def latest():
    return Decision.objects.order_by("-pk").first()


def test_approving_leads_back_to_the_same_filters_and_place(article, press):
    comment = confirmed(article)

    answer = press(comment, "approve", next="7")

    assert answer["location"] == f"/beheer/reacties/?artikel=1&gedaan={latest().pk}#reactie-7"
    assert now(comment).status == Status.SHOWN


def test_the_page_after_it_offers_the_way_back(article, press, client):
    answer = press(confirmed(article), "approve", back="")

    page = client.get(answer["location"]).content.decode()

    assert "Geplaatst." in page and "Ongedaan maken" in page


def test_nobody_is_offered_to_undo_what_another_did(article, press, client, eva):
    answer = press(confirmed(article), "approve", back="")
    client.force_login(eva)

    page = client.get(answer["location"])
    assert page.status_code == 200
    assert "data-undo" not in page.content.decode()


def test_a_script_gets_only_what_changes(article, press):
    answer = press(confirmed(article), "approve", part=True).content.decode()

    assert "data-queue-answer" in answer and "<html" not in answer
    assert "Geplaatst: de reactie van Sam" in answer and 'id="queue-tabs"' in answer


def test_a_refusal_needs_a_reason_and_keeps_what_was_typed(article, press):
    comment = confirmed(article)

    for part in (True, False):
        answer = press(comment, "refuse", part=part, note="Kun je het zachter zeggen?")
        assert answer.status_code == 422
        assert "Kies een reden" in answer.content.decode()
        assert "Kun je het zachter zeggen?" in answer.content.decode()
    assert now(comment).status == Status.HELD


def test_a_refusal_goes_with_its_reason_and_note(article, press):
    comment = confirmed(article)

    press(comment, "refuse", refusal="unkind", note="Kun je het zachter zeggen?")

    assert (now(comment).status, now(comment).refusal) == (Status.REFUSED, "unkind")
    assert OutgoingMail.objects.get(name="reaction_refused").context["note"] == "Kun je het zachter zeggen?"


@pytest.mark.parametrize("part", [True, False])
def test_the_second_of_two_is_told_what_the_first_did_and_loses_nothing(article, press, eva, part):
    comment = confirmed(article)
    approve(comment, eva)

    answer = press(comment, "refuse", part=part, version=comment.version, refusal="unkind", note="Mijn lange uitleg.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Eva Smit heeft deze reactie om" in page and "uur geplaatst." in page
    assert "Mijn lange uitleg." in page
    assert now(comment).status == Status.SHOWN


def test_two_clicks_on_one_button_decide_once(article, press):
    comment = confirmed(article)

    press(comment, "approve")
    again = press(comment, "approve")

    assert "Jij hebt deze reactie" in again.content.decode()
    assert Decision.objects.filter(action=Action.APPROVE).count() == 1


def test_a_reply_to_what_is_gone_is_given_back(article, press):
    comment = confirmed(article)
    Comment.objects.all().delete()

    for part in (True, False):
        answer = press(comment, "reply", part=part, reply="Wat fijn dat je dit schrijft!")
        assert answer.status_code == 409
        assert "Wat fijn dat je dit schrijft!" in answer.content.decode()


def test_undo_brings_everything_back_and_takes_the_mail_away(article, press, undo):
    comment = confirmed(article)
    press(comment, "refuse", refusal="unkind")

    undo(latest())

    assert now(comment).status == Status.HELD and now(comment).waiting_since
    assert not OutgoingMail.objects.filter(name="reaction_refused").exists()
    assert comment in Comment.objects.to_judge()


def test_after_half_a_minute_it_is_too_late_to_undo(article, press, undo):
    press(confirmed(article), "approve")
    Decision.objects.update(at=timezone.now() - timedelta(seconds=31))
    decision = Decision.objects.get(action=Action.APPROVE)

    answer = undo(decision, part=True)

    assert answer.status_code == 409
    assert "halve minuut is voorbij" in answer.content.decode()


def test_undoing_what_another_did_is_not_possible(article, eva, undo):
    comment = confirmed(article)

    undo(approve(comment, eva))

    assert now(comment).status == Status.SHOWN


def test_leaving_what_was_reported_tells_the_writer_nothing_and_can_be_undone(article, anna, press, undo):
    comment = shown(article, anna=anna)
    deciding.report(comment.pk, "hurtful", "", limit=3)
    OutgoingMail.objects.all().delete()

    press(now(comment), "approve")
    assert not OutgoingMail.objects.exists()
    assert not Comment.objects.to_judge().exists()

    undo(latest())
    assert list(Comment.objects.to_judge()) == [comment]
    assert Report.objects.get().handled_at is None and now(comment).reports_count == 1


def test_found_private_data_are_blacked_out_where_ticked(article, press):
    comment = confirmed(article, "Bel 06-12345678 of mail wil@example.test.")
    start, end, _ = comment.private_spans[0]

    press(comment, "black-out", asked_spans="1", spans=[f"{start}-{end}"])

    assert "06-12345678" not in now(comment).text and "wil@example.test" in now(comment).text
    assert now(comment).status == Status.HELD


def test_other_words_are_blacked_out_by_typing_them(article, press):
    comment = confirmed(article, "Mijn buurvrouw Truus\nJansen woont hiernaast. Truus Jansen dus.")

    press(comment, "black-out", asked_spans="1", words="truus jansen")

    assert "Truus" not in now(comment).text and "Jansen" not in now(comment).text


def test_words_that_are_not_there_are_said_so(article, press):
    answer = press(confirmed(article), "black-out", asked_spans="1", words="Truus")

    assert answer.status_code == 422
    assert "“Truus” staat niet zo in de reactie" in answer.content.decode()


def test_blacking_out_can_be_turned_back(article, press):
    comment = confirmed(article, "Bel 06-12345678 maar.")
    press(comment, "black-out", asked_spans="1", spans=["4-15"])

    press(now(comment), "uncover")

    assert now(comment).text == comment.text


def test_a_reply_places_both_and_undo_takes_both_away(article, press, undo):
    comment = confirmed(article)

    press(comment, "reply", reply="Wat fijn dat je dit schrijft!")
    answer = Comment.objects.get(answers=comment)
    assert (now(comment).status, answer.status, answer.as_editor) == (Status.SHOWN, Status.SHOWN, True)
    assert entry_of(article).reactions == 2

    undo(*Decision.objects.filter(action__in=[Action.APPROVE, Action.REPLY]))
    assert now(comment).status == Status.HELD
    assert not Comment.objects.filter(as_editor=True).exists()
    assert entry_of(article).reactions == 0


def test_an_article_is_closed_and_opened_from_the_queue(article, press):
    comment = confirmed(article)

    press(comment, "close")
    assert not ArticlePage.objects.get(pk=article.pk).comments_open
    assert react(article, "Te laat.", email="kim@example.test") is None

    press(comment, "open")
    assert ArticlePage.objects.get(pk=article.pk).comments_open


def test_a_member_can_be_trusted_from_the_queue(article, press, bram):
    comment = react(article, by=bram)

    press(comment, "trust")

    bram.refresh_from_db()
    assert bram.is_trusted
    assert react(article, "Nog iets.", by=bram).status == Status.SHOWN


def test_a_word_goes_on_the_lists_once(article, press):
    comment = confirmed(article)
    for _ in range(2):
        press(comment, "watch", word="  kruidenthee ")
    press(comment, "block", word="casino*")

    assert rules.get().suspect_words.splitlines().count("kruidenthee") == 1
    assert "casino*" in rules.get().blocked_words


def test_an_unknown_button_does_nothing(article, press):
    comment = confirmed(article)

    assert press(comment, "delete-everything").status_code == 422
    assert now(comment).version == comment.version


def test_old_text_cannot_be_decided_on(article, press):
    comment = confirmed(article)
    Comment.objects.update(erased_at=timezone.now(), text="", status=Status.REFUSED)

    assert press(comment, "approve").status_code == 409


def test_members_of_the_group_are_enough(article, client):
    """No other right than the group Redactie gives."""
    dora = with_two_steps(member("Dora", "Vos", is_staff=True))
    dora.groups.set(Group.objects.filter(name="Redactie"))
    client.force_login(dora)

    assert client.get(reverse("reactions_queue")).status_code == 200
    settings = reverse("wagtailsettings:edit", args=["comments", "reactionsettings"])
    assert client.get(settings, follow=True).status_code == 200
