import io

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings


@pytest.fixture(scope="package")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """What ``manage.py load_demo`` said; loaded once for this folder, and rolled back. With pictures of a fifth."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), media, transaction.atomic():
        out = io.StringIO()
        call_command("load_demo", picture_width=300, stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)
