"""Django's sessions in the database, written once where Django writes three times."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.utils.crypto import get_random_string


class SessionStore(db.SessionStore):
    """``SESSION_ENGINE`` of Django's settings; rows, model and tidying are Django's own.

    Django asks whether a new key is free, inserts an empty row, and updates it at the end of the request. Here a new
    session is inserted when it is saved, and the database refuses a key that somebody has (32 random signs).
    """

    is_new = False

    def create(self) -> None:
        self._session_key = get_random_string(32, VALID_KEY_CHARS)
        if not hasattr(self, "_session_cache"):
            self._session_cache: dict[str, object] = {}
        self.is_new = self.modified = True

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            self.create()
        super().save(must_create=must_create or self.is_new)
        self.is_new = False
