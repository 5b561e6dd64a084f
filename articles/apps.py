from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Artikelen en pagina's"

    def ready(self) -> None:
        from rvggz import account_menu, lost_files

        from . import (  # noqa: F401 - some register themselves
            contexts,
            editors,
            organisations,
            picture_formats,
            picture_sizes,
            privacy,
            privacy_contributions,
            signal_handlers,
        )
        from .contributions import files, workflow
        from .contributions import menu as contributions_menu
        from .following import menu
        from .following import privacy as following_privacy  # noqa: F401 - registers itself

        for folder in ("original_images", "documents"):  # where Wagtail puts pictures and documents
            lost_files.watch(folder, files.ON_SITE)
        menu.register()
        picture_formats.register()
        picture_sizes.register()
        signal_handlers.connect()
        # "sessions" comes after the apps whose rights an editor gets: by then they exist.
        post_migrate.connect(editors.ensure_group, sender=apps.get_app_config("sessions"), dispatch_uid="editors")
        post_migrate.connect(workflow.ensure, sender=apps.get_app_config("sessions"), dispatch_uid="praat_mee")
        account_menu.register(contributions_menu.PAGE)
