"""An issue as what is sent: subject, HTML by MJML, plain text. Once an issue; the personal parts stay marks."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import mrml
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe
from wagtail.models import Site

from articles.meta import absolute
from articles.models import SiteTexts
from newsletter import letter_parts, marks, plain_letter
from newsletter.models import LetterSettings, NewsletterIssue
from newsletter.slots import Slots
from rvggz.text.invisible import for_xml

# No fonts from elsewhere: opening a letter tells nobody anything.
OPTIONS = mrml.RenderOptions(fonts={})
PICTURE = re.compile(r'height="auto" src="([^"]+)" width="(\d+)"')
OWN_SECTION = {"event", "quote"}  # with a band or a line of their own
BLANK = re.compile(r"\n\s*\n+")


@dataclass(frozen=True)
class Frozen:
    subject: str
    html: str
    text: str


def frozen(issue: NewsletterIssue) -> Frozen:
    """What goes to everyone, with the marks of marks.py where something of the reader goes."""
    parts = letter_parts.of(issue.body)
    around = around_of(issue)
    return Frozen(around["subject"], as_html(parts, around), plain_letter.of(parts, around))


def around_of(issue: NewsletterIssue) -> dict[str, Any]:
    """What stands above and below the parts."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    own = LetterSettings.for_site(site) if site else LetterSettings()
    texts = SiteTexts.for_site(site) if site else SiteTexts()
    return {
        "subject": " ".join(letter_parts.typed(issue.title).split()),
        "preview_line": " ".join(letter_parts.typed(issue.preview_line).split()),
        "site_name": settings.WAGTAIL_SITE_NAME, "site_url": absolute("/"),
        "web_url": "" if issue.mail_only else absolute(issue.get_url() or ""),
        "why": "Je krijgt deze brief omdat je je hebt aangemeld voor onze nieuwsbrief.",
        "sender": letter_parts.typed(own.footer), "crisis": letter_parts.typed(texts.crisis_text),
        "choices": marks.CHOICES, "unsubscribe": marks.UNSUBSCRIBE,
    }  # fmt: skip


def as_html(parts: list[letter_parts.Part], around: dict[str, Any]) -> str:
    slots = Slots()
    sender = mark_safe(escape(around["sender"]).replace("\n", "<br>"))  # noqa: S308 (escaped here)
    context = slots.of({**around, "sender": sender})
    context["parts"] = _in_sections([_slotted(part, slots) for part in parts])
    source = render_to_string("emails/letter/letter.mjml", context)
    html = slots.fill(mrml.to_html(for_xml(source), None, OPTIONS).content)
    return _with_heights(BLANK.sub("\n", html), parts)


def _slotted(part: letter_parts.Part, slots: Slots) -> dict[str, Any]:
    level = part.context.get("level")
    context = {name: _lines(name, value) for name, value in part.context.items() if name != "level"}
    template = f"emails/letter/blocks/{part.kind}.mjml"
    return {"kind": part.kind, "template": template, **slots.of(context), "level": level}


def _in_sections(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Parts that look alike share a section: each one costs a kilobyte, and Gmail clips a letter at 102."""
    alone = [part["kind"] in OWN_SECTION for part in parts]
    for part, before, own, after in zip(parts, [True, *alone], alone, [*alone[1:], True], strict=False):
        part["opens"], part["closes"] = before and not own, after and not own
    return parts


def _lines(name: str, value: Any) -> Any:
    """A line that was broken by who typed it stays broken."""
    if name == "text" and isinstance(value, str) and "\n" in value:
        return mark_safe(escape(value).replace("\n", "<br>"))  # noqa: S308 (escaped here)
    return value


def _with_heights(html: str, parts: list[letter_parts.Part]) -> str:
    """How high each picture is, so that nothing jumps when it comes; its style leaves it free on a small screen."""
    shown = [part.context["picture"] for part in parts if part.context.get("picture")]
    shapes = {picture.src: picture.height / picture.width for picture in shown}

    def sized(found: re.Match[str]) -> str:
        shape, width = shapes.get(unescape(found[1])), int(found[2])
        height = f'height="{round(width * shape)}" ' if shape else ""
        return f'{height}src="{found[1]}" width="{width}"'

    return PICTURE.sub(sized, html)
