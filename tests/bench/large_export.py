"""Writes the export of a large WordPress site, to measure the import with.

``python -m tests.bench.large_export big.xml 3000 20``: articles, and reactions under each; so many make 70 MB. Then
``manage.py import_wordpress big.xml`` into a database of its own (``VAR_DIR=/tmp/large``).
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tests.bench import texts
from tests.wordpress.wxr import Export, reaction

AUTHORS = [("anna", "Anna de Wit"), ("bram", "Bram Bos"), ("chris", "Chris Smit"), ("eva", "Eva Vos")]
THEMES = ["Herstel", "Naasten", "Wonen", "Werk", "Dwang", "Ervaring", "Onderzoek", "Praktijk"]
REPLIES, WAITING = 3, 20  # one in so many answers another, one in so many waits


def write(file: IO[str], articles: int, reactions: int) -> None:
    head, foot = _head().text.rsplit("</channel>", 1)
    file.write(head)
    for number in range(1, articles + 1):
        file.write(_article(number, articles, reactions))
    file.write(f"</channel>{foot}")


def _head() -> Export:
    export = Export()
    for number, (login, name) in enumerate(AUTHORS, 2):
        export.author(login, f"{login}@oud.example", name, number)
    for name in THEMES:
        export.category(name.lower(), name, parent="themas")
    return export.category("themas", "Thema's")


def _article(number: int, articles: int, reactions: int) -> str:
    words = texts.keywords(number)
    terms = [("post_tag", word, word) for word in words]
    terms.append(("category", THEMES[number % len(THEMES)].lower(), THEMES[number % len(THEMES)]))
    given = {
        "slug": slug(number), "content": _content(number, articles), "creator": AUTHORS[number % 4][0],
        "date": f"20{number % 15 + 10}-{number % 12 + 1:02}-{number % 28 + 1:02} 09:12:00", "terms": terms,
        "comments": tuple(_reactions(number, reactions)),
    }  # fmt: skip
    return Export().item(number, texts.title(number), **given).parts[0] + "\n"


def slug(number: int) -> str:
    return f"verhaal-{number}"


def _content(number: int, articles: int) -> str:
    """Paragraphs and a heading, of every second article as blocks; the last leads to another article, here or later."""
    found, other = texts.paragraphs(number), random.Random(number).randint(1, articles)  # noqa: S311
    found[-1] += f' Lees ook <a href="https://oud.example/{slug(other)}/">een ander verhaal</a>.'
    if number % 2:
        blocks = [f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" for text in found]
        blocks.insert(4, "<!-- wp:heading -->\n<h2>Hoe het verder ging</h2>\n<!-- /wp:heading -->")
        return "\n\n".join(blocks)
    found.insert(4, "<h2>Hoe het verder ging</h2>")
    return "\r\n\r\n".join(found)


def _reactions(number: int, count: int) -> Iterator[str]:
    chance = random.Random(-number)  # noqa: S311
    for index in range(count):
        own = number * 1000 + index
        said = " ".join(texts.words(own, chance.randint(15, 35))).capitalize()
        writer = chance.randint(1, 5000)
        yield reaction(
            own, said, author=f"Schrijver {writer}", author_email=f"schrijver{writer}@oud.example",
            parent=own - 1 if index and index % REPLIES == 0 else 0, approved=int(own % WAITING != 0),
        )  # fmt: skip


if __name__ == "__main__":
    with Path(sys.argv[1]).open("w", encoding="utf-8") as target:
        write(target, int(sys.argv[2]), int(sys.argv[3]))
