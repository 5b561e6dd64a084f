"""The figures of the bench: printed, and held against the targets of the project."""

from typing import Any

PAGES = {"article": "Artikel", "actueel": "Actueel", "search": "Zoeken"}
TARGETS = {"article": 0.6, "actueel": 0.6, "search": 0.5}
GROWTH = 1.3
AUTOSAVE_TARGET = 20
PDF_TARGET = 1.3
MEMBER_TARGET = 1.5
MIJN_TARGET = 12  # queries
EXPORT_TARGET = 60  # seconds
LOGIN_TARGET = 15  # ms beside argon2
LETTERS_TARGET, WORKERS_TARGET = 0.5, 1.6


def judge(plain: dict[str, Any], few: dict[str, Any], many: dict[str, Any] | None) -> bool:
    """``plain``: a plain Wagtail site; ``few`` and ``many``: ours with as many articles, and with many more."""
    holds = [judge_pages(plain, few, many), judge_member(few), judge_pdf(few), judge_reactions(few)]
    holds += [judge_login(few), judge_writing(few), judge_members(few["members"]), judge_export(few)]
    return all([*holds, judge_letters(few)])


def judge_pages(plain: dict[str, float], few: dict[str, float], many: dict[str, float] | None) -> bool:
    holds = True
    print(
        f"\n{'CPU ms a request, median':<26}{'Wagtail':>9}{'ours':>9}{'ratio':>8}{'≤':>6}{'many':>9}{'growth':>8}{'≤':>6}"
    )
    for name, label in PAGES.items():
        ratio = few[name] / plain[name]
        growth = many[name] / few[name] if many else 0.0
        ok = ratio <= TARGETS[name] and growth <= GROWTH
        holds &= ok
        print(
            f"{label:<26}{plain[name]:>9.1f}{few[name]:>9.1f}{ratio:>8.2f}{TARGETS[name]:>6}"
            f"{(many or few)[name]:>9.1f}{growth:>8.2f}{GROWTH:>6}  {'holds' if ok else 'DOES NOT HOLD'}"
        )
    return holds


def judge_member(figures: dict[str, float]) -> bool:
    ratio = figures["article_member"] / figures["article"]
    holds = ratio <= MEMBER_TARGET
    print(
        f"{'Artikel voor een lid':<26}{'':>9}{figures['article_member']:>9.1f}{ratio:>8.2f}{MEMBER_TARGET:>6}"
        f"  of a stranger's  {'holds' if holds else 'DOES NOT HOLD'}"
    )
    return holds


def judge_pdf(figures: dict[str, float]) -> bool:
    ratio = figures["pdf_ours"] / figures["pdf_bare"]
    print(
        f"\nPDF of three pages, ms by the clock: bare WeasyPrint {figures['pdf_bare']:.0f}, ours {figures['pdf_ours']:.0f},"
    )
    print(f"ratio {ratio:.2f} (≤ {PDF_TARGET}) {'holds' if ratio <= PDF_TARGET else 'DOES NOT HOLD'}; ", end="")
    print(f"a stored one is sent in {figures['pdf_stored']:.1f} ms of CPU")
    return ratio <= PDF_TARGET


def judge_reactions(figures: dict[str, float]) -> bool:
    lines = {
        "post": ("Een reactie plaatsen, CPU ms", 25), "verdict": ("Het oordeel, CPU ms", 2),
        "queue_queries": ("Te beoordelen openen, queries", 12),
    }  # fmt: skip
    print("\nWith 100,000 reactions, 5,000 waiting, 2,000 words on the lists:")
    for name, (label, target) in lines.items():
        verdict = "holds" if figures[name] <= target else "DOES NOT HOLD"
        print(f"{label:<34}{figures[name]:>9.1f}  (≤ {target}) {verdict}")
    print(f"{'Te beoordelen openen, CPU ms':<34}{figures['queue']:>9.1f}")
    return all(figures[name] <= target for name, (_, target) in lines.items())


def judge_login(figures: dict[str, float]) -> bool:
    holds = figures["login"] <= LOGIN_TARGET
    print(
        f"\nInloggen, CPU ms: argon2 {figures['argon2']:.1f}, de rest {figures['login']:.1f} (≤ {LOGIN_TARGET})",
        end="  ",
    )
    print("holds" if holds else "DOES NOT HOLD")
    return holds


def judge_writing(figures: dict[str, float]) -> bool:
    holds = figures["autosave"] <= AUTOSAVE_TARGET
    print(
        f"\nSaving as you type, CPU ms: {figures['autosave']:.1f} (≤ {AUTOSAVE_TARGET}) {'holds' if holds else 'DOES NOT HOLD'}"
    )
    return holds


def judge_members(rows: dict[str, list[float]]) -> bool:
    """Queries are fixed; the time is printed, to see what grows."""
    print(f"\n{'With 1,000 → 50,000 members':<28}{'queries':>14}{'CPU ms':>16}")
    print("and 280 → 14,000 pieces")
    holds = True
    for page, (few, many, quick, slow) in rows.items():
        ok = many <= few and (not page.startswith("Mijn") or many <= MIJN_TARGET)
        holds &= ok
        print(
            f"{page:<28}{few:>6.0f} → {many:>4.0f}{quick:>10.1f} → {slow:>5.1f}  {'holds' if ok else 'DOES NOT HOLD'}"
        )
    return holds


def judge_export(figures: dict[str, float]) -> bool:
    holds = figures["export"] <= EXPORT_TARGET
    print("\nA copy of everything of a member with 2,000 reactions, 200 pieces, 40 pictures and a video of 300 MB:")
    print(
        f"{figures['export']:.1f} s by the clock (≤ {EXPORT_TARGET}) {'holds' if holds else 'DOES NOT HOLD'};", end=" "
    )
    print(f"{figures['export_cpu']:.1f} s of CPU, {figures['export_memory']:.0f} MB more memory at most,", end=" ")
    print(f"{figures['export_size']:.0f} MB of copy")
    return holds


def judge_letters(figures: dict[str, float]) -> bool:
    bare, one, two = (figures[f"letters_{name}"] for name in ("bare", "one", "two"))
    lines = [
        (f"one worker {one:.0f}, {one / bare:.2f} of that", one / bare >= LETTERS_TARGET, f"≥ {LETTERS_TARGET}"),
        (f"two workers {two:.0f}, {two / one:.2f} times one", two / one >= WORKERS_TARGET, f"≥ {WORKERS_TARGET}"),
        (f"preparing a million: {figures['letters_prepare']:.1f} s", figures["letters_prepare"] <= 60, "≤ 60"),
        (f"memory of a worker then: {figures['letters_memory']:.0f} MB", figures["letters_memory"] <= 150, "≤ 150"),
    ]
    print(f"\nLetters a second, 20,000 to a local sink: a bare loop over smtplib {bare:.0f}")
    for said, ok, target in lines:
        print(f"  {said} ({target}) {'holds' if ok else 'DOES NOT HOLD'}")
    return all(ok for _, ok, _ in lines)
