"""Told to whoever wants to know, without knowing them."""

from django.dispatch import Signal

waits = Signal()  # piece: it waits for the editors from now on
