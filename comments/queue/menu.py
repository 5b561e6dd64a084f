"""Where the queue shows itself: high in the menu, and on the first page of the admin."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Min
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from comments.models import Comment
from comments.moderators import RIGHT
from comments.queue import counts, saying


class QueueMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(RIGHT))

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        waiting = counts.of(request)
        is_urgent = waiting.all_urgent > 0
        return LinkMenuItem(
            self.name, f"{self.label} {waiting.in_words}".strip(), self.url,
            icon_name="warning" if is_urgent else self.icon_name, classname="rvggz-urgent" if is_urgent else "",
        )  # fmt: skip


def item() -> MenuItem:
    return QueueMenuItem(
        "Te beoordelen", reverse("reactions_queue"), name="reactions-queue", icon_name="comment", order=20
    )


class WaitingPanel(Component):
    name = "reactions"
    order = 20
    template_name = "comments/admin/panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.user.has_perm(RIGHT):
            return {}
        oldest = Comment.objects.to_judge().aggregate(since=Min("waiting_since"))["since"]
        return {
            "may": True, "counts": counts.of(request), "oldest": saying.moment(oldest) if oldest else "",
            "lost_mail": counts.lost_mail(),
        }  # fmt: skip
