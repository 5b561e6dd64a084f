"""What each block shows in the editor's list of blocks: small, fictional, about nothing in particular."""

GREETING = {"text": "Beste", "without_name": "Beste lezer"}
TEXT = (
    "<p>De dagen worden korter, en in de buurttuin brandt het vuur weer. <b>Je bent welkom</b>, elke vrijdag.</p>"
    "<ul><li>Om drie uur begint het.</li><li>Er is soep.</li></ul>"
)
HEADING = "Wat er deze maand speelt"
EVENT = {
    "title": "Kampvuurgesprek over wonen", "when": "vrijdag 12 december, 15.00 uur",
    "where": "Buurttuin De Linde, Utrecht",
    "text": "Iedereen vertelt, niemand hoeft.", "url": "https://www.example.org/aanmelden",
}  # fmt: skip
QUOTE = {"text": "Ik kwam voor de soep en ik bleef voor de mensen.", "attribution": "Mirjam, komt elke week"}
BUTTON = {"text": "Meld je aan", "url": "https://www.example.org/aanmelden"}
