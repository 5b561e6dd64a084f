"""What an editor may do. The group "Redactie" is made (and kept) after every migrate, wherever the data came from."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from participants.editors import GROUP

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page", "bulk_delete_page")
# Wagtail asks for the rights of its own models, also where a site has models of its own.
FILE_RIGHTS = (
    "add_image", "change_image", "delete_image", "choose_image",
    "add_document", "change_document", "delete_document", "choose_document",
)  # fmt: skip
RIGHTS = (
    "access_admin",
    "view_keyword", "add_keyword", "change_keyword", "delete_keyword",
    "change_sitetexts", "change_accountsettings",
    "view_redirect", "add_redirect", "change_redirect", "delete_redirect",
    "view_membership", "add_membership", "change_membership", "delete_membership",
)  # fmt: skip
FILE_APPS = ("wagtailimages", "wagtaildocs")
APPS = ("articles", "participants", "wagtailadmin", "wagtailredirects")


def ensure_group(**kwargs: Any) -> Group:
    """Make the group of the editors and give it what an editor needs. Rights given by hand stay."""
    group, _ = Group.objects.get_or_create(name=GROUP)
    group.permissions.add(*Permission.objects.filter(codename__in=RIGHTS, content_type__app_label__in=APPS))
    root, collection = Page.get_first_root_node(), Collection.get_first_root_node()
    name_roots()
    if root:
        for right in Permission.objects.filter(codename__in=PAGE_RIGHTS, content_type__app_label="wagtailcore"):
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
    if collection:
        for right in Permission.objects.filter(codename__in=FILE_RIGHTS, content_type__app_label__in=FILE_APPS):
            GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=right)
    return group


def name_roots() -> None:
    """Wagtail calls the top of pages and of files "Root", which stands in breadcrumbs and lists. A name given stays."""
    Page.objects.filter(depth=1, title="Root").update(title="Alle pagina's", draft_title="Alle pagina's")
    Collection.objects.filter(depth=1, name="Root").update(name="Alle bestanden")
