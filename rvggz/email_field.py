"""Fields in which an address of mail has one spelling (email_address.py), by whatever door it comes in.

The field of a model brings every value to that spelling: what is saved, also in bulk and by ``update``, and what is
asked for (``email=``, ``email__in=``, ``email__iexact=``). The field of a form does the same before it judges.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.db.models.lookups import IExact

from rvggz.email_address import as_kept


class EmailFormField(forms.EmailField):
    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        return as_kept(typed) if typed else ""


class EmailField(models.EmailField[Any, Any]):
    """To migrations it is Django's."""

    def to_python(self, value: Any) -> Any:
        return _kept(super().to_python(value))

    def get_prep_value(self, value: Any) -> Any:
        return _kept(super().get_prep_value(value))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = _kept(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": EmailFormField, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _, args, options = super().deconstruct()
        return name, "django.db.models.EmailField", args, options


@EmailField.register_lookup
class SameAddress(IExact):
    """``email__iexact``: Django would leave what is asked for as it was typed."""

    prepare_rhs = True


def _kept(value: Any) -> Any:
    return as_kept(value) if isinstance(value, str) and value else value
