"""What nobody may do to a page by one wrong press, whichever door: explorer, many at once, the admin's API.

Wagtail asks ``permissions_for_user`` of a page everywhere. Two kinds of pages answer otherwise than by rights alone:
home and the sections (``is_section``), which the whole site hangs on, and pages in the bin (articles/page_bin.py). The
bin is known by its place in the tree, which ``url_path`` tells without a query. A leaf: imports no app.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy

BIN_SLUG = "prullenbak-van-de-redactie"
BIN_PATH = f"/{BIN_SLUG}/"  # beside the home page, below no site
OUTSIDE_BIN = ~Q(url_path__startswith=BIN_PATH)
STAYS_ONLINE = "Deze pagina hoort altijd bij de site: haal de datum weg waarop hij van de site gaat."


def is_in_bin(page: Any) -> bool:
    return bool(page.url_path.startswith(BIN_PATH))


class PageRights(PagePermissionTester):
    """As Wagtail's, but for sections and for what is in the bin."""

    @property
    def is_kept(self) -> bool:
        """The site hangs on it. An administrator may take away a section that holds nothing, made by mistake."""
        if not self.page.specific_class.is_section:
            return False
        is_spare = self.user.is_superuser and self.page.is_leaf() and not self.page.sites_rooted_here.exists()
        return not is_spare

    def can_add_subpage(self) -> bool:
        return not is_in_bin(self.page) and bool(super().can_add_subpage())

    def can_edit(self) -> bool:
        return not is_in_bin(self.page) and bool(super().can_edit())

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not is_in_bin(self.page) and not self.is_kept and bool(super().can_delete(ignore_bulk))

    def can_unpublish(self) -> bool:
        return not self.is_kept and bool(super().can_unpublish())

    def can_publish(self) -> bool:
        return not is_in_bin(self.page) and bool(super().can_publish())

    def can_set_view_restrictions(self) -> bool:
        """A password on the home page closes the site."""
        return not self.is_kept and bool(super().can_set_view_restrictions())

    def can_move_to(self, destination: Page) -> bool:
        """Putting sections in another order below the home page moves none of them away."""
        goes_away = not self.page.is_child_of(destination)
        if is_in_bin(self.page) or (goes_away and self.is_kept):
            return False
        return bool(super().can_move_to(destination))


class PagePolicy(PagePermissionPolicy):
    """Lists, searches, reports and choosers of the admin show what this answers: nothing that is in the bin."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        return super().instances_user_has_any_permission_for(user, actions).filter(OUTSIDE_BIN)

    def explorable_instances(self, user: Any) -> Any:
        return super().explorable_instances(user).filter(OUTSIDE_BIN)


class KeptPageMixin:
    """Of every page type of ours."""

    #: The home page, or one of the lists below it.
    is_section = False

    def permissions_for_user(self, user: Any) -> PageRights:
        return PageRights(user, self)

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        if self.is_section and self.expire_at:  # type: ignore[attr-defined]
            raise ValidationError({"expire_at": STAYS_ONLINE})
