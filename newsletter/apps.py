from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = "Nieuwsbrief"

    def ready(self) -> None:
        from rvggz import clock, mail_queue, outbox

        from . import (  # noqa: F401 - some register themselves
            contexts,
            digest,
            editors,
            finding,
            issue_hooks,
            letters,
            mailbox,
            my_letter,
            privacy,
            sending_lock,
            signal_handlers,
            subscribe_page,
            tasks,
            throttle,
            webhooks,
        )

        finding.register()
        my_letter.register()
        signal_handlers.connect()
        # "sessions" comes after the apps whose rights an editor gets: by then they exist.
        post_migrate.connect(
            editors.ensure_rights, sender=apps.get_app_config("sessions"), dispatch_uid="letters_rights"
        )
        clock.every(300, "letters: what came back", mailbox.wake)
        webhooks.connect()
        outbox.before_sending(sending_lock.is_locked)
        mail_queue.for_many(digest.NAME, is_wanted=digest.is_wanted, on_refused=digest.refused)
        mail_queue.for_many(letters.REMINDER, is_wanted=letters.is_reminder_wanted)
        mail_queue.keep_pace(throttle.for_other_mail)
        clock.every(30, "letters", tasks.wake)
