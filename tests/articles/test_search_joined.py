"""What is written with a dash, in one word or with letters that only look alike finds each other."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Entry
from articles.search_words import beginning, joined, tokens, words, words_and_joined
from rvggz import looks
from rvggz.text.invisible import tidy_line
from tests import factories
from tests.articles.test_search import find  # noqa: F401 - a fixture

BOTH_WAYS = [
    ("e-health", "ehealth"),
    ("e-health", "eHealth"),
    ("F-ACT", "fact"),
    ("COVID-19", "covid19"),
    ("re-integratie", "reintegratie"),
    ("re-integratie", "reïntegratie"),
    ("G.G.Z.", "ggz"),
    ("t-shirt", "tshirt"),
    ("Wmo-loket", "wmoloket"),
    ("ervarings-deskundige", "ervaringsdeskundigen"),
    ("e\u2011health", "e-health"),
    ("e\u2010health", "ehealth"),
    ("zelf\u00adregie", "zelfregie"),
    ("zelf\u200bregie", "zelfregie"),
    ("zorg\u00advergoeding", "zorgvergoeding"),
    ("zzp’ers", "zzp'er"),
    ("foto‘s", "foto´s"),
    ("oma`s", "oma"),
    ("’s-Hertogenbosch", "'s-Hertogenbosch"),
    ("niet-pluis-gevoel", "nietpluisgevoel"),
    ("zelf-hulp-groep", "zelfhulp groep"),
]


@pytest.mark.parametrize(("one", "other"), BOTH_WAYS)
def test_both_spellings_find_each_other(tree, find, one, other):  # noqa: F811
    factories.make_article(tree, f"Meer over {one} hier", body=[("text", f"<p>Wij noemen {one} graag.</p>")])
    factories.make_article(tree, "Anders", body=[("text", f"<p>Wij noemen {other} graag.</p>")])

    for asked in (one, other, one.upper(), other.upper()):
        assert find(asked) == [tidy_line(f"Meer over {one} hier"), "Anders"], asked


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("fact team", "Het F-ACT team"), ("F-ACT-team", "Het FACT team"), ("e health", "Over eHealth"),
        ("covid 19", "Na COVID19"), ("covid 19", "Na covid-19"), ("hertogenbosch", "Wonen in 's-Hertogenbosch"),
        ("arche", "L’Arche"), ("l'arche", "L’Arche"), ("instellingen ggz", "Een ggz-instelling"),
        ("ggz-instelling", "Instellingen in de ggz"), ("24/7", "24/7 bereikbaar"), ("skane", "Skåne"),
        ("ijsbrand", "Ĳsbrand vertelt"), ("multiplechoice", "Multiple-choice"),
    ],
)  # fmt: skip
def test_a_question_finds_what_its_words_look_like(tree, find, asked, title):  # noqa: F811
    factories.make_article(tree, title)

    assert find(asked) == [title]


def test_all_words_must_still_be_there(tree, find):  # noqa: F811
    for title in ("Een e-fiets", "Goede health", "Team Zuid"):
        factories.make_article(tree, title)

    assert find("e-health team") == find("fact team") == ["Team Zuid"]  # with a part of the words, as is said


@pytest.mark.parametrize("question", ["over ons", "Over ons?", "OVER ONS"])
def test_a_question_of_frequent_words_alone_finds_the_page_of_that_title(tree, find, question):  # noqa: F811
    factories.make_article(tree, "Over ons werk", body=[("text", "<p>Dit gaat over ons allemaal, over ons.</p>")])
    factories.make_article(tree, "Iets", body=[("text", "<p>Over ons gaat het hier.</p>")])
    factories.make_information(tree.home, "Over ons")

    assert find(question) == ["Over ons", "Over ons werk"]


def test_it_is_compared_with_the_beginning_of_a_title(tree, find, client):  # noqa: F811
    factories.make_information(tree.home, "Wie zijn wij en wat doen wij?")
    factories.make_information(tree.home, "Wie zijn onze partners")

    assert find("wie zijn wij") == ["Wie zijn wij en wat doen wij?"]
    assert "begint" in client.get("/zoeken/?q=wie zijn wij").context["listing"].messages[0]


def test_frequent_words_that_no_title_has_are_told(tree, find, client, article):  # noqa: F811
    assert find("het of de") == []
    answer = client.get("/zoeken/?q=het of de")
    assert "Voeg een woord toe" in answer.content.decode()


def test_what_was_found_is_marked_as_it_stands(tree, client):
    factories.make_article(
        tree, "Met e\u2011health bij F-ACT", body=[("text", "<p>Zelf\u00adregie in de G.G.Z. nu</p>")]
    )

    def found(question):
        card = client.get("/zoeken/", {"q": question}).context["listing"].cards[0]
        return f"{card.title_marked} {card.snippet}"

    assert "<mark>e\u2011health</mark>" in found("ehealth")
    assert "<mark>e\u2011health</mark>" in found("e-health")
    assert "e\u2011<mark>health</mark>" in found("health")
    assert "<mark>F-ACT</mark>" in found("fact")
    assert "<mark>Zelf\u00adregie</mark>" in found("zelfregie")
    assert "<mark>G.G.Z</mark>." in found("ggz")


def test_suggestions_know_both_spellings(tree, client):
    factories.make_article(tree, "Hoe F-ACT werkt", keywords=["e-health"])

    def titles(typed):
        return [one["title"] for one in client.get("/zoeken/suggesties/", {"q": typed}).json()]

    assert titles("ehea")[0] == titles("e-hea")[0] == titles("e\u2011hea")[0] == "e-health"
    assert titles("fac") == titles("f-ac") == ["Hoe F-ACT werkt"]


def test_existing_rows_are_made_anew_by_the_command(tree, find, capsys):  # noqa: F811
    """As an upgrade finds them: rows of other rules have another fingerprint."""
    factories.make_article(tree, "Met e-health")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_entry SET title_vector = '''health'':1A', body_vector = '''health'':1A', looks = 'x'"
        )
        cursor.execute("DELETE FROM articles_word WHERE lemma LIKE 'ehealth%'")
    assert find("ehealth") == []

    call_command("rebuild_entries", "--if-changed")

    assert find("ehealth") == ["Met e-health"]
    assert {path.name for path in looks._files()} >= {"search_words.py", "vectors.py", "folding.py"}
    assert not Entry.objects.exclude(looks=looks.fingerprint()).exists()


def test_joined_forms_cost_little_and_numbers_are_not_joined():
    text = "de ggz-instelling heeft op 2020-05-01 tel. 06-12345678; zie de huisarts. " * 20
    assert set(words_and_joined(text)) - set(words(text)) == {"ggzinstelling"}
    assert [joined(token) for token in tokens("2020-05-01 06-12345678")] == [[], []]
    long = "-".join(["woord"] * 500)
    assert len(list(words_and_joined(long))) < 520


def test_the_beginning_of_a_title_is_its_frequent_words():
    assert beginning("Over ons") == ("over ons ", True)
    assert beginning("Wie zijn wij en jullie") == ("wie zijn wij en ", False)
    assert beginning("De kracht van het vuur") == beginning("") == beginning("Herstel") == ("", False)
