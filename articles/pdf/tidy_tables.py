"""Tables as PDF/UA wants them: every row as long as the others, every header cell with its scope (7.2, 7.5)."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import html
from lxml.html import HtmlElement

WIDEST = 40
Grid = list[dict[int, HtmlElement]]


def mend_tables(root: HtmlElement) -> None:
    for table in list(root.iter("table")):
        rows = list(own_rows(table))
        if not any(len(row) for row in rows):
            table.drop_tree()
            continue
        fill(rows)
        for number, row in enumerate(rows):
            in_head = number == 0 or row.getparent().tag == "thead"
            for cell in row.iterchildren("th"):
                if cell.get("scope") not in {"col", "row"}:
                    cell.set("scope", "col" if in_head else "row")


def own_rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of this table, not those of a table in one of its cells."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from part.iterchildren("tr")


def fill(rows: list[HtmlElement]) -> None:
    """One cell a place: a header that spans several places is said at each, a spanning cell leaves the others empty."""
    grid: Grid = [{} for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for cell in list(row.iterchildren("th", "td")):
            while column in grid[number]:
                column += 1
            place(grid, number, column, cell)
    width = max(max(places, default=0) for places in grid) + 1
    for row, places in zip(rows, grid, strict=True):
        row[:] = [places.get(column, html.Element("td")) for column in range(width)]


def place(grid: Grid, number: int, column: int, cell: HtmlElement) -> None:
    down, across = span(cell, "rowspan", len(grid) - number), span(cell, "colspan", WIDEST)
    for row in range(number, number + down):
        for place_across in range(column, column + across):
            first = (row, place_across) == (number, column)
            grid[row].setdefault(place_across, cell if first else copy_of(cell))


def copy_of(cell: HtmlElement) -> HtmlElement:
    return deepcopy(cell) if cell.tag == "th" else html.Element("td")


def span(cell: HtmlElement, name: str, most: int) -> int:
    value = cell.attrib.pop(name, "1")
    return max(1, min(int(value), most)) if value.isdecimal() and len(value) < 6 else 1
