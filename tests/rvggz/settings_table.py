"""What each setting of README's table refuses, and what it takes."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
README = str(ROOT / "README.md")
NO_PORT = ("0", "65536", "70000", "-1", "80a", "\u00b2", "\u0663", "1" * 5000)
NO_NUMBER = ("-1", "1.5", "lang", "\u00b2", "\u0663", "1e3", "9" * 5000, "99999999999", "0x10", "1 0")
NO_BOOLEAN = ("misschien", "2", "\u00b9", "1 # een beetje", "jaja")
NO_HOST = ("a b", "a_b..nl", "-a.nl", "a.nl-", "\u2603.nl", "999.1.1.1", "1.2", f"{'a' * 64}.nl")
NEEDED_WITH = {
    "DKIM_KEY_FILE": {"DKIM_DOMAIN": "example.test", "DKIM_SELECTOR": "brief"},
    "DKIM_DOMAIN": {"DKIM_KEY_FILE": "KEY", "DKIM_SELECTOR": "brief"},
    "DKIM_SELECTOR": {"DKIM_KEY_FILE": "KEY", "DKIM_DOMAIN": "example.test"},
    "MAIL_WEBHOOK_SECRET": {"MAIL_WEBHOOKS": "postmark"},
    "MAIL_WEBHOOK_KEY": {"MAIL_WEBHOOKS": "mailgun", "MAIL_WEBHOOK_SECRET": "post:een-lang-en-geheim-woord"},
}


def listed():
    return set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE))


NONSENSE = [
    ("SECRET_KEY", "at least 50 characters", ["kort", "a" * 80]),
    ("DATABASE_URL", "must begin with postgresql://", ["mysql://x/y", "nonsense", "http://x", "/run/postgresql"]),
    ("DATABASE_URL", "host or port", [f"postgresql://u:p@db:{port}/x" for port in NO_PORT[1:]]),
    ("DATABASE_URL", "port", ["postgresql://db:0/x", "postgresql://db:/x", "postgresql:///x?host=/run&port=abc"]),
    ("DATABASE_URL", "name of a host", [f"postgresql://{host}/x" for host in NO_HOST if " " not in host]),
    ("DATABASE_URL", "without spaces", ["postgresql://db.example.test/een naam"]),
    ("DATABASE_URL", "sslmode", ["postgresql://db/x?sslmode=nonsense", "postgresql://db/x?sslmode=Require"]),
    ("DATABASE_URL", "does not know: slmode", ["postgresql://db/x?slmode=require"]),
    ("DATABASE_URL", "connect_timeout", ["postgresql://db/x?connect_timeout=lang"]),
    ("CACHE_URL", "must begin with redis://", ["memcached://x", "nonsense", "127.0.0.1:6379"]),
    ("CACHE_URL", "host or port", ["redis://x:port/0", "redis://x:70000/0", "redis://x:6379\u00b2/0"]),
    ("CACHE_URL", "must look like redis://", ["redis://", "redis:///0", "redis://x/nul", "redis://x/0/1", "unix://"]),
    ("CACHE_URL", "option", ["redis://x/0?db=nul", "redis://x/0?socket_timeout=lang"]),
    ("SITE_URL", "", [
        "http://www.example.test", "www.example.test", "https://", "https://www.example.test/pad", "https://x.test?a=1",
        "https://x.test/?", "https://x.test#deel", "https://jan@x.test", "https://jan:geheim@x.test", "https://x.test:poort",
        "https://x.test:70000", "https://x.test:0", "https://x.test:", "https://twee woorden.test", "https://x .test",
        "https://[::1", "https://-x.test", "https://x..test", "https:x.test", "https://x.test,https://y.test",
    ]),
    ("EMAIL_URL", "must", [
        "mail.example.test", "smtp://", "smtp://u:p@mail.example.test:poort", "smtp://mail.example.test:70000",
        "imaps://mail.example.test", "smtp://een server", "smtp://mail.example.test/pad", "smtp://u:ge#heim@mail.example.test",
        "smtp://u:ge/heim@mail.example.test", "smtp://u:p@mail..test",
    ]),
    ("EMAIL_FROM", "must look like Name <post@example.nl>", [
        "nonsense", "Radicale vernieuwing", "Radicale vernieuwing <post>", "<>", "a@b.test, c@d.test", "post@",
        "@example.test", "Ggz, nieuw <a@b.test>", "Radicale vernieuwing <post@example.test", "post@exa mple.test",
    ]),
    ("EMAIL_FROM", "a character that nobody sees", ["Ggz\u200b <a@b.test>", "Ggz\n <a@b.test>"]),
    ("DKIM_KEY_FILE", "must be a file that the site may read", ["/er/is/niets.pem", str(ROOT)]),
    ("DKIM_KEY_FILE", "private RSA key", [README, "EMPTY", "PUBLIC"]),
    ("DKIM_DOMAIN", "", ["", *NO_HOST, "https://example.test", "a@example.test"]),
    ("DKIM_SELECTOR", "", ["", "a b", "brief._domainkey.", "b\u00e9", "-", "brief/1"]),
    ("ERROR_MAIL", "must be an e-mail address", ["techniek", "Jan <jan@example.test>", "a@b.test, c@d.test", "jan@x"]),
    ("BOUNCE_ADDRESS", "must be an address", [
        "Bounces <b@example.test>", "bounces", "b+c@example.test", "b@x", "b@x.test b",
    ]),
    ("BOUNCE_MAILBOX_URL", "must", [
        "mail.example.test", "imaps://mail.example.test", "imaps://u:p@", "imaps://u:p@mail.test:poort",
        "imaps://u:p@mail.test:70000", "pop3s://u:p@een server", "imaps://u:p@mail.test/INBOX?x=1", "smtp://u:p@mail.test",
    ]),
    ("MAIL_WEBHOOKS", "must be one of", ["duifpost", "postmark,mailgun", "1"]),
    ("MAIL_WEBHOOK_SECRET", "", [
        "", "kort", "post:kort", ":een-lang-en-geheim-woord", "een-lang-en-geheim-woord-zonder-naam",
    ]),
    ("MAIL_WEBHOOK_KEY", "is not set", ["", " "]),
    ("ALLOWED_HOSTS", "names of hosts", [
        "https://x", "https://www.example.test", "x.test:443", "x.test/pad", "jan@x.test", ",", "*.x.test",
        *NO_HOST[1:],
    ]),
    ("TRUSTED_PROXIES", "must be a whole number", [*NO_NUMBER, "21", "ja"]),
    ("HSTS_SECONDS", "must be a whole number", NO_NUMBER),
    ("HSTS_SUBDOMAINS", "must be 1 or 0", NO_BOOLEAN),
    ("PDF_WHEN_PUBLISHED", "must be 1 or 0", NO_BOOLEAN),
    ("VAR_DIR", "must be a folder", [README, f"{README}/onder", "~niemandhier/var"]),
]  # fmt: skip

NONSENSE_OF_MAKE_RUN = [
    ("PORT", "must be a whole number", NO_PORT),
    ("DEBUG", "must be 1 or 0", NO_BOOLEAN),
    (
        "SITE_URL",
        "",
        ["www.example.test", "http://x.test/pad", "http://x.test:70000", "ftp://x.test", "http://jan@x.test"],
    ),
    ("DATABASE_URL", "", ["mysql://x/y", "postgresql://db:70000/x", "postgresql://db/x?sslmode=nonsense"]),
    ("VAR_DIR", "must be a folder", [README, f"{README}/onder"]),
    ("TRUSTED_PROXIES", "must be a whole number", ["\u00b2", "-1"]),
    ("EMAIL_FROM", "", []),
]

GOOD = [
    ("DATABASE_URL", [
        "postgresql://rvggz@/rvggz?host=/run/postgresql", "postgres://u:p%40@db:5432/n", "postgresql://%2Frun%2Fpostgresql/n",
        "postgresql://u:p@[2001:db8::1]:5432/n?sslmode=verify-full&connect_timeout=5", "postgresql://10.0.0.5/n",
        "postgresql://db_1/n", "postgresql:///n?host=/run/postgresql&port=5433",
    ]),
    ("CACHE_URL", [
        "redis://127.0.0.1:6379/0", "redis://127.0.0.1", "rediss://:geheim@cache.example.test:6380/15", "redis://redis_1:6379/1",
        "unix:///run/redis/redis.sock?db=1", "redis://[::1]:6379/0?socket_timeout=2.5",
    ]),
    ("SITE_URL", ["https://www.example.test", "https://www.example.test/", "https://x.test:8443", "https://b\u00fccher.example"]),
    ("EMAIL_URL", ["smtp://127.0.0.1", "smtps://u%40x.test:p%2F%23@mail.x.test:465", "smtp+tls://mail.x.test/", "smtp://[::1]:25"]),
    ("EMAIL_FROM", ["post@example.test", "Radicale vernieuwing <post@example.test>", '"Ggz, nieuw" <post@example.test>',
                    "Caf\u00e9 <post@b\u00fccher.example>"]),
    ("BOUNCE_MAILBOX_URL", ["imaps://b%40x.test:p@mail.x.test", "pop3://b@127.0.0.1:1110", "imaps://b:p@mail.x.test/INBOX/Retour"]),
    ("ERROR_MAIL", ["techniek@example.test", "Jan.van.der.Berg+storingen@example.test"]),
    ("BOUNCE_ADDRESS", ["bounces@example.test", "Bounces@Example.test"]),
    ("ALLOWED_HOSTS", ["www.example.test", "a.test, b.test .c.test", "10.0.0.5,[::1]", "*", "web_1"]),
    ("TRUSTED_PROXIES", ["0", "1", "2", " 1 "]),
    ("HSTS_SECONDS", ["0", "300", "63072000"]),
    ("HSTS_SUBDOMAINS", ["0", "1", "nee", "JA", "true"]),
    ("PDF_WHEN_PUBLISHED", ["0", "on"]),
    ("VAR_DIR", ["/srv/er/is/nog/niets", "~/rvggz-var", "var"]),
    ("DKIM_KEY_FILE", ["KEY"]),
]  # fmt: skip
