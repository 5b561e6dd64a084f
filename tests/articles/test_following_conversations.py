"""Who follows a conversation hears of what is written in it, once."""

from datetime import timedelta

from django.utils import timezone

from articles import following
from articles.following import spreading
from rvggz.models import OutgoingMail
from tests import people
from tests.articles.following import mails, tell
from tests.articles.writing import placed
from tests.comments.reacting import approve, confirmed, react

# Who hears of what


def test_who_follows_a_conversation_hears_of_a_reaction_but_not_of_an_own_one(article, anna, bram, chris):
    for member in (bram, chris):
        following.follow(member, article)
    reaction = react(article, by=bram)
    approve(reaction, anna)

    assert tell() == 0  # so long it can be taken back
    tell(timezone.now() + timedelta(minutes=1))

    [mail] = mails()
    assert mail.to == chris.email
    assert reaction.text not in str(mail.context)
    assert "Bram" not in str(mail.context)


def test_nobody_gets_two_mails_about_one_reaction(article, anna, bram, chris):
    mine = react(article, "Dit is mijn vraag.", by=bram, follows=True)
    approve(mine, anna)
    following.follow(bram, article)
    same_address = people.member("Sam", "Gast", email="Sam@example.test")
    following.follow(same_address, article)
    OutgoingMail.objects.all().delete()

    approve(confirmed(article, "Een antwoord.", answers=mine.pk), anna)
    tell(timezone.now() + timedelta(minutes=1))

    to_bram = OutgoingMail.objects.filter(to=bram.email)
    assert [mail.name for mail in to_bram] == ["reaction_answered"]
    assert not OutgoingMail.objects.filter(to=same_address.email, name="following").exists()  # wrote it as a guest


def test_a_reaction_that_is_taken_back_or_withdrawn_is_not_told(article, anna, bram):
    from comments import own_words, undoing

    following.follow(bram, article)
    first, second = confirmed(article), confirmed(article, "Nog een.", email="kim@example.test")
    decision = approve(first, anna)
    approve(second, anna)
    spreading.spread(timezone.now() + timedelta(minutes=1))

    undoing.undo(decision.pk, anna)
    own_words.withdraw(second.pk)

    assert tell(timezone.now() + timedelta(minutes=1)) == 0


def test_who_asks_hears_of_the_answers(tree, bram, anna):
    page = placed(tree, bram, anna, kind="question").page
    approve(confirmed(page, "Ja, wij."), anna)
    tell(timezone.now() + timedelta(minutes=1))

    [mail] = mails()
    assert mail.to == bram.email
    assert mail.context["subject"].startswith("Nieuw antwoord op")
