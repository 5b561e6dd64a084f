"""Asks whoever sits at the terminal. Without one nothing is asked: the command says what to do instead."""

import sys

from django.core.management.base import CommandError


def is_there() -> bool:
    return sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty()


def ask(question: str, *, instead: str, default: str = "") -> str:
    """What was typed. ``instead``: what to do where nobody can type, as under cron; raises CommandError with it."""
    if not is_there():
        raise CommandError(f"Er is geen terminal om iets te vragen. {instead}")
    try:
        return input(f"{question}{f' [{default}]' if default else ''}: ").strip() or default
    except (EOFError, KeyboardInterrupt):
        raise CommandError("Gestopt.") from None
