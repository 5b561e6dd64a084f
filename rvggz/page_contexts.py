"""What a page's template gets, said in a module beside the models: ``@builds(ThemePage)`` above a function of the page
and the request. So the page types of ``participants`` can be shown with articles, though that app knows none.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from rvggz import reserved_paths
from rvggz.page_panels import PageCopyForm
from rvggz.page_rights import KeptPageMixin
from rvggz.text import stored_text

Builder = Callable[[Any, HttpRequest], dict[str, Any]]
_builders: dict[type[Page], Builder] = {}


def builds(model: type[Page]) -> Callable[[Builder], Builder]:
    """Decorator: this function makes the context of that page type."""

    def register(builder: Builder) -> Builder:
        _builders[model] = builder
        return builder

    return register


Joiner = Callable[[Any, HttpRequest], dict[str, Any]]
_joiners: dict[type[Page], list[Joiner]] = {}


def joins(model: type[Page]) -> Callable[[Joiner], Joiner]:
    """Decorator: what this function makes of a public page's entry comes beside what its own app makes."""

    def register(joiner: Joiner) -> Joiner:
        _joiners.setdefault(model, []).append(joiner)
        return joiner

    return register


def joined(model: type[Page], entry: Any, request: HttpRequest) -> dict[str, Any]:
    return {name: value for joiner in _joiners.get(model, ()) for name, value in joiner(entry, request).items()}


class PublicPageMixin(KeptPageMixin):
    """Of every page type that visitors see."""

    #: What a builder reads of the page, joined to the one query that fetches it.
    served_with: tuple[str, ...] = ()
    copy_form_class = PageCopyForm
    path: str
    slug: str
    steplen: int
    depth: int

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        builder = _builders.get(type(self))
        return {**context, **builder(self, request)} if builder else context

    def clean_fields(self, exclude: Any = None) -> None:
        stored_text.tidy(self)  # type: ignore[arg-type]
        super().clean_fields(exclude=exclude)  # type: ignore[misc]

    def clean(self) -> None:
        """Right below the home page no page stands at an address of the site itself, whichever way it came."""
        super().clean()
        if self.depth == reserved_paths.SITE_ROOT_DEPTH + 1 and reserved_paths.is_reserved(self.slug):
            raise ValidationError({"slug": reserved_paths.message(self.slug)})

    def can_move_to(self, parent: Page) -> bool:
        """Nor can it be moved there."""
        is_home = parent.depth == reserved_paths.SITE_ROOT_DEPTH
        return bool(super().can_move_to(parent)) and not (  # type: ignore[misc]
            is_home and reserved_paths.is_reserved(self.slug)
        )

    def get_view_restrictions(self) -> Any:
        """As Wagtail's, in one query instead of two: ancestors by path, an alias through what it is an alias of."""
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(Q(page__path__in=above) | Q(page__aliases__path__in=above)).distinct()
