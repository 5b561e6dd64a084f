from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

LIST_HELP = "Eén woord of zinsdeel per regel. Een sterretje staat voor elk vervolg: casino*."


class Mode(models.TextChoices):
    ALL_HELD = "all-held", "Alles wordt eerst gelezen"
    FIRST_HELD = "first-held", "De eerste twee reacties van iemand worden eerst gelezen"
    AT_ONCE = "at-once", "Reacties staan er meteen, tenzij er iets mee is"


class ProofOfWork(models.TextChoices):
    AUTOMATIC = "automatic", "Vanzelf, tijdens een golf van spam"
    ALWAYS = "always", "Altijd"
    NEVER = "never", "Nooit"


def default_phrases() -> str:
    from rvggz.checks.crisis import DEFAULT_PHRASES

    return DEFAULT_PHRASES


@register_setting(icon="comment")
class ReactionSettings(BaseSiteSetting):
    """How the conversation under articles works, kept by the editors."""

    mode = models.CharField("wanneer staat een reactie op de site?", max_length=12, choices=Mode, default=Mode.ALL_HELD)
    link_limit = models.PositiveSmallIntegerField(
        "links zonder dat een mens kijkt", default=2, validators=[MaxValueValidator(50)]
    )
    close_after_days = models.PositiveIntegerField(
        "reacties sluiten na (dagen)", null=True, blank=True, validators=[MinValueValidator(1)],
        help_text="Leeg: artikelen blijven open tot je ze sluit.",
    )  # fmt: skip
    reports_to_hide = models.PositiveSmallIntegerField(
        "verbergen na (meldingen)", default=3, validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Zo vaak moet een reactie gemeld zijn. Daarna zien lezers haar niet meer, tot een van jullie kijkt.",
    )  # fmt: skip
    blocked_words = models.TextField(
        "geblokkeerd", blank=True, max_length=100_000,
        help_text=f"Reacties hiermee gaan meteen naar Spam. {LIST_HELP} Ook e-mailadressen en websites.",
    )  # fmt: skip
    suspect_words = models.TextField(
        "om op te letten", blank=True, max_length=100_000,
        help_text=f"Reacties hiermee lees je altijd eerst. {LIST_HELP}",
    )  # fmt: skip
    proof_of_work = models.CharField(
        "rekensom tegen robots", max_length=10, choices=ProofOfWork, default=ProofOfWork.AUTOMATIC,
        help_text="De computer van de bezoeker rekent dan even, zonder dat die er iets van merkt.",
    )  # fmt: skip

    crisis_phrases = models.TextField(
        "zinnen die op nood wijzen", blank=True, max_length=50_000, default=default_phrases,
        help_text=(
            "Eén zin of woord per regel. De woorden mogen in een andere volgorde staan. "
            "Wie zoiets schrijft, ziet eerst een pagina met hulp. De reactie komt bovenaan te staan."
        ),
    )  # fmt: skip
    crisis_text = RichTextField(
        "jullie woorden op die pagina", blank=True, features=["bold", "italic", "link", "ul"],
        default=(
            "<p>We lezen dat je het zwaar hebt. Je hoeft hier niet alleen mee te blijven. "
            "Er zijn mensen die nu naar je willen luisteren. Zij schrikken nergens van.</p>"
        ),
    )  # fmt: skip

    house_rules = models.TextField(
        "huisregels in drie regels", max_length=500,
        default=(
            "Schrijf over je eigen ervaring en laat anderen in hun waarde.\n"
            "Noem geen namen of gegevens van anderen.\n"
            "Soms lezen we een reactie eerst. Wat kwetst, plaatsen we niet."
        ),
        help_text="Eén regel per zin. Staat naast de knop. Zeg hier ook of jullie alles eerst lezen.",
    )  # fmt: skip
    house_rules_page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="pagina met alle huisregels",
    )  # fmt: skip
    consent_text = models.CharField(
        "toestemming", max_length=300, default="Mijn reactie is openbaar en kan iets over mijn gezondheid zeggen.",
        help_text="Staat bij het vakje dat iemand aankruist. We bewaren bij elke reactie wat er stond.",
    )  # fmt: skip
    consent_version = models.PositiveIntegerField(default=1, editable=False)

    panels: ClassVar[list[Any]] = []
    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("mode"),
                    FieldRowPanel([FieldPanel("close_after_days"), FieldPanel("reports_to_hide")]),
                    MultiFieldPanel(
                        [FieldPanel("house_rules"), FieldPanel("house_rules_page"), FieldPanel("consent_text")],
                        heading="Wat bij het formulier staat",
                    ),
                ],
                heading="Plaatsen",
            ),
            ObjectList([FieldPanel("crisis_text"), FieldPanel("crisis_phrases")], heading="Hulp in nood"),
            ObjectList(
                [
                    FieldPanel("blocked_words"),
                    FieldPanel("suspect_words"),
                    FieldRowPanel([FieldPanel("link_limit"), FieldPanel("proof_of_work")]),
                ],
                heading="Tegen spam",
            ),
        ]
    )

    class Meta:
        verbose_name = "reacties"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Other words of consent are another version of it."""
        before = type(self).objects.filter(pk=self.pk).values_list("consent_text", flat=True).first()
        if before is not None and before != self.consent_text:
            self.consent_version += 1
        super().save(*args, **kwargs)
