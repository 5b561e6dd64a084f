"""What each block shows in the editor's list of blocks: small, fictional, about nothing in particular."""

from typing import Any

TEXT = (
    "<p>Elke dinsdag schuift de hele straat aan. <b>Iedereen kookt een keer</b>, ook wie dat nog nooit deed. "
    "Wie niet wil praten, mag ook alleen eten.</p>"
    "<ul><li>Om vijf uur begint het koken.</li><li>Om zes uur eten we.</li></ul>"
)
HEADING = {"text": "Samen aan tafel", "level": "h2"}
QUOTE = {
    "text": "Ik kwam voor de soep en ik bleef voor de mensen.",
    "attribution": "Mirjam",
    "role": "komt elke week",
}
CALLOUT = {
    "title": "Goed om te weten",
    "text": "<p>Je hoeft je niet aan te melden. Kom gewoon langs.</p>",
    "tone": "note",
}
TABLE = {
    "caption": "Wanneer is er wat te doen?",
    "row_headings": True,
    "table": {
        "columns": [{"type": "text", "heading": "Dag"}, {"type": "text", "heading": "Wat"}],
        "rows": [
            {"values": ["<p>Dinsdag</p>", "<p>Samen koken en eten</p>"]},
            {"values": ["<p>Vrijdag</p>", "<p>Wandelen door de wijk</p>"]},
        ],
    },
}
ACCORDION = {
    "items": [
        {"title": "Kan ik zomaar binnenlopen?", "text": "<p>Ja, tussen tien en vier is de deur open.</p>"},
        {"title": "Wat kost het?", "text": "<p>Niets. Een bijdrage voor de soep mag.</p>"},
    ]
}
VIDEO = {"title": "Een dag in de buurttuin", "url": "https://youtu.be/voorbeeld01"}
BUTTON = {"text": "Meld je aan", "url": "https://www.example.org/aanmelden"}


def download() -> dict[str, Any]:
    return {"title": "", "document": _file("Zo werkt de buurttuin", "buurttuin.pdf", 248_000)}


def audio() -> dict[str, Any]:
    return {"title": "Gesprek bij het vuur", "file": _file("Gesprek bij het vuur", "gesprek.mp3", 5_400_000)}


def _file(title: str, name: str, size: int) -> Any:
    """A document that stands nowhere: enough to show its name, type and size."""
    from articles.models import Download

    return Download(pk=0, title=title, file=f"documents/{name}", file_size=size)
