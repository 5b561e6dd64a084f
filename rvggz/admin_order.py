"""Lists of the admin sorted by name are in the order of readers (rvggz/text/name_order.py), both ways."""

from typing import Any

from django.db.models import QuerySet

from rvggz.text.name_order import NameOrder

NAMES = {"title", "name", "organisation__title"}


class InNameOrder:
    """Of a list view. While searching Wagtail's own order stays: its search knows no expressions."""

    ordering: Any
    is_searching: bool

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        found: QuerySet[Any] = super().order_queryset(queryset)  # type: ignore[misc]
        wanted = [self.ordering] if isinstance(self.ordering, str) else list(self.ordering or ())
        if self.is_searching or NAMES.isdisjoint(one.lstrip("-") for one in wanted):
            return found
        return found.order_by(*map(_expression, wanted), "pk")


def _expression(one: str) -> Any:
    name = one.lstrip("-")
    if name not in NAMES:
        return one
    return NameOrder(name).desc() if one.startswith("-") else NameOrder(name).asc()
