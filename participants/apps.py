from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Mensen en organisaties"

    def ready(self) -> None:
        from . import privacy, privacy_profiles  # noqa: F401 - register themselves


class MemberAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user management, with our forms."""

    user_viewset = "participants.viewsets.MemberViewSet"
