"""The settings of the editors about letters, as the rest of the app uses them."""

from wagtail.models import Site

from newsletter.models import LetterSettings


def get() -> LetterSettings:
    """Of the default site; as they are by nature when nobody saved any."""
    site = Site.objects.filter(is_default_site=True).first()
    return LetterSettings.for_site(site) if site else LetterSettings()
