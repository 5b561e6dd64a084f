from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Mensen en organisaties"

    def ready(self) -> None:
        from rvggz import account_menu, clock

        from . import leaving, privacy, privacy_profiles  # noqa: F401 - the last two register themselves

        clock.every(300, "leaving", leaving.carry_out)
        account_menu.register(
            account_menu.AccountPage(
                "my_data", "Mijn gegevens", "Wat we van je bewaren: downloaden of wissen.", "download", 90
            )
        )


class MemberAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user management, with our forms."""

    user_viewset = "participants.viewsets.MemberViewSet"
