"""Moderators at work in a real browser: by keyboard, by mouse, with and without scripts, in light and dark."""

import re

import pytest
from playwright.sync_api import expect

from comments import deciding
from comments.models import Comment, ModeratorMail, Refusal, Status
from tests import factories
from tests.comments.queueing import fill
from tests.comments.reacting import approve, confirmed, react

PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}


@pytest.fixture
def three(article):
    texts = ("Wat mooi.", "Bel me op 06-12345678, Truus.", "Bij ons ook!")
    return [confirmed(article, words, name=f"Naam {n}", email=f"n{n}@example.test") for n, words in enumerate(texts)]


@pytest.fixture
def desk(tab, anna, three):
    page = tab(user=anna, viewport=DESK)
    page.goto("/beheer/reacties/")
    page.locator(".queue--keys").wait_for()
    return page


def item(page, comment):
    return page.locator(f"#reactie-{comment.pk}")


def focused(page):
    return page.evaluate("document.activeElement.id")


def status(comment):
    return Comment.objects.get(pk=comment.pk).status


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def bar(page):
    return page.locator("#queue-bar")


def test_a_reaction_is_placed_with_one_key_and_the_next_gets_the_focus(desk, three):
    press(desk, "j", "a")
    expect(bar(desk)).to_contain_text("Geplaatst.")

    assert status(three[0]) == Status.SHOWN
    assert focused(desk) == f"reactie-{three[1].pk}"
    expect(desk.locator("#queue-tabs")).to_contain_text("Te beoordelen 2")
    expect(desk.locator("#wagtail-sidebar")).to_contain_text("Te beoordelen (2)")


def test_z_takes_it_back(desk, three):
    press(desk, "j", "a")
    expect(bar(desk)).to_contain_text("Ongedaan maken")

    press(desk, "z")
    expect(bar(desk)).to_contain_text("Teruggedraaid.")

    assert status(three[0]) == Status.HELD
    assert focused(desk) == f"reactie-{three[0].pk}"
    expect(item(desk, three[0]).get_by_role("button", name="Plaatsen")).to_be_visible()


def test_a_refusal_by_keyboard_alone(desk, three):
    press(desk, "j", "w", "ArrowDown", "Enter")
    expect(bar(desk)).to_contain_text("Niet geplaatst.")

    refused = Comment.objects.get(pk=three[0].pk)
    assert (refused.status, refused.refusal) == (Status.REFUSED, Refusal.UNKIND)


def test_keys_do_nothing_while_somebody_types(desk, three):
    press(desk, "j", "r")
    desk.keyboard.type("a s x z j: dag")

    assert item(desk, three[0]).get_by_label("Antwoord namens").input_value() == "a s x z j: dag"
    assert status(three[0]) == Status.HELD
    press(desk, "Escape")
    assert focused(desk) == f"reactie-{three[0].pk}"


def test_keys_can_be_switched_off_and_stay_off(desk, three):
    press(desk, "?")
    desk.get_by_label("Toetsen gebruiken").uncheck()
    desk.get_by_role("button", name="Sluiten").click()
    desk.reload()
    desk.locator(".queue--script").wait_for()
    item(desk, three[0]).focus()
    press(desk, "a")
    desk.wait_for_timeout(300)

    assert status(three[0]) == Status.HELD
    expect(desk.locator(".queue-form kbd").first).to_be_hidden()


def test_what_is_found_is_blacked_out_and_words_can_be_selected(desk, three):
    press(desk, "j", "j", "l")
    item(desk, three[1]).locator("[data-text]").evaluate(
        """(e) => { const text = e.querySelector('p').lastChild, at = text.data.indexOf('Truus');
        getSelection().setBaseAndExtent(text, at, text, at + 5) }"""
    )
    desk.get_by_role("button", name="Lak dit weg").click()
    item(desk, three[1]).get_by_role("button", name="Weglakken", exact=True).click()
    expect(bar(desk)).to_contain_text("Weggelakt.")

    expect(item(desk, three[1]).locator(".blacked")).to_have_count(2)
    assert focused(desk) == f"reactie-{three[1].pk}"
    assert not {"06-12345678", "Truus"} & set(re.split(r"[ ,.]+", Comment.objects.get(pk=three[1].pk).text))


def test_an_answer_of_the_editors(desk, three, article, tab):
    press(desk, "j", "r")
    desk.keyboard.type("Dank je wel, Naam 0!")
    item(desk, three[0]).get_by_role("button", name="Reactie en antwoord plaatsen").click()
    expect(bar(desk)).to_contain_text("Antwoord geplaatst.")

    reader = tab()
    reader.goto(article.url)
    expect(reader.get_by_text("Dank je wel, Naam 0!")).to_be_visible()


def test_the_article_is_closed_with_x(desk, three, article):
    press(desk, "j", "x")
    expect(bar(desk)).to_contain_text("kan niemand meer reageren")

    article.refresh_from_db()
    assert not article.comments_open
    expect(item(desk, three[0])).to_contain_text("reacties gesloten")


def test_the_second_of_two_is_told_in_place_and_keeps_what_was_typed(desk, three, eva):
    press(desk, "j", "w")
    item(desk, three[0]).get_by_label("Wil je er iets bij zeggen").fill("Mijn uitleg.")
    approve(three[0], eva)

    item(desk, three[0]).get_by_label("De toon kwetst iemand").check()
    item(desk, three[0]).get_by_role("button", name="Weigeren", exact=True).click()

    expect(item(desk, three[0]).get_by_role("alert")).to_contain_text("Eva Smit heeft deze reactie om")
    note = item(desk, three[0]).get_by_label("Wil je er iets bij zeggen")
    expect(note).to_be_visible()
    assert note.input_value() == "Mijn uitleg."
    assert status(three[0]) == Status.SHOWN


def test_many_are_done_at_once_and_undone_at_once(desk, three):
    press(desk, "j", "v", "j", "v")
    expect(desk.locator("[data-together-count]")).to_have_text(" (2 aangevinkt)")
    desk.locator("#together").get_by_role("button", name="Spam").click()
    expect(bar(desk)).to_contain_text("2 reacties als spam weggelegd.")
    assert [status(one) for one in three] == [Status.SPAM, Status.SPAM, Status.HELD]
    assert focused(desk) == f"reactie-{three[2].pk}"

    press(desk, "z")
    expect(bar(desk)).to_contain_text("Teruggedraaid.")
    assert [status(one) for one in three] == [Status.HELD] * 3


def test_when_all_is_done_the_page_says_so(desk, three):
    desk.locator("[data-together] > summary").click()
    desk.get_by_label("Alles op deze bladzijde").check()
    desk.locator("#together").get_by_role("button", name="Plaatsen", exact=True).click()

    expect(desk.get_by_text("Alles op deze bladzijde is gedaan.")).to_be_visible()
    desk.get_by_role("link", name="Verder").click()
    expect(desk.get_by_text("Er wacht niets. Alles is gelezen.")).to_be_visible()


def test_a_broken_connection_loses_nothing(desk, three):
    press(desk, "j", "r")
    desk.keyboard.type("Een heel verhaal.")
    desk.context.set_offline(True)
    item(desk, three[0]).get_by_role("button", name="Reactie en antwoord plaatsen").click()

    expect(bar(desk)).to_contain_text("Er is geen verbinding.")
    assert item(desk, three[0]).get_by_label("Antwoord namens").input_value() == "Een heel verhaal."


def test_a_cry_for_help_is_folded_until_somebody_opens_it(article, anna, tab):
    comment = react(article, "Ik wil niet meer leven.", email="kim@example.test")
    for scripts in (True, False):
        page = tab(user=anna, viewport=DESK, java_script_enabled=scripts)
        page.goto("/beheer/reacties/")
        expect(page.get_by_text("Ik wil niet meer leven.", exact=True)).to_be_hidden()
        item(page, comment).get_by_text("Dit kan heftig zijn").click()
        expect(page.get_by_text("Ik wil niet meer leven.", exact=True)).to_be_visible()


def test_the_whole_conversation_is_there_on_demand(article, anna, tab):
    first = react(article, "Wie kookt er?", by=anna)
    comment = confirmed(article, "Iedereen.", answers=first.pk)
    page = tab(user=anna, viewport=DESK)
    page.goto("/beheer/reacties/")

    item(page, comment).get_by_text("Het hele gesprek").click()

    expect(item(page, comment).locator(".queue-conversation li")).to_have_count(2)


def test_everything_works_without_scripts(tab, anna, three):
    page = tab(user=anna, viewport=PHONE, java_script_enabled=False)
    page.goto("/beheer/reacties/")

    item(page, three[0]).get_by_role("button", name="Plaatsen").click()
    expect(bar(page)).to_contain_text("Geplaatst.")
    assert page.url.endswith(f"#reactie-{three[1].pk}")
    bar(page).get_by_role("button", name="Ongedaan maken").click()
    assert status(three[0]) == Status.HELD

    item(page, three[1]).get_by_text("Weigeren…").click()
    item(page, three[1]).get_by_role("button", name="Weigeren", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Kies een reden")
    page.get_by_role("radio", name="Iets anders").check()
    page.get_by_role("button", name="Weigeren", exact=True).click()
    assert status(three[1]) == Status.REFUSED

    page.get_by_text("Meer reacties tegelijk").click()
    page.get_by_label("Alles op deze bladzijde").check()
    page.locator("#together").get_by_role("button", name="Spam").click()
    assert status(three[2]) == Status.SPAM


def test_a_moderator_finds_where_to_choose_mail(desk, anna):
    desk.get_by_role("link", name="Wanneer krijg je bericht?").click()
    desk.get_by_label("Meteen, bij elke reactie").check()
    desk.get_by_role("button", name="Bewaar").click()
    desk.get_by_text("Bewaard.").wait_for()

    assert ModeratorMail.objects.get(member=anna).how_often == "at-once"


def test_hostile_words_stay_words(tab, anna, article):
    nasty = "<img src=x onerror=\"document.title='broken'\"> </textarea><script>document.title='broken'</script>"
    confirmed(article, nasty, name="<b onmouseover=alert(1)>Sam</b>")
    page = tab(user=anna, viewport=DESK)
    page.goto("/beheer/reacties/")
    press(page, "j", "a")
    expect(bar(page)).to_contain_text("Geplaatst.")

    assert "broken" not in page.title()
    assert not page.locator(".queue img, .queue b").count()


def test_a_report_is_seen_and_left(tree, article, anna, bram, desk):
    reported = fill(article, factories.make_article(tree), anna, bram)["reported"]
    desk.goto("/beheer/reacties/?reden=gemeld")
    expect(item(desk, reported)).to_contain_text("Ik werk daar en dit klopt niet.")

    item(desk, reported).get_by_role("button", name="Laat staan").click()
    expect(bar(desk)).to_contain_text("Geplaatst.")

    assert status(reported) == Status.SHOWN
    assert not deciding.Report.objects.filter(handled_at=None).exists()
