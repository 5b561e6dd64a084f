"""Texts for the bench: 600 words each, the same every time, with frequent and rare words as in real Dutch."""

import random

FREQUENT = """de het een en van in is op te dat die voor met zijn niet aan er om ook als maar bij dan nog naar uit wel
door over mensen zorg samen leven wonen werken gesprek relatie ruimte vertrouwen huis dag tijd vraag antwoord""".split()
STEMS = """aandacht afspraak avond begeleiding beweging buur buurt cliënt dagboek deelnemer deskundige deur droom
ervaring familie formulier gemeente geschiedenis groep hand herstel huisarts idee inspectie jaar kamer kampvuur keuken
keuze kind kracht kring luisteren medewerker moeder moment muziek naaste nacht netwerk onderzoek ontmoeting organisatie
ouder overleg plan praktijk psychiater regel rust samenwerking schaamte sleutel speler stap stem steun stilte straat taal
tafel team thuis toekomst tuin vader veiligheid verandering verhaal vernieuwing verpleegkundige vriend vrijheid vuur
wandeling wijk woning woord zekerheid ziekenhuis zorgverlener zus""".split()
ENDINGS = ["", "en", "s", "je", "dag", "groep", "plan", "verhaal", "week", "werk", "kring", "beweging"]
MIDDLE = [stem + ending for stem in STEMS for ending in ENDINGS]
WORDS_PER_ARTICLE = 600


def words(number: int, count: int = WORDS_PER_ARTICLE) -> list[str]:
    """The words of article ``number``: half frequent, half of some thousand others, a few of its own."""
    chance = random.Random(number)  # noqa: S311
    own = [f"{chance.choice(STEMS)}{chance.choice(STEMS)}" for _ in range(8)]
    middle = chance.choices(MIDDLE, k=120)
    return [chance.choice(chance.choice((FREQUENT, middle, middle, own + middle))) for _ in range(count)]


def paragraphs(number: int) -> list[str]:
    """The text of article ``number`` in ten paragraphs."""
    found = words(number)
    return [" ".join(found[start : start + 60]).capitalize() + "." for start in range(0, len(found), 60)]


def title(number: int) -> str:
    return " ".join(words(number, 6)).capitalize()


def keywords(number: int) -> list[str]:
    chance = random.Random(-number - 1)  # noqa: S311
    return chance.sample(STEMS[:60], 3)


def searches() -> list[str]:
    """What visitors look for: frequent, middling, rare, two words, a stem."""
    return ["zorg", "kampvuur", "ervaringverhaal", "herstel naaste", "deelnemers", "vertrouwen", "huisarts", "beweging"]
