"""The form of an article: what an editor may leave for later, and what must be right before it goes online."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from participants.names import check_public_name
from rvggz.text.folding import folded
from rvggz.text.name_order import NameOrder

MOST_THEMES = 3
NO_THEME = "Kies minstens één thema. Zonder thema vindt niemand het artikel terug."
TOO_MANY_THEMES = f"Kies hoogstens {MOST_THEMES} thema's."
TAKEN = "Dit adres is al van een andere pagina. Kies een ander adres, bijvoorbeeld: {free}"


class ArticleForm(WagtailAdminPageForm):
    """A draft may lack a theme; what goes online may not (``is_deferred_validation`` is Wagtail's word for a draft)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._order_choices()
        if not self.instance.pk and "author_name" in self.fields:
            self.initial.setdefault("author_name", "") or self.initial.update(author_name="Redactie")

    def _order_choices(self) -> None:
        for name in ("themes", "organisations"):
            if name in self.fields:
                self.fields[name].queryset = self.fields[name].queryset.live().order_by(NameOrder("title"))

    def clean_themes(self) -> Any:
        themes = self.cleaned_data["themes"]
        if len(themes) > MOST_THEMES:
            raise ValidationError(TOO_MANY_THEMES)
        if not themes and not self.is_deferred_validation:
            raise ValidationError(NO_THEME)
        return themes

    def clean_author_name(self) -> str:
        return check_public_name(str(self.cleaned_data["author_name"]))

    def clean_keywords(self) -> list[str]:
        """What the editor typed, as the keywords that exist already under that name: Client is Cliënt."""
        from articles.models import Keyword
        from articles.models.keyword import check_name

        names: dict[str, str] = {}
        for typed in self.cleaned_data["keywords"]:
            if not folded(typed):
                continue
            name = check_name(typed)
            keyword = Keyword.objects.named(name)
            names.setdefault(keyword.folded_name if keyword else folded(name), keyword.name if keyword else name)
        return list(names.values())

    def clean_slug(self) -> str:
        """An address that nobody chose, but that followed from the title, is made unique without asking."""
        slug = str(self.cleaned_data["slug"])
        if Page._slug_is_available(slug, self.parent_page, self.instance):
            return slug
        free = self._free(slug)
        is_online = self.instance.pk and self.instance.live
        if slug == slugify(self.cleaned_data.get("title", "")) and not is_online:
            return free
        raise ValidationError(TAKEN.format(free=free))

    def _free(self, slug: str) -> str:
        number = 2
        while not Page._slug_is_available(f"{slug}-{number}", self.parent_page, self.instance):
            number += 1
        return f"{slug}-{number}"
