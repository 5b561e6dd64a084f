"""What moderators find in the queue: which reactions, in which order, with what beside them."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles.contributions import content, counting, waiting
from articles.models import Contribution
from comments import deciding, writers
from comments.models import Comment, Status
from comments.queue import asked as asking
from comments.queue import counts, saying
from comments.queue.asked import Asked, Tab
from comments.reasons import Reason
from tests import factories
from tests.comments.queueing import looks_like_spam
from tests.comments.reacting import confirmed, react, refuse, shown, spam
from tests.people import with_two_steps


@pytest.fixture
def queue(client, anna):
    """``queue("?stand=spam")`` answers the HTML that Anna sees."""
    client.force_login(anna)

    def get(query="", status=200):
        response = client.get(reverse("reactions_queue") + query)
        assert response.status_code == status
        return response.content.decode()

    return get


def found(**asked):
    return list(Asked(**asked).select())


def test_what_waits_longest_comes_first_and_a_cry_for_help_before_all(article):
    first = confirmed(article, "Eerst.", email="een@example.test")
    second = confirmed(article, "Daarna.", email="twee@example.test")
    urgent = react(article, "Ik wil niet meer leven.", email="drie@example.test")

    assert found() == [urgent, first, second]


def test_an_unconfirmed_reaction_waits_for_nobody(article, queue):
    react(article, "Nog niet bevestigd.")

    assert "Nog niet bevestigd." not in queue()
    assert not found(tab=Tab.ALL)


def test_what_looks_like_spam_stands_apart(article):
    plain, bad = confirmed(article), looks_like_spam(confirmed(article, "Lening!", email="x@example.test"))

    assert found() == [plain]
    assert found(tab=Tab.MAYBE_SPAM) == [bad]


def test_a_cry_for_help_never_stands_among_the_spam(article):
    urgent = looks_like_spam(react(article, "Ik wil niet meer leven."))
    Comment.objects.update(status=Status.HELD)

    assert found() == [urgent]
    assert not found(tab=Tab.MAYBE_SPAM)


def test_a_reported_reaction_waits_while_it_is_still_shown(article, anna):
    comment = shown(article, anna=anna)
    deciding.report(comment.pk, "hurtful", "", limit=3)

    assert found() == [comment]


def test_each_tab_shows_its_own(article, anna):
    stands, gone = shown(article, anna=anna), confirmed(article, "Boos.", email="b@example.test")
    refuse(gone, anna)
    junk = confirmed(article, "Koop nu.", email="c@example.test")
    spam(junk, anna)

    assert [found(tab=tab) for tab in (Tab.SHOWN, Tab.REFUSED, Tab.SPAM)] == [[stands], [gone], [junk]]


def test_filters_by_reason_article_writer_and_words(article, tree):
    other = factories.make_article(tree)
    private = confirmed(article, "Bel 06-12345678 maar.", name="Wil", email="wil@example.test")
    plain = confirmed(other, "Ook mooi.", name="Sam", email="sam@example.test")

    assert found(why=Reason.PRIVATE_DATA) == [private]
    assert found(article=other.pk) == [plain]
    assert found(writer=writers.key_of("sam@example.test", None)) == [plain]
    assert found(words="BEL") == found(words="wil") == [private]


def test_an_address_becomes_a_code_before_it_stands_in_an_address(article, queue, client):
    confirmed(article, "Van Sam.", email="sam@example.test")
    confirmed(article, "Van Kim.", email="kim@example.test")

    answer = client.post(reverse("reactions_search"), {"q": "Sam@example.test", "stand": "wachten"})

    assert "example.test" not in answer["location"] and "sam" not in answer["location"]
    page = queue(answer["location"].removeprefix("/beheer/reacties/"))
    assert "Van Sam." in page and "Van Kim." not in page


@pytest.mark.parametrize("query", ["stand=x&artikel=-1&bladzijde=0", "schrijver=%00", "bladzijde=99999", "q=%00"])
def test_nonsense_in_an_address_is_as_if_it_was_not_there(article, queue, client, query):
    confirmed(article, "Ik wacht.")

    assert "Ik wacht." in client.get(f"/beheer/reacties/?{query}", follow=True).content.decode()


def test_filters_come_back_from_an_address():
    asked = Asked(tab=Tab.SPAM, why="nood", article=7, words="koffie & thee", page=3)

    assert asking.of_string(asked.query) == asked


def test_there_are_pages_of_25(article, queue):
    for number in range(26):
        confirmed(article, f"Reactie nummer {number}.", email=f"n{number}@example.test")

    first, second = queue(), queue("?bladzijde=2")
    assert first.count("data-item=") == 25 and second.count("data-item=") == 1
    assert "bladzijde=2" in first


def test_the_writer_is_known_by_what_became_of_earlier_words(article, anna, queue):
    shown(article, "Een eerste keer.", anna=anna)
    refuse(confirmed(article, "Een tweede keer."), anna)
    confirmed(article, "Een derde keer.")

    page = queue()
    assert "1 geplaatst, 1 niet geplaatst" in page
    assert "sam@example.test" in page


def test_a_first_reaction_is_called_that(article, queue):
    confirmed(article)

    assert "Eerste reactie van deze schrijver" in queue()


def test_the_reasons_stand_there_in_words(article, queue):
    looks_like_spam(confirmed(article, "Bel 06-12345678 voor een lening."))

    page = queue("?stand=misschien-spam")
    assert "“lening”" in page
    assert "telefoonnummer" in page
    assert "<mark>06-12345678</mark>" in page


def test_what_it_answers_stands_with_it(article, anna, queue):
    first = shown(article, "Wie kookt er bij jullie?", anna=anna, name="Noor")
    confirmed(article, "Iedereen.", email="lou@example.test", answers=first.pk)

    page = queue()
    assert "Antwoord aan Noor" in page and "Wie kookt er bij jullie?" in page
    assert "Het hele gesprek (2 reacties)" in page


def test_distressing_and_long_texts_are_folded(article, queue):
    react(article, "Ik wil niet meer leven.", email="kim@example.test")
    confirmed(article, "Lang verhaal. " * 100)

    page = queue()
    assert "Dit kan heftig zijn om te lezen" in page
    assert "Een lange reactie van 1.400 tekens" in page
    assert page.count('<details class="queue-fold" data-fold>') == 2
    assert "<q>Ik wil" not in page


def test_names_and_words_do_nothing(article, queue, client):
    comment = confirmed(article, '<script>alert(1)</script> "><img src=x onerror=alert(1)>', name="<b>Sam</b>{{ 7 }}")

    for page in (queue(), client.get(reverse("reactions_item", args=[comment.pk])).content.decode()):
        assert "&lt;script&gt;alert" in page
        assert "<script>alert" not in page and "<img src=x" not in page and "<b>Sam" not in page


def test_what_readers_said_stands_with_a_report(article, anna, queue):
    comment = shown(article, anna=anna)
    deciding.report(comment.pk, "hurtful", "<i>Au</i>", limit=3)

    page = queue()
    assert "Het kwetst of bedreigt iemand (1 keer)" in page
    assert "&lt;i&gt;Au" in page
    assert "Laat staan" in page


def test_the_menu_and_the_first_page_say_how_much_waits(article, queue, client):
    confirmed(article)
    react(article, "Ik wil niet meer leven.", email="kim@example.test")

    page = client.get("/beheer/").content.decode()

    assert "Te beoordelen (2, 1 dringend)" in page
    assert "Er wachten 2 reacties op jullie" in page


def test_who_may_not_moderate_sees_nothing_of_it(article, bram, client):
    comment = confirmed(article, "Niet voor Bram.")
    with_two_steps(bram).user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(bram)

    assert "Te beoordelen" not in client.get("/beheer/").content.decode()
    for name in ("reactions_queue", "reactions_log", "lost_mail", "moderator_mail"):
        assert client.get(reverse(name)).status_code == 302
    for name in ("reactions_item", "reactions_conversation"):
        assert client.get(reverse(name, args=[comment.pk])).status_code == 302
    for name, args in (("reactions_item", [comment.pk]), ("reactions_together", []), ("reactions_take_back", [])):
        client.post(reverse(name, args=args), {"do": "approve", "version": comment.version})
    comment.refresh_from_db()
    assert comment.status == Status.HELD


def test_a_stranger_is_sent_to_log_in(article, client):
    assert "/mijn/inloggen/" in client.get(reverse("reactions_queue"))["location"]


def test_a_forged_form_changes_nothing(article, anna):
    comment = confirmed(article)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(anna)

    answer = strict.post(reverse("reactions_item", args=[comment.pk]), {"do": "approve", "version": comment.version})

    assert answer.status_code == 403


def test_looking_changes_nothing(article, queue, client):
    comment = confirmed(article)

    queue()
    client.get(reverse("reactions_item", args=[comment.pk]), {"do": "approve", "version": comment.version})

    comment.refresh_from_db()
    assert comment.status == Status.HELD


def test_moments_are_said_as_people_say_them():
    now = timezone.localtime()
    assert saying.moment(now) == f"om {now:%H.%M} uur"
    assert saying.moment(now - timedelta(days=400)).startswith("op ")


def test_a_count_is_asked_once_a_request(article, django_assert_num_queries):
    request = RequestFactory().get("/")
    counts.of_pieces()  # kept until one of them changes
    with django_assert_num_queries(1):
        assert counts.of(request) == counts.of(request)


def test_when_not_all_pieces_are_shown_the_queue_says_how_many_more_wait(tree, bram, queue):
    for number in range(waiting.SHOWN + 2):
        Contribution.objects.create(
            member=bram, state="submitted", content={**content.blank("tip"), "title": f"Stuk {number}"}
        )
    counting.forget()

    assert "Er wachten nog 2 stukken." in queue()
