"""Tables: with header cells and rows of one length; a table that only made a layout is taken apart."""

from bs4 import Tag

from .flow import Flow, attribute, text_of
from .flow_text import inline
from .story import Story


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
    cells = _even([[cell for each in row for cell in _spread(each, inline(flow, each, lifted))] for row in grid])
    has_head = _is_head(grid[0], rows[0])
    headings = [_plain(cell) for cell in cells[0]] if has_head else [""] * len(cells[0])
    if not has_head:
        flow.around.note("tabel zonder kopregel: geef de kolommen een naam")
    first = grid[1:] if has_head and len(grid) > 1 else grid
    row_headings = all(row[0].name == "th" for row in first)
    flow.story.table(caption or _title(flow.story), headings, cells[1:] if has_head else cells, row_headings)
    for each in lifted:
        flow.tag(each)
        flow.end()


def _spread(cell: Tag, html: str) -> list[str]:
    """A cell over more columns leaves empty ones beside it."""
    span = attribute(cell, "colspan")
    return [html] + [""] * (min(int(span), 20) - 1 if span.isdigit() and int(span) > 1 else 0)


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
    from .html import words

    return words(html)


def _title(story: Story) -> str:
    """The heading right above it says what a table is about."""
    last = story.blocks[-1] if story.blocks else None
    return str(last["value"]["text"]) if last and last["type"] == "heading" else "Tabel"
