"""docs/beheer.md word for word: its lines are run on the PostgreSQL and Redis of Debian, from an empty database to a
site, and from a backup to that site again. With folders, ports and users of the test.
"""

import http.client
import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from tests import postbus
from tests.deploy import debian

ROOT = Path(__file__).resolve().parent.parent.parent
MANUAL = (ROOT / "docs" / "beheer.md").read_text()
SERVICE = (ROOT / "deploy" / "rvggz-web.service").read_text()
ADDRESSES = ("/", "/actueel/", "/praat-mee/", "/themas/", "/deelnemers/", "/nieuwsbrief/", "/huisregels/", "/privacy/",
             "/toegankelijkheid/", "/contact/", "/over-ons/", "/zoeken/", "/gezond/")  # fmt: skip
# What a test cannot do to the machine it runs on. Anything else of the manual is run.
OF_THE_MACHINE = (
    "apt-get install ",
    "useradd ",
    "python3 -m venv .venv",
    ".venv/bin/pip install ",
    "systemctl ",
    "nginx -t ",
)
ADMIN = "jij@example.org"
pytestmark = [
    pytest.mark.skipif(bool(debian.MISSING), reason=f"not here: {debian.MISSING} (make test installs it when it may)"),
    pytest.mark.timeout(900),  # a whole site is made anew, perhaps beside other work
]


def lines_of(heading):
    """The shell lines below a heading of the manual."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL)[1]
    blocks = re.findall(r"^```sh\n(.*?)^```", section, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.strip()]


class Machine:
    """A server of a host: what it has in /srv, /etc and /backup stands in a folder here."""

    def __init__(self, folder, sockets, redis, post):
        self.folder, self.sockets, self.redis, self.post = folder, sockets, redis, post
        self.srv, self.env_file, self.backup = folder / "srv", folder / "rvggz.env", folder / "backup"
        (folder / "etc").mkdir()
        self.bring_the_code()

    def bring_the_code(self):
        self.srv.mkdir()
        for path in ROOT.iterdir():
            if path.name not in {"var", ".git"}:
                (self.srv / path.name).symlink_to(path)

    def here(self, line):
        """A line of the manual with the folders and users of this machine."""
        for old, new in {
            "/srv/rvggz": self.srv, "/etc/rvggz.env": self.env_file, "/backup": self.backup,
            "/etc/systemd/system/": self.folder / "etc/", "/etc/nginx/sites-enabled/": f"{self.folder}/etc/",
            "install -d -o rvggz": "install -d", "runuser -u postgres -- ": "PGUSER=postgres ",
            "runuser -u rvggz -- ": "", "chown -R rvggz ": "ls ", "rvggz-2026-01-31": f"rvggz-{date.today():%F}",
        }.items():  # fmt: skip
            line = line.replace(old, str(new))
        return line

    def run(self, lines):
        """As one visit of the host: what one line sets, the next has."""
        ours = [self.here(line) for line in lines if not line.startswith(OF_THE_MACHINE)]
        path = f"{debian.BIN}:{os.environ['PATH']}"
        environment = {"PATH": path, "PGHOST": str(self.sockets), "HOME": str(self.folder), "LANG": "C.UTF-8"}
        done = subprocess.run(
            ["bash", "-euc", "\n".join(ours)], cwd=self.srv, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
        return done.stdout

    def fill_in(self):
        """What the host writes in the example of settings."""
        text = self.env_file.read_text()
        for name, value in {
            "SECRET_KEY": "abcdefghijklmnopqrstuvwxyz-0123456789-ABCDEFGHIJKLMNOP",
            "DATABASE_URL": f"postgresql://rvggz@/rvggz?host={self.sockets}",
            "CACHE_URL": f"redis://127.0.0.1:{self.redis}/0", "EMAIL_URL": f"smtp://127.0.0.1:{self.post.port}",
            "VAR_DIR": f"{self.srv}/var",
        }.items():  # fmt: skip
            text, found = re.subn(rf"^{name}=.*$", f"{name}={value}", text, flags=re.MULTILINE)
            assert found == 1, name
        self.env_file.write_text(text)

    def settings(self):
        """As systemd reads them: see systemd.exec(5), EnvironmentFile."""
        return {"PATH": os.environ["PATH"], **as_systemd_reads(self.env_file.read_text())}

    @contextmanager
    def serving(self):
        """The web service as its unit starts it; answers a function that gets an address."""
        port = debian.free_port()
        command = re.search(r"^ExecStart=(.*)$", SERVICE, re.MULTILINE)[1]
        command = command.replace("/srv/rvggz/.venv/bin/python", sys.executable).replace(":8000", f":{port}")
        command = command.replace("--workers 3", "--workers 1")
        with subprocess.Popen(shlex.split(command), cwd=self.srv, env=self.settings()) as process:
            debian.answers(port)
            try:
                yield lambda address: get(port, address)
            finally:
                process.terminate()

    def pages(self):
        with self.serving() as ask:
            return {address: ask(address) for address in ADDRESSES}


def get(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Host": "www.example.nl", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    assert answer.status == 200, (address, answer.status)
    # Signed anew for each answer: when a form was shown, and a sum to do.
    return re.sub(rb'(value|data-[\w-]+|href|integrity)="[^"]{25,}"', b"", answer.read())


def as_systemd_reads(text):
    """Lines of NAME=value; quotes around a whole value go; what stands behind a value belongs to it."""
    found = {}
    for line in text.splitlines():
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        name, _, value = line.partition("=")
        whole = re.fullmatch(r"""(["'])(.*)\1""", value.strip())
        found[name] = whole[2] if whole else value.strip()
    return found


def as_a_shell_reads(path, names):
    code = f"set -a; . {shlex.quote(str(path))}; set +a; env -0"
    done = subprocess.run(["bash", "-euc", code], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    known = dict(row.split("=", 1) for row in done.stdout.split("\0") if row)
    return {name: known.get(name) for name in names}


INSTALLING = lines_of("Installeren")
NIGHTLY, BACK = (
    lines_of("Back-up")[: lines_of("Back-up").index("install -m 600 /backup/rvggz.env /etc/rvggz.env")],
    lines_of("Back-up")[lines_of("Back-up").index("install -m 600 /backup/rvggz.env /etc/rvggz.env") :],
)
EXAMPLE = next(number for number, line in enumerate(INSTALLING) if "rvggz.env.example" in line)


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    """The manual followed up to a site, with one person and one file that only members may have."""
    box, server = postbus.open_postbus()
    box.port = server.port
    with debian.postgresql() as sockets, debian.redis() as port:
        machine = Machine(tmp_path_factory.mktemp("server"), sockets, port, box)
        machine.run(INSTALLING[: EXAMPLE + 1])
        machine.fill_in()
        machine.said = machine.run(["cd /srv/rvggz", *INSTALLING[EXAMPLE + 1 :]])
        for folder, name in (("media", "foto.jpg"), ("private", "brief.pdf"), ("dkim", "brief.pem")):
            (machine.srv / "var" / folder / name).write_text(name)
        yield machine
    server.stop()


def manage(machine, *arguments):
    return machine.run(["set -a; . /etc/rvggz.env; set +a", shlex.join([".venv/bin/python", "manage.py", *arguments])])


def destroy(machine):
    """A fire: of the server nothing is left. (But what collectstatic made: half a minute of work, proved above.)"""
    machine.run(["runuser -u postgres -- dropdb --force rvggz", "runuser -u postgres -- dropuser rvggz"])
    subprocess.run(["redis-cli", "-p", str(machine.redis), "set", "left", "behind"], check=True, capture_output=True)
    static = (machine.srv / "var" / "static").rename(machine.folder / "static")
    shutil.rmtree(machine.srv / "var")
    machine.env_file.unlink()
    (machine.srv / "var").mkdir()
    static.rename(machine.srv / "var" / "static")


def put_back(machine):
    """On an empty place: installed up to ``pip install``, then what stands at Back-up."""
    machine.run(INSTALLING[:EXAMPLE])
    machine.run([line for line in BACK if "collectstatic" not in line])


def test_the_manual_leads_from_an_empty_database_to_a_site(machine):
    pages = machine.pages()

    assert b"Radicale vernieuwing" in pages["/"]
    assert f"{ADMIN} krijgt een mail" in machine.said
    assert "https://www.example.nl/mijn/welkom/" in machine.post.text(machine.post.to(ADMIN)[0])


def test_only_root_reads_the_settings_and_the_backup(machine):
    machine.run(NIGHTLY)

    assert machine.env_file.stat().st_mode & 0o777 == 0o600
    for path in [machine.backup, *machine.backup.glob("*.dump"), machine.backup / "rvggz.env"]:
        assert path.stat().st_mode & 0o077 == 0, path.name
    for folder in ("private", "dkim"):
        assert (machine.srv / "var" / folder).stat().st_mode & 0o077 == 0


def test_a_backup_put_back_on_an_empty_place_is_the_same_site(machine):
    before, settings = machine.pages(), machine.settings()
    machine.run(NIGHTLY)
    destroy(machine)

    put_back(machine)

    assert machine.pages() == before
    assert machine.settings() == settings
    for folder, name in (("media", "foto.jpg"), ("private", "brief.pdf"), ("dkim", "brief.pem")):
        assert (machine.srv / "var" / folder / name).read_text() == name
    left = subprocess.run(["redis-cli", "-p", str(machine.redis), "get", "left"], capture_output=True, text=True)
    assert left.stdout.strip() == ""


def test_a_dump_of_an_older_version_becomes_the_site_of_today(machine):
    """Older: without the table that was made last, and without what lists and search read."""
    before = machine.pages()
    manage(machine, "migrate", "articles", "0004")
    machine.run(["runuser -u postgres -- psql -q -d rvggz -c 'TRUNCATE articles_entry CASCADE'"])
    machine.run(NIGHTLY)
    destroy(machine)

    put_back(machine)

    assert machine.pages() == before
    assert "[ ]" not in manage(machine, "showmigrations", "articles")


# Settings


def test_a_shell_and_systemd_read_the_same_in_the_example():
    path = ROOT / "deploy" / "rvggz.env.example"
    systemd = as_systemd_reads(path.read_text())

    assert as_a_shell_reads(path, systemd) == systemd
    assert systemd["EMAIL_FROM"] == "Radicale vernieuwing <post@example.nl>"
    assert systemd["VAR_DIR"] == "/srv/rvggz/var"


def test_so_do_they_with_all_that_stands_there_as_a_comment_and_in_the_manual(tmp_path):
    """A comment behind a value is part of it for systemd, and not for a shell."""
    example = (ROOT / "deploy" / "rvggz.env.example").read_text()
    whole = re.sub(r"^# (?=[A-Z_]+=)", "", example, flags=re.MULTILINE)
    blocks = re.findall(r"^```sh\n(.*?)^```", MANUAL, re.MULTILINE | re.DOTALL)
    whole += "\n".join(block for block in blocks if re.match(r"(#.*\n)*[A-Z_]+=\S*\n", block))
    (tmp_path / "env").write_text(whole)
    systemd = as_systemd_reads(whole)

    assert {"BOUNCE_MAILBOX_URL", "DKIM_SELECTOR", "MAIL_WEBHOOK_KEY", "MAIL_WEBHOOK_SECRET"} <= set(systemd)
    assert as_a_shell_reads(tmp_path / "env", systemd) == systemd
