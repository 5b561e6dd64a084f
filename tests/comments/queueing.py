"""Reactions of invented people, as editors may find them: for tests of the queue and for its pictures."""

from datetime import timedelta

from django.utils import timezone

from comments import deciding
from comments.models import Comment, Status
from comments.reasons import Reason
from tests.comments.reacting import confirmed, react, refuse, shown

LONG = (
    "Mijn broer woont nu elf jaar in hetzelfde huis. In het begin kwam er elke dag iemand anders, en elke dag begon "
    "hij opnieuw met uitleggen wie hij was. Dat hij van schaken houdt. Dat hij 's ochtends niet praat. Dat de radio "
    "aan mag, maar niet te hard.\n\nSinds vorig jaar zijn er vier vaste mensen. Het klinkt klein. Maar laatst vroeg "
    "een van hen of hij mee wilde naar de markt, gewoon omdat het dinsdag was, en hij zei ja. Hij zei ja! Ik heb het "
    "drie keer nagevraagd.\n\nWat ik wil zeggen: het zit niet in de plannen. We hadden al tien plannen. Het zit in "
    "tijd, en in iemand die blijft. En in een leidinggevende die het goedvindt dat er een ochtend niets in het dossier "
    "staat, omdat er een ochtend was.\n\nIk lees hier vaak over grote veranderingen. Mag het ook eens gaan over hoe "
    "lang dat duurt? Wij hebben er elf jaar over gedaan. Dat is geen verwijt, dat is hoe lang het duurde."
)
BELL = (
    "Wat mooi dat jullie zo luisteren. Bij ons op de afdeling hangt sinds kort een bel in de gang: wie wil, mag hem "
    "luiden, en dan komt er koffie."
)
CALL_ME = "Ik wil graag meedoen! Bel me op 06-12345678 of mail naar wil@example.test, ik ben meestal thuis."
COOKS = "Bij ons kookt iedereen om de beurt. Ook de psychiater. Vooral de psychiater."
TEAM = "Als ervaringsdeskundige herken ik dit. Mag ik jullie aanpak delen met mijn team?"
NIGHT = "En nu nog een keer, maar dan rustig: ik mis in dit stuk de stem van de nachtdienst."
GOSSIP = "Typisch weer zo'n verhaal van de Linde, daar werkt iedereen maar wat."
CRY = "Ik lees dit allemaal en ik denk: het is voor anderen. Ik wil niet meer leven."
LOANS = "Goedkope leningen, vandaag nog geld op je rekening! Klik op https://lening.example/nu"


def by(name):
    return {"name": name, "email": f"{name.split()[-1].lower()}@example.test"}


def fill(article, other, anna, bram):
    """One of each kind. Answers them by name, oldest first."""
    first = shown(article, "Wij eten nu ook op dinsdag samen. Wie kookt er bij jullie?", anna=anna, **by("Noor"))
    refuse(confirmed(other, "Jullie zijn allemaal hetzelfde.", **by("Gerrit")), anna)
    found = {
        "plain": confirmed(article, BELL, **by("Sam")),
        "private": confirmed(article, CALL_ME, **by("Wil")),
        "answer": confirmed(article, COOKS, answers=first.pk, **by("Lou")),
        "long": confirmed(other, LONG, **by("Een zus")),
        "member": react(other, TEAM, by=bram),
        "again": confirmed(other, NIGHT, **by("Gerrit")),
        "reported": shown(other, GOSSIP, anna=anna, **by("Piet")),
        "crisis": react(article, CRY, **by("Robin")),
        "spam": confirmed(article, LOANS, **by("Snel Geld")),
    }
    for note in ("Ik werk daar en dit klopt niet.", ""):
        deciding.report(found["reported"].pk, "hurtful", note, limit=5)
    looks_like_spam(found["spam"])
    spread(found.values())
    return found


def looks_like_spam(comment):
    """As the filter would call it once it learned enough."""
    words = [["lening", 3.1], ["rekening", 2.2]]
    Comment.objects.filter(pk=comment.pk).update(status=Status.HELD, reason=Reason.PROBABLY_SPAM, spam_words=words)
    return comment


def spread(comments):
    """Each came some hours after the one before."""
    for hours, comment in enumerate(comments):
        comment.created_at = comment.waiting_since = timezone.now() - timedelta(hours=30 - 3 * hours)
        Comment.objects.filter(pk=comment.pk).update(created_at=comment.created_at, waiting_since=comment.waiting_since)
        comment.refresh_from_db()
