"""Keeps the table of entries in step with the pages. The only writer of Entry, FilterCount and Word."""

from django.db import models
from wagtail.models import Page


def write(page: Page) -> None:
    """Make the entry of a live page anew, or take it away when the public may not see the page."""


def forget(page: Page) -> None:
    """Take away the entry of a page."""


def write_below(page: Page) -> None:
    """Make the entries of a page and all below it anew: their addresses or restrictions changed."""


def write_users_of(thing: models.Model) -> None:
    """Make the entries of all pages that show this picture, document or page anew."""
