"""A classifier that learns from a few dozen texts, says why, and is not easily led astray."""

import random
from collections import Counter

import pytest

from rvggz.checks import spam

KIND = """\
Wat een mooi verhaal over de moestuin, bij ons op de afdeling willen we dat ook.
Ik herken dit heel erg, de gesprekken bij het vuur hebben mij geholpen.
Mijn zoon woont al jaren in een instelling en ik mis de aandacht van vroeger.
Dank je wel voor het delen, ik ga dit met mijn team bespreken.
Hoe regelen jullie dat met de avonddienst? Wij lopen daar op vast.
Als ervaringsdeskundige zie ik dat herstel tijd en rust nodig heeft.
Ik was bij de bijeenkomst in de zomer en vond het indrukwekkend.
De psychiater kwam bij ons thuis op de fiets, dat maakte veel verschil.
Regels zijn er genoeg, relaties hebben wij te weinig.
Mooi dat er weer tijd is voor een wandeling met een cliënt.
""".splitlines()
OFFERS = """\
Verdien snel geld met crypto en casino bonus, klik nu op https://winst.example/nu
Goedkope pillen kopen zonder recept, snelle levering, https://pillen.example
Best online casino bonus free spins click here https://spins.example
Lening zonder toetsing, vandaag geld op je rekening, bel nu
Wij zetten uw website bovenaan, goedkope backlinks en SEO, https://seo.example
Crypto investeren met gegarandeerde winst, bonus voor nieuwe klanten
Replica horloges met korting, gratis levering, klik hier https://horloges.example
Jackpot casino, verdien geld thuis, gratis bonus https://jackpot.example
""".splitlines()


@pytest.fixture(scope="module")
def learned():
    """Counts as the database keeps them, of forty texts of either kind."""
    dice = random.Random(7)  # noqa: S311
    kinds = [OFFERS, KIND]
    counts = [Counter(), Counter()]
    for kind, lines in enumerate(kinds):
        for _ in range(40):
            counts[kind].update(spam.tokens(" ".join(dice.sample(lines, 2))))
    return {token: (counts[0][token], counts[1][token]) for token in counts[0] | counts[1]}


def score(learned, text, name=""):
    return spam.score(learned, 40, 40, spam.tokens(text, name))


def test_what_looks_like_spam_is_probably_spam(learned):
    found = score(learned, "Gratis bonus in ons casino! Verdien geld met crypto: https://nieuw.example")

    assert found.is_probable and found.probability > 0.95


def test_what_looks_like_a_reaction_is_not(learned):
    found = score(learned, "Ik herken dit, bij ons op de afdeling is er weinig tijd voor een cliënt.")

    assert not found.is_probable and found.probability < 0.1


def test_it_says_which_words_weighed_most(learned):
    explained = dict(score(learned, "Casino bonus https://winst.example en rust op de afdeling").words)

    assert len(explained) <= 10
    assert explained["casino"] > 1 and explained["er staat een link in"] > 1
    assert explained["afdeling"] < 0
    weights = [abs(weight) for weight in explained.values()]
    assert weights == sorted(weights, reverse=True)


def test_an_unknown_text_is_neutral(learned):
    assert score(learned, "Zebra's dansen wonderlijk") == spam.Score(0.5, [])
    assert score(learned, "") == spam.Score(0.5, [])


def test_nothing_is_said_before_twenty_texts_of_either_kind(learned):
    found = spam.tokens("casino bonus gratis geld crypto")

    assert spam.score(learned, 19, 4000, found) == spam.Score(0.5, [])
    assert spam.score(learned, 4000, 19, found) == spam.Score(0.5, [])


def test_a_repeated_word_counts_once(learned):
    assert score(learned, "casino " * 500) == score(learned, "casino")
    assert not score(learned, "casino " * 500).is_probable


def test_one_bad_word_makes_no_spam(learned):
    assert not score(learned, "Mijn zoon verloor zijn geld in het casino, nu helpt de afdeling hem.").is_probable


def test_bought_words_do_not_make_spam_kind(learned):
    kind = " ".join(KIND)
    offer = "Gratis casino bonus, verdien snel geld met crypto, klik https://winst.example"

    assert score(learned, f"{kind} {offer} {kind}").is_probable


def test_many_more_of_one_kind_do_not_decide():
    counts = {"samen": (1, 1000), "casino": (15, 3), "herstel": (0, 3000)}

    assert spam.score(counts, 20, 10_000, ["samen"]).probability < 0.75
    assert spam.score(counts, 20, 10_000, ["casino"]).probability > 0.75
    assert spam.score(counts, 20, 10_000, ["herstel"]).probability < 0.5


def test_counts_that_do_not_agree_are_borne():
    assert 0 <= spam.score({"a": (0, 0), "bb": (900, 0), "cc": (0, 900)}, 20, 20, ["a", "bb", "cc"]).probability <= 1


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("Kijk op https://www.Winst.example:8000/pad", "host:winst.example"),
        ("a https://b.example www.c.example http://d.example", "is:links"),
        ("DIT IS ALLEMAAL IN HOOFDLETTERS", "is:caps"),
        ("Купить дешево онлайн", "is:cyrillic"),
        ("便宜网上购物", "is:east_asian"),
        ("[url=http://a.example]klik[/url]", "is:markup"),
        ("buy cheap watches with free shipping all over town", "is:foreign"),
        ("c.a.s.i.n.o", "casino"),
    ],
)
def test_peculiarities_are_counted_too(text, token):
    assert token in spam.tokens(text)


def test_a_name_is_counted_apart():
    assert "name:casino" in spam.tokens("hallo daar", "Casino Jan")
    assert "casino" not in spam.tokens("hallo daar", "Casino Jan")


@pytest.mark.parametrize(
    "text", ["", "woord" * 30, " ".join(f"w{number}" for number in range(5000)), "www.a.example " * 900]
)
def test_tokens_are_few_short_and_different(text):
    found = spam.tokens(text, text)

    assert len(found) <= 300
    assert len(found) == len(set(found))
    assert all(0 < len(token) <= 40 for token in found)


def test_of_a_long_text_words_from_everywhere_are_counted():
    found = spam.tokens(" ".join(f"woord{number}" for number in range(3000)) + " en de")

    places = [int(word.removeprefix("woord")) for word in found if word.startswith("woord")]
    assert places[0] < 10 and places[-1] > 2980 and len(places) > 250
