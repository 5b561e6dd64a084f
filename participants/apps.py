from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class ParticipantsConfig(AppConfig):
    name = "participants"
    verbose_name = "Mensen en organisaties"

    def ready(self) -> None:
        from rvggz import account_menu, clock, error_mail, expiring_records, lost_files, workflow_mail

        from . import leaving, organisation_lists, privacy, privacy_profiles, review_mail, reviewing  # noqa: F401 - some register themselves
        from . import account_pages, privacy_accounts, signal_handlers  # noqa: F401 isort: skip - the first two register themselves

        signal_handlers.connect()

        error_mail.connect()
        workflow_mail.quiet()
        review_mail.connect()
        # "sessions" comes after the apps whose tables a workflow needs.
        post_migrate.connect(
            reviewing.ensure_workflow, sender=apps.get_app_config("sessions"), dispatch_uid="organisation_workflow"
        )

        clock.every(300, "leaving", leaving.carry_out)
        clock.every(3600, "expired records", expiring_records.purge)
        clock.every(lost_files.DAILY, "files without a row", lost_files.sweep)
        account_menu.register(
            account_menu.AccountPage("profile", "Mijn profiel", "Je naam, en wat anderen van je zien.", "person", 30),
            account_menu.AccountPage(
                "organisations",
                "Mijn organisatie",
                "Waar je bij hoort, en wat je daarvoor bijhoudt.",
                "place",
                40,
                organisation_lists.tells,
            ),
            account_menu.AccountPage(
                "my_data", "Mijn gegevens", "Wat we van je bewaren: downloaden of wissen.", "download", 90
            ),
        )


class MemberAdminConfig(WagtailUsersAppConfig):
    """Wagtail's user management, with our forms."""

    user_viewset = "participants.viewsets.MemberViewSet"


class SessionsConfig(UserSessionsConfig):
    """allauth's list of sessions, kept by us when somebody logs in: see accounts/sessions.py."""

    def ready(self) -> None:
        from allauth.account import signals as account
        from allauth.usersessions.signals import on_password_changed

        from participants.accounts import sessions

        account.user_logged_in.connect(sessions.began, dispatch_uid="a session began")
        for password in (account.password_set, account.password_changed):
            password.connect(on_password_changed)
