import os
import signal
import sys
from collections.abc import Callable
from io import StringIO
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from gunicorn.app.base import BaseApplication

from rvggz import static_files
from rvggz.settings import env
from rvggz.supervisor import Stopped, Supervisor, answers, port_is_free
from rvggz.worker import work

HOST = "127.0.0.1"
OLDEST_POSTGRESQL = 15


class Command(BaseCommand):
    """The site on this machine, ready to look at: database, demo content, web server and worker."""

    help = "Start de site op deze computer, om te bekijken. Stop met Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        # Asked to stop while we prepare: leave by the door, so that the database is stopped too.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: sys.exit(1))
        port = env.port("PORT", 8000)
        if not port_is_free(HOST, port):
            raise CommandError(f"Poort {port} is al in gebruik. Kies een andere: make run PORT={port + 1}")
        check_database()
        migrate()
        if load_demo_into_empty():
            self.stdout.write("De demosite staat erin.")
        call_command("rebuild_entries", if_changed=True, stdout=StringIO())
        static_files.collect()
        self.run(port)

    def run(self, port: int) -> None:
        """Serve until someone stops us or a process ends by itself."""
        connection.close()  # a connection must not be shared with the processes that we fork
        supervisor, broken = Supervisor(), ""
        try:
            supervisor.start("webserver", serve, port)
            supervisor.start("worker", work)
            if answers(HOST, port, seconds=60):
                self.announce(f"http://{HOST}:{port}")
            broken = supervisor.wait()
        except Stopped:
            self.stdout.write("\nStopt …")
        finally:
            supervisor.stop()
        if broken:
            raise CommandError(f"De {broken} is gestopt; waarom staat hierboven.")

    def announce(self, address: str) -> None:
        lines = [f"De site:   {address}/", f"Beheer:    {address}/beheer/", f"E-mail:    {address}/demo/mail/"]
        for email, password in demo_accounts():
            lines.append(f"Inloggen:  {email}  wachtwoord: {password}")
        lines.append(f"Code:      {address}/demo/code/  (de tweede stap bij het inloggen)")
        self.stdout.write("\n" + "\n".join(f"  {line}" for line in lines) + "\n\n  Stoppen: Ctrl-C\n")
        self.stdout.flush()


def check_database() -> None:
    """Say in plain words that the database cannot be reached or is too old, without its password."""
    where = ":".join(str(connection.settings_dict[part]) for part in ("HOST", "PORT") if connection.settings_dict[part])
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise CommandError(f"Geen verbinding met de database op {where or 'deze computer'}: {error}") from None
    version = connection.pg_version // 10_000  # type: ignore[attr-defined]
    if version < OLDEST_POSTGRESQL:
        raise CommandError(f"De database is PostgreSQL {version}; nodig is {OLDEST_POSTGRESQL} of nieuwer.")


def migrate() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=1)


def load_demo_into_empty() -> bool:
    """Fill a site without content, also after a start that was stopped. One that has content is never touched."""
    if "load_demo" not in get_commands():
        return False
    from rvggz.demo import build

    if not build.is_empty():
        return False
    call_command("load_demo")
    return True


def demo_accounts() -> list[tuple[str, str]]:
    """Address and password of the accounts of the demo site, if this database has them."""
    if "load_demo" not in get_commands():
        return []
    from rvggz.demo.people import ACCOUNTS

    members = apps.get_model("participants", "Member").objects
    known = set(members.filter(email__in=[account.email for account in ACCOUNTS]).values_list("email", flat=True))
    connection.close()
    return [(account.email, account.password) for account in ACCOUNTS if account.email in known]


class Server(BaseApplication):
    """gunicorn with what it must know, without a configuration file."""

    def __init__(self, application: Callable[..., Any], **options: object) -> None:
        self.application, self.options = application, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        return self.application


def serve(port: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = settings.SETTINGS_MODULE
    from rvggz.wsgi import application

    Server(
        application,
        bind=f"{HOST}:{port}",
        workers=2,
        threads=4,
        graceful_timeout=5,
        timeout=60,
        loglevel="warning",
        control_socket_disable=True,
        worker_tmp_dir=None,
    ).run()
