"""The order in which people look for a name, whatever the collation of the database: one for all lists and choosers.

*de Linde* stands under L, *’t Nieuwe Huis* under N, *'s-Hertogenbosch* under H, *Élan* under E, *iPsy* under I. Worked
out by PostgreSQL, so that any queryset can be put in this order; the fifty names of a list take it a millisecond.
"""

from django.db.models import Func, TextField

from rvggz.text.folding import APOSTROPHES

LETTERS = {"Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "Æ": "A", "æ": "a", "Œ": "O", "œ": "o"}
OTHERS = APOSTROPHES.replace("'", "")
FROM = OTHERS + "".join(LETTERS)
TO = "''" * len(OTHERS) + "".join(LETTERS.values())  # in SQL an apostrophe is two
MARKS = r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060]"
# Signs, an article, signs; as long as something is left.
BEFORE = r"""^[\s"“”„«»(\[*#_.,-]*((de|het|een)\s+|''[tsn][\s-]+)?[\s"''“”„«»(\[*#_.,-]*(?=\S)"""


class NameOrder(Func):
    """``order_by(NameOrder("title"))``. As a value: the name without article, accents and capitals."""

    template = (
        f"regexp_replace(regexp_replace(lower(normalize(translate(%(expressions)s, '{FROM}', '{TO}'), NFKD)), "
        f"'{MARKS}', '', 'g'), '{BEFORE}', '') COLLATE \"C\""
    )
    arity = 1
    output_field = TextField()
