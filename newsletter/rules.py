"""The settings of the editors about letters, as the rest of the app uses them."""

from newsletter.models import LetterSettings


def get() -> LetterSettings:
    """Of the default site; as they are by nature when nobody saved any."""
    found: LetterSettings | None = LetterSettings.objects.filter(site__is_default_site=True).first()
    return found or LetterSettings()
