"""What the pages look like now, as a fingerprint: kept and rendered HTML of another look is out of date.

And how words are made of texts: what search looked in before is out of date too when that changed.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FOLDERS = ("templates", "static/css", "static/js")
MAKERS_OF_WORDS = ("articles/search_words.py", "articles/vectors.py", "rvggz/text/folding.py")


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Sixteen letters that change when a template, a style or a script does. Worked out once a process."""
    found = hashlib.blake2b(settings.WAGTAILADMIN_BASE_URL.encode(), digest_size=8)
    for path in _files():
        found.update(str(path.relative_to(settings.BASE_DIR)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _files() -> list[Path]:
    folders = [sorted((settings.BASE_DIR / folder).rglob("*.*")) for folder in FOLDERS]
    return [*(path for folder in folders for path in folder), *(settings.BASE_DIR / name for name in MAKERS_OF_WORDS)]
