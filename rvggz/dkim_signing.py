"""Signs mail (DKIM, RFC 6376) for hosts whose mail server does not. Only when DKIM_KEY_FILE is set."""

from functools import lru_cache
from pathlib import Path

import dkim
from django.conf import settings

# What may not be changed or added on the way. Named once more than it is there: nobody adds a second one.
SIGNED = (b"From", b"To", b"Subject", b"Date", b"Message-ID", b"Reply-To", b"MIME-Version", b"Content-Type",
          b"List-Unsubscribe", b"List-Unsubscribe-Post", b"List-Id", b"Feedback-ID")  # fmt: skip
ONCE = (b"From", b"To", b"Subject", b"Date")


def signed(data: bytes) -> bytes:
    """The message with a signature before it; as it is when no key is set. Lines must end with CRLF."""
    if not settings.DKIM_KEY_FILE:
        return data
    signer = dkim.DKIM(data)
    there = {name.lower() for name, _ in signer.headers}
    signature: bytes = signer.sign(
        settings.DKIM_SELECTOR.encode(), settings.DKIM_DOMAIN.encode(), _key(settings.DKIM_KEY_FILE),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name for name in SIGNED if name.lower() in there] + list(ONCE),
    )  # fmt: skip
    return signature + data


@lru_cache(maxsize=2)
def _key(file: Path) -> bytes:
    return file.read_bytes()
