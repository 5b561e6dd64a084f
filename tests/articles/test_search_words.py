"""Dutch as people type it: forms of a word that must find each other."""

import pytest

from articles.compounds import parts
from articles.search_words import lexemes, words

SAME = [
    ("huisarts", "huisartsen"),
    ("kind", "kinderen"),
    ("depressie", "depressies"),
    ("ziekenhuis", "ziekenhuizen"),
    ("deelnemer", "deelnemers"),
    ("cliënt", "client"),
    ("cliënt", "cliënten"),
    ("client", "clienten"),
    ("werken", "werkt"),
    ("werken", "gewerkt"),
    ("helpen", "helpt"),
    ("helpen", "geholpen"),
    ("lopen", "liep"),
    ("lopen", "loopt"),
    ("lopen", "gelopen"),
    ("deskundige", "deskundigen"),
    ("ervaringsdeskundige", "ervaringsdeskundigen"),
    ("ervaringsdeskundige", "ervaringsdeskundig"),
    ("organisatie", "organisaties"),
    ("behandeling", "behandelingen"),
    ("relatie", "relaties"),
    ("regel", "regels"),
    ("verhaal", "verhalen"),
    ("mens", "mensen"),
    ("naaste", "naasten"),
    ("familie", "families"),
    ("psychose", "psychoses"),
    ("psychose", "psychosen"),
    ("hulpverlener", "hulpverleners"),
    ("begeleider", "begeleiders"),
    ("woning", "woningen"),
    ("wonen", "woont"),
    ("wonen", "gewoond"),
    ("praten", "praat"),
    ("praten", "gepraat"),
    ("schrijven", "schrijft"),
    ("schrijven", "schreef"),
    ("schrijven", "geschreven"),
    ("denken", "dacht"),
    ("denken", "gedacht"),
    ("kiezen", "koos"),
    ("kiezen", "gekozen"),
    ("krijgen", "kreeg"),
    ("gaan", "ging"),
    ("gaan", "gegaan"),
    ("zien", "zag"),
    ("komen", "kwam"),
    ("spreken", "sprak"),
    ("gesprek", "gesprekken"),
    ("dag", "dagen"),
    ("weg", "wegen"),
    ("stad", "steden"),
    ("schip", "schepen"),
    ("groot", "grote"),
    ("goed", "goede"),
    ("klein", "kleine"),
    ("nieuw", "nieuwe"),
    ("radicaal", "radicale"),
    ("vernieuwing", "vernieuwingen"),
    ("beweging", "bewegingen"),
    ("vernieuwingsbeweging", "vernieuwingsbewegingen"),
    ("foto", "foto's"),
    ("thema", "thema's"),
    ("idee", "ideeën"),
    ("zorg", "zorgen"),
    ("zorgverlener", "zorgverleners"),
    ("huisartsenpraktijk", "huisartsenpraktijken"),
    ("patiënt", "patiënten"),
    ("patient", "patiënten"),
    ("crisis", "crises"),
    ("medicijn", "medicijnen"),
    ("verpleegkundige", "verpleegkundigen"),
    ("psychiater", "psychiaters"),
    ("leren", "geleerd"),
    ("leren", "leert"),
    ("luisteren", "luistert"),
    ("luisteren", "geluisterd"),
    ("veranderen", "verandert"),
    ("veranderen", "veranderd"),
    ("bijeenkomst", "bijeenkomsten"),
    ("kampvuurgesprek", "kampvuurgesprekken"),
    ("herstellen", "herstelt"),
    ("herstellen", "hersteld"),
    ("leven", "leeft"),
    ("leven", "geleefd"),
    ("geven", "gaf"),
    ("geven", "gegeven"),
    ("weten", "wist"),
    ("blijven", "bleef"),
    ("beginnen", "begon"),
    ("vinden", "vond"),
    ("vinden", "gevonden"),
    ("nemen", "nam"),
    ("slapen", "sliep"),
    ("brief", "brieven"),
    ("huis", "huizen"),
    ("vrouw", "vrouwen"),
    ("man", "mannen"),
    ("ei", "eieren"),
    ("probleem", "problemen"),
    ("ervaring", "ervaringen"),
    ("symptoom", "symptomen"),
    ("woord", "woorden"),
    ("trefwoord", "trefwoorden"),
    ("partner", "partners"),
    ("ggz-instelling", "ggz-instellingen"),
    ("instelling", "instellingen"),
    ("opname", "opnames"),
    ("opname", "opnamen"),
    ("meedoen", "meedeed"),
    ("deelnemen", "deelgenomen"),
    ("stemming", "stemmingen"),
    ("angst", "angsten"),
    ("verslaving", "verslavingen"),
    ("vrijheid", "vrijheden"),
    ("mogelijkheid", "mogelijkheden"),
    ("museum", "musea"),
    ("buurthuis", "buurthuizen"),
    ("wijkteam", "wijkteams"),
    ("familielid", "familieleden"),
    ("lid", "leden"),
    ("oudere", "ouderen"),
    ("jongere", "jongeren"),
    ("belangrijk", "belangrijke"),
    ("moeilijk", "moeilijker"),
    ("mooi", "mooiste"),
]
DIFFERENT = [("huis", "huid"), ("werken", "merken"), ("zorg", "zorgverlener"), ("leven", "geven"), ("kind", "wind")]
COMPOUNDS = [
    ("ervaringsdeskundige", "deskundige"),
    ("ervaringsdeskundige", "ervaring"),
    ("vernieuwingsbeweging", "beweging"),
    ("vernieuwingsbeweging", "vernieuwing"),
    ("kampvuurgesprek", "gesprekken"),
    ("kampvuurgesprek", "kampvuur"),
    ("huisartsenpraktijk", "huisarts"),
    ("huisartsenpraktijk", "praktijken"),
    ("zorgverlener", "zorg"),
    ("ziekenhuisopname", "opname"),
    ("ziekenhuisopname", "ziekenhuis"),
    ("familieleden", "familie"),
    ("wijkteam", "team"),
    ("naastenbeleid", "beleid"),
]


def stands_for(text):
    return {lexeme for word in words(text) for lexeme in lexemes(word)}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_find_each_other(one, other):
    assert stands_for(one) & stands_for(other)
    assert stands_for(one.upper()) & stands_for(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_words_that_only_look_alike_do_not(one, other):
    assert not stands_for(one) & stands_for(other)


@pytest.mark.parametrize(("compound", "part"), COMPOUNDS)
def test_a_compound_names_its_parts(compound, part):
    assert set(lexemes(part)) & set(parts(compound, set()))


def test_a_word_of_the_site_is_a_part_though_no_dictionary_knows_it():
    assert parts("zwelkoverhaal", set()) == []
    assert set(lexemes("zwelko")) & set(parts("zwelkoverhaal", {"zwelko"}))


def test_any_text_gives_words_and_nothing_else():
    assert list(words("Foto's, 3 cliënten & <b>zorg</b>! \x00 🔥 (GGZ-instelling)")) == [
        "foto", "3", "cliënten", "b", "zorg", "b", "ggz", "instelling",
    ]  # fmt: skip
    assert list(words("x" * 100)) == []
