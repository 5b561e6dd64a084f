from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = "Artikelen en pagina's"

    def ready(self) -> None:
        from . import signal_handlers

        signal_handlers.connect()
