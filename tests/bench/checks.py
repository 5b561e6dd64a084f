"""CPU time of everything that looks at the text of a reaction: ``python -m tests.bench.checks``. Needs no database."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rvggz.checks import crisis, private_data, spam, text
from rvggz.checks.words import WordList

DEMO = Path(__file__).resolve().parent.parent.parent / "rvggz/demo/content/articles"
SIZES = {"600": 600, "5.000": 5_000}
TARGET = 2.0  # ms for a text of 600 characters
ROUNDS = 300
LEARNED = 100_000  # reactions


def texts(size: int) -> list[str]:
    """Forty different pieces of Dutch."""
    everything = " ".join(path.read_text() for path in sorted(DEMO.glob("*.toml")))
    step = (len(everything) - size) // 40
    return [text.clean(everything[start : start + size]) for start in range(0, step * 40, step)]


def entries(number: int) -> str:
    """Words, phrases, beginnings, endings and hosts, hardly one of which occurs."""
    dice = random.Random(4)  # noqa: S311
    known = sorted(set(text.words(" ".join(texts(5_000)))))
    shapes = ["{new}", "{new}", "{new}*", "*{new}", "{new} {known}", "{known} {new}", "{new}.example"]
    words = ((dice.choice(known)[::-1] + "q", dice.choice(known)) for _ in range(number))
    return "\n".join(dice.choice(shapes).format(new=new, known=known) for new, known in words)


def counts_for(samples: list[str]) -> dict[str, tuple[int, int]]:
    """What the database would answer to a classifier that saw many reactions: here every word is known."""
    dice = random.Random(5)  # noqa: S311
    words = {token for sample in samples for token in spam.tokens(sample)}
    return {word: (dice.randrange(200), dice.randrange(5_000)) for word in words}


def milliseconds(work: Callable[[str], object], samples: list[str]) -> float:
    for sample in samples:
        work(sample)
    figures = []
    for number in range(ROUNDS):
        start = time.process_time()
        work(samples[number % len(samples)])
        figures.append((time.process_time() - start) * 1000)
    return statistics.median(figures)


def measure(size: int) -> dict[str, float]:
    """CPU ms for each check of a text of ``size`` characters: the median."""
    samples = texts(size)
    listed, counts = entries(2_000), counts_for(samples)
    half = LEARNED // 2
    checks: dict[str, Callable[[str], object]] = {
        "cleaning": text.clean,
        "crisis": lambda sample: crisis.find(sample, crisis.DEFAULT_PHRASES),
        "private data": private_data.find,
        "2,000 words": lambda sample: WordList.parse(listed).find(sample, "jan@voorbeeld.example"),
        "spam": lambda sample: spam.score(counts, half, half, spam.tokens(sample, "Jan")),
        "links": text.count_links,
    }
    figures = {name: milliseconds(work, samples) for name, work in checks.items()}
    return figures | {"together": sum(figures.values()), "as HTML": milliseconds(text.as_html, samples)}


def judge() -> bool:
    figures = {label: measure(size) for label, size in SIZES.items()}
    print(f"\n{'CPU ms a text, median':<26}" + "".join(f"{label:>9}" for label in figures) + " characters")
    for name in figures["600"]:
        print(f"{name:<26}" + "".join(f"{each[name]:>9.2f}" for each in figures.values()))
    holds = figures["600"]["together"] <= TARGET
    print(f"together ≤ {TARGET} ms for 600 characters: {'holds' if holds else 'DOES NOT HOLD'}")
    return holds


if __name__ == "__main__":
    sys.exit(not judge())
