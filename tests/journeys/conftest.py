"""For all journeys."""

import pytest

from rvggz.checks import traps
from tests.journeys import hands


@pytest.fixture(autouse=True)
def _who_fills_in_a_form_here_is_quick(monkeypatch):
    """Nobody waits seconds so as not to be taken for a machine (tests of forms have those); the time still counts."""
    monkeypatch.setattr(traps, "FASTEST_SECONDS", hands.A_MOMENT / 1000 - 0.1)
