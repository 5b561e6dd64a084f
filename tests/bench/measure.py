"""The CPU time of one request: our process and the database's, through the WSGI door, without a network."""

import statistics
import time
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

WARM_UP = 12


def database_cpu() -> float:
    """Seconds of CPU that the backend of our connection has used."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


class Door:
    """Asks a Django application for pages as a server would."""

    def __init__(self, cookies: str = "") -> None:
        self.application, self.cookies = WSGIHandler(), cookies

    def get(self, path: str) -> bytes:
        path, _, query = path.partition("?")
        return self._ask({"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}, "200")

    def post(
        self, path: str, form: bytes, expected: str = "302", leads_to: str = "", address: str = "127.0.0.1"
    ) -> bytes:
        """Send a form as a page of ours does, from ``address``; it must lead on (``leads_to``), or answer as
        ``expected``.
        """
        sent = {
            "REQUEST_METHOD": "POST", "PATH_INFO": path, "wsgi.input": BytesIO(form), "CONTENT_LENGTH": str(len(form)),
            "CONTENT_TYPE": "application/x-www-form-urlencoded", "HTTP_SEC_FETCH_SITE": "same-origin",
            "REMOTE_ADDR": address,
        }  # fmt: skip
        return self._ask(sent, expected, leads_to)

    def _ask(self, asked: dict[str, object], expected: str, leads_to: str = "") -> bytes:
        environ = {
            "QUERY_STRING": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1", "HTTP_HOST": "localhost",
            "wsgi.input": BytesIO(), "wsgi.url_scheme": "http", "wsgi.errors": BytesIO(), **asked,
        }  # fmt: skip
        if self.cookies:
            environ["HTTP_COOKIE"] = self.cookies
        started: list[tuple[str, dict[str, str]]] = []
        response = self.application(environ, lambda line, headers: started.append((line, dict(headers))))
        body = b"".join(response)
        response.close()
        status, headers = started[0]
        if not status.startswith(expected) or (leads_to and headers["Location"] != leads_to):
            raise RuntimeError(f"{asked['PATH_INFO']} answers {status}")
        return body


def milliseconds(paths: Iterable[str], rounds: int, cookies: str = "") -> float:
    """Median CPU milliseconds a request over ``rounds`` requests, taking the paths in turn."""
    door, paths = Door(cookies), list(paths)
    for path in (paths * WARM_UP)[: max(WARM_UP, len(paths))]:
        door.get(path)
    figures = []
    for number in range(rounds):
        database, own = database_cpu(), time.process_time()
        door.get(paths[number % len(paths)])
        own = time.process_time() - own
        figures.append((own + database_cpu() - database) * 1000)
    return statistics.median(figures)
