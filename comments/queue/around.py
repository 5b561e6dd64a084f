"""What is done to what stands around a reaction: its article, its writer, the lists of words."""

from wagtail.log_actions import log

from comments import deciding
from comments.queue import lists
from comments.queue.wanted import Act, Outcome, ProblemError
from rvggz.checks import text


def close(asked: Act) -> Outcome:
    deciding.open_article(asked.comment.article_id, False, asked.by)
    return Outcome(said="Onder dit artikel kan niemand meer reageren. Wat al wacht, blijft wachten.")


def reopen(asked: Act) -> Outcome:
    deciding.open_article(asked.comment.article_id, True, asked.by)
    return Outcome(said="Onder dit artikel kan weer gereageerd worden.")


def trust(asked: Act) -> Outcome:
    return _trust(asked, True, "Wat {} schrijft, staat voortaan meteen op de site.")


def distrust(asked: Act) -> Outcome:
    return _trust(asked, False, "Wat {} schrijft, lezen jullie voortaan weer eerst.")


def _trust(asked: Act, is_trusted: bool, said: str) -> Outcome:
    member = asked.comment.member
    if member is None or member.is_staff:
        raise ProblemError("Dit kan alleen bij een lid.", "more")
    member.is_trusted = is_trusted
    member.save(update_fields=["is_trusted"])
    log(member, "wagtail.edit", user=asked.by)
    return Outcome(said=said.format(member.get_full_name()))


def watch(asked: Act) -> Outcome:
    return _list(asked, "suspect_words", "Reacties met “{}” lees je voortaan altijd eerst.")


def block(asked: Act) -> Outcome:
    return _list(asked, "blocked_words", "Reacties met “{}” gaan voortaan meteen naar Spam.")


def _list(asked: Act, name: str, said: str) -> Outcome:
    word = text.clean_line(asked.typed.word)
    if not 2 <= len(word) <= 100:
        raise ProblemError("Typ het woord of het zinsdeel, hoogstens 100 tekens.", "more")
    lists.add(name, word, asked.by)
    return Outcome(said=said.format(word))
