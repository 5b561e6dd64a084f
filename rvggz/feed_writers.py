"""Atom and RSS that no row can break: what XML does not know is left out while it is written."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed

from rvggz.text.invisible import for_xml


class _OnlyXml:
    feed: dict[str, Any]
    items: list[dict[str, Any]]

    def write(self, outfile: Any, encoding: str) -> None:
        self.feed, self.items = for_xml(self.feed), for_xml(self.items)
        super().write(outfile, encoding)  # type: ignore[misc]


class AtomFeed(_OnlyXml, Atom1Feed):
    pass


class RssFeed(_OnlyXml, Rss201rev2Feed):
    pass
