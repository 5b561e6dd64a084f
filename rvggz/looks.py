"""What the pages look like now, as a fingerprint: kept and rendered HTML of another look is out of date."""

import hashlib
from functools import lru_cache

from django.conf import settings

FOLDERS = ("templates", "static/css", "static/js")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Sixteen letters that change when a template, a style or a script does. Worked out once a process."""
    found = hashlib.blake2b(settings.WAGTAILADMIN_BASE_URL.encode(), digest_size=8)
    for folder in FOLDERS:
        for path in sorted((settings.BASE_DIR / folder).rglob("*.*")):
            found.update(str(path.relative_to(settings.BASE_DIR)).encode())
            found.update(path.read_bytes())
    return found.hexdigest()
