"""The page of results: the question, what was found with filters and pages, or what comes near."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from articles import cards, facets, filters, meta, search, snippets, suggestions
from articles.chrome import get as get_chrome
from articles.filters import Choice
from articles.listing import Listing
from articles.models import Entry
from articles.search import COUNTED, Question
from rvggz.checks import phrases

SOME_WORDS = "Geen enkele tekst heeft al je woorden. Je ziet teksten met een deel ervan."
ONLY_BEST = "Dit zijn de beste resultaten. Voeg een woord toe om preciezer te zoeken."


def context(request: HttpRequest) -> dict[str, Any]:
    url = reverse("search")
    asked = request.GET
    question = search.ask(asked.get("q", ""))
    found: dict[str, Any] = {"query": question.text, "nearest_keywords": [], "nearest_themes": [], "did_you_mean": ""}
    found["may_need_help"] = phrases.may_need_help(question.text)
    found["listing"] = results(asked, url, question)
    if question.words and not question.by_title and not found["listing"].cards:
        found |= suggestions.nearest(question.text)
    title = f"Zoeken naar “{question.text[:60]}”" if question.text else "Zoeken"
    said = meta.of(title, url, robots="noindex" if question.text else "")
    return {**found, "meta": said, "breadcrumbs": meta.breadcrumbs(url, "Zoeken")}


def results(asked: QueryDict, url: str, question: Question) -> Listing:
    chrome = get_chrome()
    choice = filters.read(asked, chrome)
    listing = Listing(url, choice, {"q": question.text} if question.text else {})
    listing.messages = [*question.messages, *choice.messages]
    if not question.words:
        return listing
    counted = _counted(question, choice, listing)
    listing.filters = filters.groups(choice, counted, chrome, url, listing.fixed)
    if question.by_title:
        listing.messages.append(search.BY_TITLE if counted.total else search.ONLY_FREQUENT)
    if not counted.total:
        listing.turn_to({}, 0)
        return listing
    numbers = search.best(question, choice)
    if counted.total > COUNTED:
        listing.total_label = "meer dan 1.000"
    rows = listing.turn_to(asked, counted.total, reachable=len(numbers))
    if len(numbers) < counted.total and listing.page_number == listing.page_count:
        listing.messages.append(ONLY_BEST)
    listing.cards = _shown(numbers[rows], question)
    return listing


def _counted(question: Question, choice: Choice, listing: Listing) -> facets.Facets:
    if question.is_everywhere and not choice.values:
        return replace(facets.count(facets.of_section(None), {}), total=COUNTED + 1, size=COUNTED + 1, is_sample=True)
    counted = facets.count(search.source(question), choice.values)
    if not counted.size and len(question.words) > 1:
        question.any_word = True
        counted = facets.count(search.source(question), choice.values)
        if counted.size:
            listing.messages.append(SOME_WORDS)
    if counted.size > COUNTED:
        counted.is_sample = True
        counted.total = search.count_up_to(question, choice) if choice.values else counted.size
    return counted


def _shown(numbers: list[int], question: Question) -> list[Any]:
    """The cards in the order of ``numbers``, with the words found marked."""
    stored = Entry.objects.hits().in_bulk(numbers)
    wanted = question.lexemes
    hits: list[Any] = cards.dress(stored[pk] for pk in numbers if pk in stored)
    for hit in hits:
        hit.title_marked = snippets.marked(hit.title, wanted)
        hit.snippet = snippets.snippet(" ".join(filter(None, (hit.summary, hit.text))), wanted)
    return hits
