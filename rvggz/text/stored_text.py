"""Every text of every row is tidied before it is stored, whichever door it came by: forms, imports, commands, the API.

Pages do it when they are checked, so that a title of nothing to see is no title; all else when it is saved.
"""

from typing import Any

from django.db import models
from wagtail.fields import StreamField

from rvggz.text import invisible

# Whose rows hold what people type. (Sessions, tasks and codes are none of that.)
APPS = {
    "articles", "participants", "comments", "newsletter", "rvggz", "auth",
    "wagtailcore", "wagtailimages", "wagtaildocs", "wagtailredirects",
}  # fmt: skip


def tidy(row: models.Model) -> None:
    """Texts of one line, of many, rich ones and streams of blocks. What was not read of the row is left alone."""
    for field in row._meta.concrete_fields:
        value = row.__dict__.get(field.attname)
        if isinstance(field, StreamField):
            _tidy_stream(row, field)
        elif isinstance(value, str) and isinstance(field, (models.CharField, models.TextField)):
            one_line = isinstance(field, models.CharField)
            tidied = (invisible.tidy_line if one_line else invisible.tidy)(value)
            if tidied != value:
                setattr(row, field.attname, tidied)


def _tidy_stream(row: models.Model, field: StreamField) -> None:
    value = row.__dict__.get(field.attname)
    if value is None:
        return
    stored = field.stream_block.get_prep_value(value) if not isinstance(value, str) else value
    tidied = invisible.tidy_within(stored)
    if tidied != stored:
        setattr(row, field.attname, field.stream_block.to_python(tidied))


def before_save(sender: type[models.Model], instance: models.Model, **more: Any) -> None:
    """Receiver of ``pre_save``, of all models."""
    if sender._meta.app_label in APPS:
        tidy(instance)
