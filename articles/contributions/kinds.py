"""What a piece can be, each in one sentence and with an example, for who rarely writes."""

from dataclasses import dataclass

from articles.models import Kind


@dataclass(frozen=True)
class Choice:
    kind: Kind
    is_what: str
    example: str

    @property
    def label(self) -> str:
        return self.kind.label


KINDS = (
    Choice(Kind.BLOG, "Een verhaal of een gedachte van jou.", "De dag dat mijn begeleider bleef eten"),
    Choice(Kind.VLOG, "Je vertelt het in een video.", "Een rondje door onze buurttuin, in drie minuten"),
    Choice(Kind.QUESTION, "Je wilt iets weten van anderen.", "Hoe regelen jullie het weekend zonder vaste staf?"),
    Choice(Kind.TIP, "Iets dat bij jou werkt, en misschien ook bij een ander.", "Zet de koffie in de gang"),
    Choice(Kind.CALL, "Je zoekt mensen die meedoen.", "Wie denkt er mee over een logeerbed in Zwolle?"),
    Choice(Kind.IDEA, "Iets dat er nog niet is, maar er zou moeten komen.", "Een belbus met cliënten als chauffeur"),
)
