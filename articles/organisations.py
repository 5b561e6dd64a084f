"""Deelnemers: all organisations on the map and as a list, by region and role."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.text import slugify

from articles import contexts, meta
from articles.filters import LONGEST_ECHO, FilterGroup, FilterOption
from participants.map import PROVINCES, VIEW_BOX, Province
from participants.models import ParticipantIndexPage, ParticipantPage, Region, Role
from rvggz import page_cache
from rvggz.page_contexts import builds
from rvggz.text.name_order import NameOrder

FILTERS: dict[str, tuple[str, str, Any]] = {"regio": ("region", "Regio", Region), "rol": ("role", "Rol", Role)}
VALUES = {name: {slugify(one.label): one for one in choices} for name, (_, _, choices) in FILTERS.items()}
UNKNOWN = {"regio": "We kennen de regio “{}” niet.", "rol": "We kennen de rol “{}” niet."}
HEADINGS = {Role.PARTICIPANT: "Deelnemers", Role.PARTNER: "Partners"}


@dataclass
class Spot:
    """A province on the map, with how many organisations are there and where a press leads."""

    province: Province
    count: int
    url: str
    is_chosen: bool


@dataclass
class OrganisationList:
    """Has the names that the templates of filters ask of a list."""

    base_url: str
    organisations: list[ParticipantPage]
    chosen: dict[str, str] = field(default_factory=dict)  # parameter of the address → its value there
    messages: list[str] = field(default_factory=list)

    @property
    def is_filtered(self) -> bool:
        return bool(self.chosen)

    @property
    def is_empty(self) -> bool:
        return not self.organisations

    @property
    def has_regions(self) -> bool:
        """Without one there is nothing to choose on the map."""
        return any(one.region for one in self.organisations)

    @property
    def clear_url(self) -> str:
        return self.base_url

    @property
    def found(self) -> list[ParticipantPage]:
        return self._matching()

    @property
    def groups(self) -> list[tuple[str, list[ParticipantPage]]]:
        parts = [(HEADINGS[role], [one for one in self.found if one.role == role]) for role in Role]
        return [(heading, rows) for heading, rows in parts if rows]

    @property
    def filters(self) -> list[FilterGroup]:
        return [self._group(name) for name in FILTERS]

    def _matching(self, without: str = "") -> list[ParticipantPage]:
        wanted = {FILTERS[n][0]: VALUES[n][slug].value for n, slug in self.chosen.items() if n != without}
        return [one for one in self.organisations if all(getattr(one, n) == value for n, value in wanted.items())]

    def _group(self, name: str) -> FilterGroup:
        attribute, label, _ = FILTERS[name]
        counts = Counter(getattr(one, attribute) for one in self._matching(without=name))
        options = [self._option(name, slug, choice, counts[choice.value]) for slug, choice in VALUES[name].items()]
        options = [one for one in options if one.count or one.is_active]
        return FilterGroup(name, label, options, next((one for one in options if one.is_active), None))

    def _option(self, name: str, slug: str, choice: Any, count: int) -> FilterOption:
        is_active = self.chosen.get(name) == slug
        others = {other: value for other, value in self.chosen.items() if other != name}
        query = others if is_active else {**others, name: slug}
        return FilterOption(slug, choice.label, count, is_active, self.base_url, query)

    def spots(self) -> list[Spot]:
        """The map: a press chooses a province, or lets go of it. By name, as one tabs through it."""
        by_slug = {option.value: option for option in self._group("regio").options}
        spots = []
        for province in sorted(PROVINCES, key=lambda one: one.region.label):
            option = by_slug.get(slugify(province.region.label))
            count, url = (option.count or 0, option.url) if option else (0, "")
            spots.append(Spot(province, count, url, bool(option and option.is_active)))
        return spots


def read(request: HttpRequest, base_url: str, organisations: list[ParticipantPage]) -> OrganisationList:
    """The list that an address asks for. What we cannot understand is left out and said."""
    shown = OrganisationList(base_url, organisations)
    for name, values in VALUES.items():
        given = (request.GET.get(name) or "").strip()
        if given.lower() in values:
            shown.chosen[name] = given.lower()
        elif given:
            echo = given.replace("\x00", "")[:LONGEST_ECHO]
            shown.messages.append(f"{UNKNOWN[name].format(echo)} Je ziet de lijst zonder die keuze.")
    page_cache.reads(request, **{name: shown.chosen.get(name, "") for name in VALUES})
    return shown


@builds(ParticipantIndexPage)
def participant_index(page: ParticipantIndexPage, request: HttpRequest) -> dict[str, Any]:
    url = page.url or ""
    found = list(
        ParticipantPage.objects.child_of(page).live().public().defer("introduction").order_by(NameOrder("title"), "pk")
    )
    for one in found:
        one.address = f"{url}{one.slug}/"  # without asking the cache for each
    shown = read(request, url, found)
    context = contexts.of_page(page)
    said: meta.Meta = context["meta"]
    if shown.is_filtered or shown.messages:
        said.robots = "noindex"
    total = len(shown.found)
    label = f"{total} organisatie{'' if total == 1 else 's'}"
    return {"listing": shown, "spots": shown.spots(), "view_box": VIEW_BOX, "total_label": label, **context}
