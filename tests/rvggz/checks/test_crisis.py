"""Sentences that someone in danger may write, and sentences of people who only speak of it."""

import time

import pytest

from rvggz.checks.crisis import DEFAULT_PHRASES, find

IN_DANGER = r"""
Ik wil dood.
ik wil eigenlijk dood
Dood wil ik, meer niet.
Ik wil gewoon nu eindelijk dood
IK WIL DÓÓD
ik wil dooooood
ik wil\ndood
ik wil... dood
Ik wil. Dood.
ik w\u200bil do\u200bod
ik wíl d.o.o.d
k wil dood
Soms wil ik doodgaan.
Ik wil niet meer leven
ik wil nie meer leven
Ik wil zo niet meer verder leven.
Leven wil ik niet meer.
Ik wou dat ik dood was
Was ik maar dood.
Ik ben liever dood dan dat ik terug moet.
Ik hoop dat ik morgen niet meer wakker word. Ik wil niet meer wakker worden.
Ik zie het allemaal niet meer zitten.
Ik zie geen uitweg meer
Ik kan niet meer.
Het is te veel, ik kan niet meer 😢
ik kan niet meer
Ik kan echt niet meer!
Ik trek het niet meer
Ik hou dit niet langer, ik hou het niet meer vol.
Van mij hoeft het allemaal niet meer.
Het leven? Ik heb er geen zin meer in, in het leven.
Mijn leven heeft geen zin.
Iedereen is beter af zonder mij
niemand zal mij missen
Ik denk elke dag aan zelfmoord.
Ik denk aan zelf moord
ik denk aan zelfmoort
Ik heb zelfmoordgedachten
Ik voel me suïcidaal
ben weer suicidaal
Ik pleeg zelfmoord
Ik ga zelfmoord plegen
Ik overweeg suïcide.
Ik heb vorige week een zelfmoordpoging gedaan.
Ik maak een einde aan mijn leven
ik wil een eind aan mijn leven maken
Ik maak er vandaag een eind aan.
Ik stap uit het leven
Ik ga uit het leven stappen
Ik wil mezelf iets aandoen
ik ga me zelf iets aan doen
Ik ga mijzelf ophangen
Ik snij mezelf weer.
Ik spring voor de trein
ik ga van een flat springen
Ik heb al mijn pillen ingenomen
Ik heb een afscheidsbrief geschreven.
Mijn dochter wil dood, wat moet ik doen?
Mijn broer wil zichzelf iets aandoen
Ik maak hem dood.
Ik word thuis mishandeld
Ik verlang zo naar de dood.
Ik wil er een einde aan maken
Ik wil mn leven beëindigen
Ik ga mezelf van het leven beroven.
Ik kan niet meer leven zo
Ik wil slapen en nooit meer wakker worden
Het hoeft voor mij niet meer.
Ik heb geen reden meer om te leven
Iedereen zou beter af zijn zonder mij
ik ga mezelf vermoorden
Ik heb te veel pillen geslikt
Ik snijd mezelf
Ik wil me verhangen
Ik gooi me straks voor de trein
Ik zie het leven niet meer zitten.
Ik heb er genoeg van, ik stap eruit.
Ik ben een last voor iedereen
ik red het niet meer
ikwildood
""".strip().splitlines()

NOT_IN_DANGER = r"""\
Wat een mooi artikel over suïcidepreventie.
Op mijn werk praten we over zelfmoordpreventie en 113.
Mijn vader is vorig jaar dood gegaan.
De dood van mijn moeder was zwaar.
Ik wil over de dood kunnen praten.
Ik wil na mijn dood gecremeerd worden.
Wij willen de dood bespreekbaar maken.
Mijn broer pleegde in 2009 zelfmoord.
Ik verloor mijn zus aan zelfmoord.
Ik wil niet dat mijn hond ooit dood gaat.
Ik kan niet meer ontkennen dat het werkt.
Meer kan ik er niet over zeggen.
Ik kan niet meer dan een keer per week komen.
Ik wil graag leven in een huis met een tuin.
Ik wil niet meer in een instelling wonen.
We hebben geen zin in een vergadering.
Ik ben doodmoe maar tevreden.
Ik wil niet doodmoe thuiskomen.
Het was doodstil in de zaal.
Ik wil weten hoe het met jullie gaat. Mijn plant is dood.
Aan het eind van mijn leven wil ik terugkijken op iets moois.
De trein naar Utrecht was vol, ik sprong er nog net in.
Ik ben het niet eens met de schrijver.
Mijn leven heeft weer zin gekregen.
Niemand heeft iets gezegd.
Misschien kan iemand mij helpen?
Wie wil er mee naar de bijeenkomst?
Ik heb het beter dan vorig jaar.
Dit is beter voor mij.
Wat gebeurt er met mijn zoon als ik er niet meer ben?
Ik heb mezelf weer leren kennen.
Wij werken met mensen met suïcidale gevoelens.
Mijn moeder kan niet meer thuis wonen.
Onze bewoner is weer thuis, hij wil graag op zichzelf wonen.
Ik sta op en ga op pad, dat is al een overwinning.
Wij denken vaak aan hem.
Het is een last voor de familie, niet voor iedereen.
Een goede dood en een goed leven horen bij elkaar.
De trein stopt en wij springen eruit.
Hij heeft zin in het leven en niets houdt hem tegen.
Kan iemand mij helpen, ik wil niet meer alleen eten.
Ik leef weer en ik ben blij met mijn leven.
Kunnen wij dit samen maken? Hij is klaar met zijn opleiding.
""".strip().splitlines()


@pytest.mark.parametrize("sentence", IN_DANGER)
def test_words_of_someone_in_danger_are_found(sentence):
    sentence = sentence.replace(r"\n", "\n").replace(r"\u200b", "\u200b")

    assert find(f"Dank voor dit stuk. {sentence} Groet.", DEFAULT_PHRASES) or find(sentence, DEFAULT_PHRASES)


@pytest.mark.parametrize("sentence", NOT_IN_DANGER)
def test_words_of_someone_who_is_not_in_danger_are_left_alone(sentence):
    assert find(f"Dank voor dit stuk. {sentence} Groet.", DEFAULT_PHRASES) == []


@pytest.mark.parametrize("phrase", [line for line in DEFAULT_PHRASES.splitlines() if line and line[0] not in "#-"])
def test_every_phrase_finds_itself(phrase):
    assert phrase in find(phrase.replace("*", ""), DEFAULT_PHRASES)


def test_what_is_found_is_said_as_the_editor_typed_it():
    assert find("Dood wil ik", "# lijst\n Wil  Dóód # een\nwil leven") == ["Wil  Dóód"]


def test_words_of_two_sentences_are_no_phrase():
    assert find("Ik wil slapen. Hij is dood.", "wil dood") == []


def test_words_far_apart_are_no_phrase():
    assert find("Ik wil dat dit heel snel over is want hij is dood", "wil dood") == []


def test_a_phrase_with_a_full_stop_ends_a_sentence():
    assert find("Ik kan niet meer, echt", "ik kan niet meer.")
    assert find("ik kan niet meer\nhet is op", "ik kan niet meer.")
    assert not find("ik kan niet meer slapen", "ik kan niet meer.")
    assert not find("meer kan ik niet.", "ik kan niet meer.")


def test_an_exception_does_not_count_save_for_a_phrase_that_names_it():
    phrases = "wil dood\nverlang naar de dood\n- de dood"

    assert find("Ik wil het over de dood hebben", phrases) == []
    assert find("Ik verlang heel erg naar de dood", phrases) == ["verlang naar de dood"]
    assert find("De dood is niets, ik wil dood", phrases) == ["wil dood"]


def test_an_empty_list_finds_nothing():
    assert find("ik wil dood", "") == []
    assert find("", DEFAULT_PHRASES) == []
    assert find("…!?", DEFAULT_PHRASES) == []


@pytest.mark.parametrize("unit", ["ik wil niet meer ", "dood ", "de dood wil ", "a", ". ", "me ", "\n"])
def test_a_flood_is_read_to_the_end_and_quickly(unit):
    flood = unit * (100_000 // len(unit))
    began = time.process_time()

    assert find(flood + ". Ik wil dood.", DEFAULT_PHRASES)

    assert time.process_time() - began < 5
