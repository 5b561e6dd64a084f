"""The form of a piece. A draft may be anything; what goes to the editors must be right, and says what to do if not."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict

from articles.blocks.video_addresses import video_at
from articles.contributions import content
from articles.models import VOICES, Kind, ThemePage
from participants.models import ParticipantPage
from participants.names import NO_ADDRESS, ShownAs, public_name
from rvggz import simple_text
from rvggz.checks import text
from rvggz.text.folding import folded
from rvggz.text.name_order import NameOrder
from rvggz.web.request_numbers import whole_numbers

MANY_KEYWORDS = (
    f"Dit zijn er {{found}}. Kies er hoogstens {content.MOST_KEYWORDS}: de woorden waarop iemand zou zoeken. "
    "Haal de rest weg."
)
UNKNOWN_HOST = (
    "Deze video staat ergens anders dan op YouTube of Vimeo. Gebruik een adres van YouTube of Vimeo, of stuur het "
    "bestand mee."
)
TOO_LONG = "Je tekst is te lang: {found} tekens. Er passen er 60.000 in. Haal iets weg."
FAR_TOO_LONG = "Dit is veel te lang om te bewaren. Kopieer je tekst, haal er iets uit en plak hem opnieuw."


class TitleField(forms.CharField):
    def to_python(self, value: Any) -> str:
        return text.clean_line((super().to_python(value) or "")[:1000])


class PieceForm(forms.Form):
    """``is_final``: it goes to the editors now, so the title, the text and a theme must be there."""

    kind = forms.ChoiceField(label="Wat is het?", choices=[(kind, Kind(kind).label) for kind in VOICES])
    title = TitleField(label="Titel", required=False)
    text = forms.CharField(label="Je tekst", required=False, strip=False, widget=forms.Textarea)
    text_is = forms.CharField(required=False, max_length=10)  # "html" from the editor, otherwise plain
    summary = TitleField(label="In één of twee zinnen", required=False)
    video = TitleField(label="Adres van een video", required=False)
    themes = forms.ModelMultipleChoiceField(
        ThemePage.objects.live().order_by(NameOrder("title")),
        label="Thema's",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    keywords = forms.CharField(label="Trefwoorden", required=False, max_length=20_000)
    organisation = forms.ModelChoiceField(
        ParticipantPage.objects.none(), label="Organisatie", required=False, empty_label="Geen organisatie"
    )
    shown_as = forms.ChoiceField(label="Onder welke naam?", choices=ShownAs, widget=forms.RadioSelect, required=False)
    pseudonym = TitleField(label="Welke andere naam?", required=False)
    comments_open = forms.BooleanField(label="Lezers mogen reageren", required=False)

    answer = forms.CharField(label="Je antwoord aan de redactie", required=False)

    def __init__(
        self, data: QueryDict | dict[str, Any] | None = None, *, member: Any = None, typed: dict[str, Any],
        is_final: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(data, initial=None if data is not None else initial(typed), auto_id="piece-%s")
        self.is_final, self.typed = is_final, typed
        self.fields["organisation"].queryset = organisations(member, typed)  # type: ignore[attr-defined]
        if typed["kind"] not in VOICES:  # an editor made something else of it
            label = (typed["kind"], Kind(typed["kind"]).label)
            self.fields["kind"].choices = [*self.fields["kind"].choices, label]  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        if len(title) > content.LONGEST_TITLE:
            raise ValidationError(f"Deze titel is te lang. Maak hem hoogstens {content.LONGEST_TITLE} tekens.")
        if self.is_final and len(title) < 3:
            raise ValidationError("Geef je stuk een titel. Een paar woorden is genoeg.")
        return title

    def clean_text(self) -> str:
        raw, is_html = str(self.cleaned_data["text"]), self.data.get("text_is") == "html"
        if len(raw) > (content.A_LOT if is_html else content.A_LOT_TYPED):
            raise ValidationError(FAR_TOO_LONG)
        made = content.clean_html(raw if is_html else simple_text.to_html(raw, quotes=True))
        length = content.letters(made)
        if length > content.LONGEST_TEXT:
            raise ValidationError(TOO_LONG.format(found=f"{length:,}".replace(",", ".")))
        return made

    def clean_summary(self) -> str:
        summary = str(self.cleaned_data["summary"])
        if len(summary) > content.LONGEST_SUMMARY:
            raise ValidationError(f"Maak dit korter: hoogstens {content.LONGEST_SUMMARY} tekens.")
        return summary

    def clean_video(self) -> str:
        address = str(self.cleaned_data["video"])
        if address and "://" not in address:
            address = f"https://{address}"
        if address and not video_at(address):
            raise ValidationError(UNKNOWN_HOST)
        return address

    def clean_themes(self) -> list[int]:
        themes = [theme.pk for theme in self.cleaned_data["themes"]]
        if len(themes) > content.MOST_THEMES:
            raise ValidationError(f"Kies hoogstens {content.MOST_THEMES} thema's: waar gaat je stuk vooral over?")
        if self.is_final and not themes:
            raise ValidationError("Kies minstens één thema. Zo vinden mensen je stuk.")
        return themes

    def clean_keywords(self) -> list[str]:
        given = [text.clean_line(word) for word in str(self.cleaned_data["keywords"]).replace("\n", ",").split(",")]
        words = list({folded(word): word for word in given if folded(word)}.values())
        if len(words) > content.MOST_KEYWORDS:
            raise ValidationError(MANY_KEYWORDS.format(found=len(words)))
        if long := next((word for word in words if len(folded(word)) > content.LONGEST_KEYWORD), ""):
            raise ValidationError(f"“{long[:40]}…” is te lang voor een trefwoord. Zet komma's tussen de woorden.")
        return words

    def clean_organisation(self) -> int | None:
        found = self.cleaned_data["organisation"]
        return found.pk if found else None

    def clean_shown_as(self) -> str:
        return str(self.cleaned_data["shown_as"] or ShownAs.NAME)

    def clean_answer(self) -> str:
        answer = text.clean(str(self.cleaned_data["answer"])[:20_000])
        if len(answer) > content.LONGEST_ANSWER:
            raise ValidationError("Maak je antwoord korter: hoogstens 2.000 tekens.")
        return answer

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if len(found.get("pseudonym", "")) > 80:
            self.add_error("pseudonym", "Maak deze naam korter: hoogstens 80 tekens.")
        if public_name(found.get("pseudonym", "")) != found.get("pseudonym", ""):
            self.add_error("pseudonym", NO_ADDRESS)
        if self.is_final and found.get("shown_as") == ShownAs.PSEUDONYM and not found.get("pseudonym"):
            self.add_error("pseudonym", "Welke naam wil je erbij? Je kunt ook kiezen voor anoniem.")
        has_video = bool(found.get("video")) and found.get("kind") == Kind.VLOG
        if self.is_final and not has_video and "text" in found and content.letters(found["text"]) < 10:
            self.add_error("text", "Schrijf hier je tekst. Een paar zinnen is al genoeg.")
        return found

    def typed_list(self, name: str) -> list[str]:
        return self.data.getlist(name)[:40] if isinstance(self.data, QueryDict) else []

    def typed_now(self) -> dict[str, Any]:
        """What can be kept of it: of a field that is wrong, what was typed, so that nothing gets lost."""
        kept = {name: value for name, value in self.cleaned_data.items() if name != "text_is"}
        for name in self.errors:
            if name in {"title", "summary", "video", "pseudonym"}:
                kept[name] = str(self.data.get(name, ""))[:2000].replace("\x00", "")
            elif name == "answer":
                kept[name] = text.clean(str(self.data.get(name, ""))[:20_000])
            elif name == "keywords":
                kept[name] = [text.clean_line(word) for word in str(self.data.get(name, "")).split(",")][:400]
            elif name == "themes":
                kept[name] = whole_numbers(self.typed_list(name), 9)
        if self.is_bound and "text" in self.errors:
            kept.pop("text", None)
            is_html = self.data.get("text_is") == "html"
            raw = str(self.data.get("text", ""))[: content.A_LOT if is_html else content.A_LOT_TYPED]
            if raw:
                kept["text"] = content.clean_html(raw if is_html else simple_text.to_html(raw, quotes=True))
        return kept


def as_data(typed: dict[str, Any]) -> QueryDict:
    """What is kept of a piece as the form would send it: to look at it once more without its form."""
    data = QueryDict(mutable=True)
    for name in ("kind", "title", "summary", "video", "shown_as", "pseudonym", "text"):
        data[name] = typed[name]
    data["text_is"], data["keywords"] = "html", ", ".join(typed["keywords"])
    data["organisation"], data["answer"] = str(typed["organisation"] or ""), typed.get("answer", "")
    data.setlist("themes", [str(pk) for pk in typed["themes"]])
    if typed["comments_open"]:
        data["comments_open"] = "on"
    return data


def initial(typed: dict[str, Any]) -> dict[str, Any]:
    return {**typed, "keywords": ", ".join(typed["keywords"]), "text": simple_text.from_html(typed["text"])}


def organisations(member: Any, typed: dict[str, Any]) -> Any:
    """Those that a member belongs to, and the one that an editor chose; of a guest we cannot know."""
    known = Q(memberships__member=member, memberships__is_accepted=True) if member else Q(left_on=None)
    known |= Q(pk=typed.get("organisation") or 0)
    return ParticipantPage.objects.live().filter(known).distinct().order_by(NameOrder("title"))
