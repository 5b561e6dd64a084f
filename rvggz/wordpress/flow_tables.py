"""Tables: with header cells and rows of one length; a table that only made a layout is taken apart."""

from bs4 import BeautifulSoup, Tag

from .flow import Flow, attribute, text_of
from .flow_text import inline
from .html import words_of
from .story import Story

SHORT = 120  # letters of HTML: more is not said again in every row


def table(flow: Flow, node: Tag, caption: str) -> None:
    words = node.find("caption")
    if isinstance(words, Tag):
        caption = caption or text_of(words)
        words.extract()
    rows = [row for row in node.find_all("tr") if row.find_parent("table") is node]
    grid = [[cell for cell in row.find_all(["td", "th"]) if cell.find_parent("tr") is row] for row in rows]
    grid = [row for row in grid if row]
    if max((len(row) for row in grid), default=0) < 2 or node.find("table"):
        flow.children(node)
        flow.end()
        return
    lifted: list[Tag] = []
    cells = _even(_grid(grid, [[inline(flow, each, lifted) for each in row] for row in grid]))
    has_head = _is_head(grid[0], rows[0])
    headings = [_plain(cell) for cell in cells[0]] if has_head else [""] * len(cells[0])
    if not has_head:
        flow.around.note("tabel zonder kopregel: geef de kolommen een naam")
    first = grid[1:] if has_head and len(grid) > 1 else grid
    row_headings = all(row[0].name == "th" or attribute(row[0], "scope").startswith("row") for row in first)
    flow.story.table(caption or _title(flow.story), headings, cells[1:] if has_head else cells, row_headings)
    for each in lifted:
        flow.tag(each)
        flow.end()


def _grid(rows: list[list[Tag]], texts: list[list[str]]) -> list[list[str]]:
    """Every cell in its own column. One over more columns leaves empty ones beside it; one over more rows is said in
    each, for a row is read by itself.
    """
    taken: list[dict[int, str]] = [{} for _ in rows]
    for number, (row, words) in enumerate(zip(rows, texts, strict=True)):
        column = 0
        for cell, text in zip(row, words, strict=True):
            while column in taken[number]:
                column += 1
            down, across = _span(cell, "rowspan", len(rows) - number), _span(cell, "colspan", 20)
            for rows_down, below in enumerate(taken[number : number + down]):
                said = text if not rows_down or len(text) <= SHORT else ""
                below.update({column + beside: "" if beside else said for beside in range(across)})
            column += across
    return [[row.get(column, "") for column in range(max(row, default=0) + 1)] for row in taken]


def _span(cell: Tag, name: str, most: int) -> int:
    """0 rows means: all that are left."""
    value = attribute(cell, name)
    if not value.isdecimal() or len(value) > 5:
        return 1
    return max(1, min(int(value) or (most if name == "rowspan" else 1), most))


def _even(rows: list[list[str]]) -> list[list[str]]:
    width = max(len(row) for row in rows)
    return [[f"<p>{cell}</p>" if cell else "" for cell in row] + [""] * (width - len(row)) for row in rows]


def _is_head(cells: list[Tag], row: Tag) -> bool:
    if row.find_parent("thead") or all(cell.name == "th" for cell in cells):
        return True
    filled = [cell for cell in cells if text_of(cell)]
    return bool(filled) and all(
        text_of(cell) == " ".join(text_of(each) for each in cell.find_all(["strong", "b"])) for cell in filled
    )


def _plain(html: str) -> str:
    return words_of(BeautifulSoup(html, "html.parser"))


def _title(story: Story) -> str:
    """The heading right above it says what a table is about."""
    last = story.blocks[-1] if story.blocks else None
    return str(last["value"]["text"]) if last and last["type"] == "heading" else "Tabel"
