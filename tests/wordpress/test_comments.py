"""Comments of the old site become reactions here: in their conversations, with their dates, and only once."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from articles.models import ArticlePage, Entry
from comments import writers
from comments.models import Comment, Status
from comments.reasons import Reason
from rvggz.models import OutgoingMail
from rvggz.wordpress.comment_text import plain_text
from tests.comments.reacting import approve
from tests.wordpress.comments import conversation_of, counted, of, under
from tests.wordpress.wxr import SITE, Export, reaction


def test_an_approved_comment_stands_under_its_article_with_its_date(move):
    result = move(under(reaction(7, "Wat herkenbaar.", author="Kim")))

    kept = of(7)
    article = ArticlePage.objects.get(wordpress_id=5)
    assert (kept.article_id, kept.name, kept.text, kept.status) == (article.pk, "Kim", "Wat herkenbaar.", Status.SHOWN)
    assert kept.created_at == kept.thread_at == datetime(2021, 3, 3, 10, tzinfo=UTC)
    assert (kept.consent_version, kept.consent_text, kept.email) == (0, "", "sam@oud.example")
    assert kept.writer == writers.key_of("sam@oud.example", None)
    assert counted(result) == (1, 0, 0, 0, 0, 0)
    assert [shown.html for shown in conversation_of(article)] == ["<p>Wat herkenbaar.</p>"]


def test_a_conversation_of_many_levels_becomes_one_level_that_says_who_answers_whom(move):
    move(
        under(
            reaction(9, "Drie", parent=8, date_gmt="2021-03-05 10:00:00"),
            reaction(8, "Twee", parent=7, date_gmt="2021-03-04 10:00:00"),
            reaction(7, "Een"),
            reaction(10, "Los"),
        )
    )

    first, second, third = of(7), of(8), of(9)
    assert (first.thread, first.answers) == (None, None)
    assert (second.thread, second.answers, second.thread_at) == (first, first, first.created_at)
    assert (third.thread, third.answers, third.thread_at) == (first, second, first.created_at)
    assert of(10).thread is None


def test_an_answer_to_what_was_left_out_joins_the_nearest_above_it(move):
    move(
        under(
            reaction(7, "Een"),
            reaction(8, "Koop nu", parent=7, approved="spam"),
            reaction(9, "Nee hoor", parent=8),
            reaction(10, "Weg", approved="trash"),
            reaction(11, "Jammer", parent=10),
            reaction(12, "Zonder ouder", parent=999),
        )
    )

    assert (of(9).thread, of(9).answers) == (of(7), of(7))
    assert of(11).thread is None
    assert of(12).thread is None


def test_comments_that_answer_each_other_in_a_circle_are_still_brought(move):
    move(under(reaction(7, "Een", parent=9), reaction(8, "Twee", parent=7), reaction(9, "Drie", parent=8)))

    assert Comment.objects.filter(thread=None).count() == 1
    assert Comment.objects.count() == 3


def test_what_waited_there_waits_in_the_queue_and_is_not_shown(move, anna):
    move(under(reaction(7, "Mag dit erop?", approved="0"), reaction(8, "Bel me op 06 12345678", approved="hold")))

    kept = of(7)
    assert (kept.status, kept.reason) == (Status.HELD, Reason.OLD_SITE)
    assert kept.waiting_since is not None
    assert list(Comment.objects.in_queue().urgent_first()) == [kept, of(8)]
    assert of(8).private_spans != []
    assert conversation_of(ArticlePage.objects.get()) == []

    approve(kept, anna)

    assert of(7).status == Status.SHOWN


def test_spam_the_bin_pingbacks_and_notes_of_plugins_stay_behind_and_are_counted(move):
    result = move(
        under(
            reaction(7, approved="spam"),
            reaction(8, approved="trash"),
            reaction(9, approved="post-trashed"),
            reaction(10, type="pingback"),
            reaction(11, type="trackback"),
            reaction(12, type="order_note"),
            reaction(13, "<img src='x.png'>"),
            reaction(14),
        )
    )

    assert Comment.objects.get().wordpress_id == 14
    assert counted(result) == (1, 0, 0, 0, 7, 0)
    assert "2 goedgekeurd, 2 pingbacks, 2 prullenbak, 1 spam, 1 van een plugin" in result.said


def test_a_member_is_known_by_address_in_any_case(move, bram):
    move(under(reaction(7, author="Bram W.", author_email=bram.email.upper())))

    kept = of(7)
    assert (kept.member, kept.name, kept.email) == (bram, "Bram W.", "")
    assert kept.writer == writers.key_of("", bram)


def test_an_account_of_the_old_site_is_known_also_with_another_address(move):
    export = Export().author("kim", "kim@oud.example", "Kim", number=2)

    move(under(reaction(7, author_email="thuis@oud.example", user_id=2), export=export))

    assert (of(7).member.email, of(7).email) == ("kim@oud.example", "")


def test_only_who_was_logged_in_there_speaks_for_the_editors(move, anna):
    move(under(reaction(7, author_email=anna.email), reaction(8, author_email=anna.email, user_id=2)))

    assert (of(7).as_editor, of(8).as_editor) == (False, True)


def test_a_bad_address_is_left_empty_and_belongs_to_nobody(move):
    move(under(reaction(7, author_email="geen adres"), reaction(8, author_email="")))

    assert [(one.email, one.writer) for one in Comment.objects.all()] == [("", "")] * 2


def test_a_name_is_shown_as_it_was_but_an_address_is_not(move):
    move(under(reaction(7, author="A &amp; B"), reaction(8, author="sam@oud.example"), reaction(9, author=" ")))

    assert [of(number).name for number in (7, 8, 9)] == ["A & B", "Anoniem", "Anoniem"]


def test_nobody_is_mailed(move, anna, bram):
    move(under(reaction(7, author_email=bram.email), reaction(8, "Ik wil niet meer leven", approved="0", parent=7)))

    assert of(8).is_crisis
    assert not OutgoingMail.objects.exists()
    assert mail.outbox == []


def test_no_network_address_is_kept(move):
    move(under(reaction(7)))

    kept = Comment.objects.values().get()
    assert not any("192.0.2.7" in str(value) for value in kept.values())


def test_the_number_of_reactions_is_counted_for_lists(move):
    move(under(reaction(7), reaction(8, parent=7), reaction(9, approved="0")))

    assert Entry.objects.get(type="article").reactions == 2


def test_comments_of_an_article_that_is_not_public_are_brought_and_not_seen(move):
    move(under(reaction(7, "Binnenskamers"), status="draft"))

    assert of(7).status == Status.SHOWN
    assert not Entry.objects.filter(type="article").exists()


def test_comments_elsewhere_than_under_articles_are_told(move):
    export = Export().page(20, "Over ons", slug="over-ons", comments=(reaction(7), reaction(8, approved="spam")))

    result = move(under(reaction(9), export=export))

    assert Comment.objects.get().wordpress_id == 9
    assert counted(result)[4] == 2
    assert "Hier stonden 1 reacties" in result.rows
    assert "Over ons" in result.rows


def test_a_trial_brings_nothing_and_tells_the_same(move):
    export = under(reaction(7), reaction(8, approved="0"), reaction(9, approved="spam"))

    trial = move(export, "--dry-run")

    assert not Comment.objects.exists()
    assert counted(trial) == counted(move(export)) == (2, 0, 0, 0, 1, 0)


def test_only_comments_can_be_brought_later(move):
    export = under(reaction(7))
    move(export, "--only", "articles")
    assert not Comment.objects.exists()

    move(export, "--only", "comments")

    assert Comment.objects.count() == 1


def test_comments_without_their_article_are_told(move):
    result = move(under(reaction(7)), "--only", "comments")

    assert not Comment.objects.exists()
    assert "1 reacties horen bij artikelen die hier niet staan" in result.said


def test_the_number_of_queries_does_not_grow_with_the_comments(move, django_assert_max_num_queries):
    def export(many):
        return under(*(reaction(number, parent=number // 2) for number in range(1, many)))

    move(export(2))
    with django_assert_max_num_queries(45):
        move(export(400), "--only", "comments")

    assert Comment.objects.count() == 399
    assert Comment.objects.filter(thread=None).count() == 1


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Een\r\n\r\ntwee\nen drie", "Een\n\ntwee\nen drie"),
        ("<p>Een</p>\n<p>Twee<br />\nDrie</p>", "Een\n\nTwee\nDrie"),
        ("a &amp; b &lt;3 en &amp;lt;b&amp;gt;", "a & b <3 en &lt;b&gt;"),
        ("<p>&lt;script&gt; &amp;amp;</p>", "<script> &amp;"),
        (f'Zie <a href="{SITE}/a?b=1&amp;c=2">dit</a>.', f"Zie dit ({SITE}/a?b=1&c=2)."),
        (f'<a href="{SITE}/een/lang/pad">oud.example/een…</a>', f"{SITE}/een/lang/pad"),
        ('<a href="javascript:alert(1)">klik</a> of <a href="mailto:a@b.example">mail</a>', "klik of mail"),
        ("<blockquote><p>Wat jij zei</p></blockquote>Nee, <q>anders</q>.", "“Wat jij zei”\n\nNee, “anders”."),
        ("<ul><li>een</li><li>twee</li></ul>", "- een\n- twee"),
        ("<script>alert(1)</script><style>p{}</style>tekst<!-- weg --><b onclick='x'> vet</b>", "tekst vet"),
        ('<img src="x" onerror="alert(1)" alt="🙂"> hoi', "🙂 hoi"),
        ("3 < 4 en <3", "3 < 4 en <3"),
        ("\u202eom\u200bkeer", "omkeer"),
    ],
)
def test_old_html_becomes_plain_text(html, text):
    assert plain_text(html) == text


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("@jan_op_straat", "@jan_op_straat"),
        ("Jan @ De Linde", "Jan @ De Linde"),
        ("jan@post.example", "Anoniem"),
        ("Jan <jan@post.example>", "Jan"),
        ("", "Anoniem"),
    ],
)
def test_a_name_stays_a_name_and_an_address_is_none(move, there, here):
    move(under(reaction(7, author=there)))

    assert of(7).name == here
