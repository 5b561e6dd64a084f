from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CommentsConfig(AppConfig):
    name = "comments"
    verbose_name = "Reacties"

    def ready(self) -> None:
        from rvggz.checks import phrases

        from . import contexts, moderators, privacy, rules, signal_handlers  # noqa: F401 - contexts and privacy register themselves

        phrases.kept_by(lambda: rules.get().crisis_phrases)
        signal_handlers.connect()
        post_migrate.connect(
            moderators.ensure_rights, sender=apps.get_app_config("sessions"), dispatch_uid="moderators"
        )
