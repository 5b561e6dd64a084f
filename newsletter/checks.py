"""What to look at before a letter goes out. Errors hold it back, warnings only tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks.stream_block import StreamBlockValidationError

from articles.meta import absolute
from newsletter import letter_parts, marks, outside_links, own_links, rendering
from newsletter.models import NewsletterIssue
from newsletter.rendering import Frozen

LARGEST = 100_000  # bytes; Gmail clips at 102 kB: https://github.com/hteumeuleu/email-bugs/issues/41
LONG_SUBJECT, LONGEST_SUBJECT = 60, 200  # characters; a phone shows some 40
SPAM = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (r"!{2,}", "Meer dan één uitroepteken achter elkaar."),
        (r"[€$]{2,}", "Meer geldtekens achter elkaar."),
        (r"\bklik (?:hier|nu|op deze link)\b", "Zeg waar de link heen gaat."),
        (r"\b(?:100\s?% gratis|helemaal gratis|gratis (?:cadeau|geld))\b", "Nadruk op gratis."),
        (r"\b(?:laatste kans|nu of nooit|alleen vandaag|wacht niet|mis het niet)\b", "Haast maken."),
        (r"\b(?:(?:u|je) hebt gewonnen|gegarandeerd|verdien snel|snel geld)\b", "Iets beloven."),
    )
)
SHOUT = re.compile(r"\b[A-ZÀ-Þ]{4,}(?:[ ,]+[A-ZÀ-Þ]{3,})+\b")
LOOKING = (
    "We kijken nog of de links naar andere sites werken. Dat duurt hooguit vijf minuten. Probeer het zo nog een keer."
)
KINDS = {"image": "Een beeld", "button": "Een knop", "text": "Een leeg tekstblok", "heading": "Een lege kop",
         "event": "Een bijeenkomst zonder naam", "quote": "Een leeg citaat"}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    text: str
    is_error: bool = False


@dataclass(frozen=True)
class Report:
    """``waiting``: how many addresses of others the background still looks at."""

    problems: list[Problem]
    size: int
    waiting: int = 0

    @property
    def errors(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.is_error]

    @property
    def warnings(self) -> list[Problem]:
        return [problem for problem in self.problems if not problem.is_error]


def of(issue: NewsletterIssue) -> Report:
    """Everything that is wrong with an issue as it is now. Asks the background about addresses of others."""
    frozen = rendering.frozen(issue)
    links = links_of(frozen)
    outside = {url for url, _ in links if url and not own_links.is_own(url)}
    found = outside_links.known(outside)
    outside_links.look_soon(outside - found.keys())
    size = len(frozen.html.encode())
    problems = [
        *about_words(issue, frozen), *about_blocks(issue), *about_links(links, found, absolute(issue.get_url() or "")),
        *about_size(frozen, size),
    ]  # fmt: skip
    return Report(list(dict.fromkeys(problems)), size, len(outside - found.keys()))


def about_words(issue: NewsletterIssue, frozen: Frozen) -> Iterator[Problem]:
    length = len(frozen.subject)
    if not frozen.subject:
        yield Problem("De brief heeft geen onderwerp.", is_error=True)
    if length > LONGEST_SUBJECT:
        yield Problem(
            f"Het onderwerp is te lang: {length} tekens. Maak het korter dan {LONGEST_SUBJECT}.", is_error=True
        )
    elif length > LONG_SUBJECT:
        yield Problem(f"Het onderwerp is lang: {length} tekens. Een telefoon laat er ongeveer 40 zien.")
    if not issue.preview_line.strip():
        yield Problem("Er is geen voorproefje. Mailprogramma's laten dan de eerste regel van de brief zien.")
    text = f"{frozen.subject}\n{frozen.text}"
    for pattern, why in SPAM:
        if seen := pattern.search(text):
            yield Problem(f"Hier kan een spamfilter over vallen: “{seen[0]}”. {why}")
    if seen := SHOUT.search(re.sub(r"\A.*\n", "", frozen.text) + f"\n{frozen.subject}"):
        yield Problem(f"Hier kan een spamfilter over vallen: “{seen[0]}”. Alleen hoofdletters leest als schreeuwen.")


def about_blocks(issue: NewsletterIssue) -> Iterator[Problem]:
    parts, left_out = letter_parts.read(issue.body)
    if not any(part.kind not in {"greeting", "divider"} for part in parts):
        yield Problem("Er staat nog niets in de brief.", is_error=True)
    for block in left_out:
        yield _left_out(block)
    try:
        issue.body.stream_block.clean(issue.body)  # a draft may be half done, a letter that goes out not
    except StreamBlockValidationError as error:
        for number in sorted(number for number in error.block_errors if isinstance(number, int)):
            label = issue.body[number].block.label
            said = f"Blok {number + 1} ({label}) is nog niet goed ingevuld. Open de brief en kijk ernaar."
            yield Problem(said, is_error=True)
    for block in issue.body:
        if block.block_type == "image" and not block.value.get("alt") and not block.value.get("is_decorative"):
            yield Problem(
                "Bij een beeld staat niet wat er te zien is. Vul het in, of vink aan dat het versiering is.",
                is_error=True,
            )


def _left_out(block: Any) -> Problem:
    if block.block_type == "article":
        page = block.value.get("article")
        name = f"Het artikel “{page.title}”" if page else "Een artikel dat er niet meer is"
        return Problem(f"{name} is niet openbaar en staat daarom niet in de brief.")
    is_error = block.block_type in {"button", "image"}
    return Problem(f"{KINDS[block.block_type]} kan niet getoond worden en staat niet in de brief.", is_error=is_error)


def links_of(frozen: Frozen) -> list[tuple[str, str]]:
    """Address and words of each link that is the same for all."""
    found = BeautifulSoup(frozen.html, "html.parser").find_all("a")
    links = [(str(link.get("href") or ""), link.get_text(" ", strip=True)) for link in found]
    return [link for link in links if marks.OPEN not in link[0] and not link[0].startswith(("mailto:", "tel:"))]


def about_links(links: list[tuple[str, str]], found: dict[str, str], itself: str) -> Iterator[Problem]:
    for url, words in links:
        name = f"De link “{words}”" if words else f"De link naar {url}"
        if not url:
            yield Problem(f"{name} leidt nergens heen.", is_error=True)
        elif own_links.is_own(url):
            if url != itself and (wrong := own_links.problem(url)):
                yield Problem(f"{name} leidt naar een pagina die {wrong} ({url}).", is_error=True)
        elif found.get(url) == outside_links.GONE:
            yield Problem(f"{name} werkt niet: op {url} staat niets.", is_error=True)
        elif found.get(url) == outside_links.PRIVATE:
            yield Problem(f"{name} leidt naar een adres dat alleen in een eigen netwerk werkt ({url}).", is_error=True)
        elif found.get(url) == outside_links.SILENT:
            yield Problem(f"{name} gaf geen antwoord. Kijk zelf even of {url} werkt.")


def about_size(frozen: Frozen, size: int) -> Iterator[Problem]:
    if size > LARGEST:
        yield Problem(
            f"De brief is te groot: {size // 1000} kB. Gmail knipt na 102 kB af, met de link om je af te melden. "
            "Haal er iets uit.", is_error=True,
        )  # fmt: skip
    if marks.UNSUBSCRIBE not in frozen.html or marks.UNSUBSCRIBE not in frozen.text:
        yield Problem("De link om je af te melden ontbreekt.", is_error=True)
