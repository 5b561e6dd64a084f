"""A host hears whether mail is set up right, in words that say what to do, and never with a secret in them."""

import socket
import ssl
import subprocess

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.core.management import CommandError, call_command

from rvggz import mail_health, mail_records, spf
from rvggz.mail_records import Mark, NoAnswerError
from tests import dkim_key
from tests.postbus import Postbus
from tests.rude_server import Rude

DNS = {
    ("voorbeeld.example", "MX"): ["10 mx.voorbeeld.example."],
    ("voorbeeld.example", "TXT"): ["google-site-verification=x", "v=spf1 include:_spf.bedrijf.example mx -all"],
    ("_spf.bedrijf.example", "TXT"): ["v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 ~all"],
    ("mx.voorbeeld.example", "A"): ["198.51.100.7"],
    ("_dmarc.voorbeeld.example", "TXT"): ["v=DMARC1; p=quarantine; rua=mailto:post@voorbeeld.example"],
    ("smtp.bedrijf.example", "A"): ["192.0.2.25"],
}


@pytest.fixture
def dns(settings):
    """What the DNS says; a test changes it."""
    settings.DEFAULT_FROM_EMAIL = "Radicale vernieuwing <post@voorbeeld.example>"
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "smtp.bedrijf.example"
    records = dict(DNS)
    records["look"] = lambda name, kind: records.get((name, kind), [])
    return records


def said(check):
    return [(finding.mark, finding.text) for finding in check]


def marks(check):
    return [finding.mark for finding in check]


def test_records_that_are_right_are_called_good(dns):
    look = dns["look"]

    assert marks(mail_records.receives("voorbeeld.example", look)) == [Mark.GOOD]
    assert marks(mail_records.may_send("voorbeeld.example", look)) == [Mark.GOOD]
    assert marks(mail_records.says_what_to_do("voorbeeld.example", look)) == [Mark.GOOD]
    assert marks(mail_records.says_what_to_do("brief.voorbeeld.example", look)) == [Mark.GOOD]
    assert marks(mail_records.belongs_together("voorbeeld.example", "voorbeeld.example", look)) == []


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ([], "geen SPF-record"),
        (["v=spf1 -all", "v=spf1 mx -all"], "meer dan één SPF-record"),
        (["v=spf1 include:_spf.bedrijf.example +all"], "eindigt niet op -all"),
        (["v=spf1 " + "a:mx.voorbeeld.example " * 11 + "-all"], "vragen aan de DNS"),
        (["v=spf1 mx -all"], "staat niet in het record"),
    ],
)
def test_an_spf_record_that_is_wrong_is_named(dns, record, words):
    dns["voorbeeld.example", "TXT"] = record

    assert words in str(said(mail_records.may_send("voorbeeld.example", dns["look"])))


def test_spf_that_includes_itself_comes_to_an_end(dns):
    dns["rond.example", "TXT"] = ["v=spf1 include:rond.example redirect=rond.example"]

    assert spf.read("rond.example", dns["look"]).questions > spf.MOST


def test_no_dmarc_and_dmarc_that_only_looks_on(dns):
    dns["_dmarc.voorbeeld.example", "TXT"] = ["v=DMARC1; p=none"]
    assert marks(mail_records.says_what_to_do("voorbeeld.example", dns["look"])) == [Mark.NOTE]

    dns["_dmarc.voorbeeld.example", "TXT"] = []
    assert marks(mail_records.says_what_to_do("voorbeeld.example", dns["look"])) == [Mark.WRONG]


def test_a_key_in_the_dns_that_is_not_ours_is_found(dns, settings, tmp_path):
    public = {name: [dkim_key.make(tmp_path / name)] for name in ("ours", "other")}
    settings.DKIM_DOMAIN, settings.DKIM_SELECTOR = "voorbeeld.example", "brief"
    where = ("brief._domainkey.voorbeeld.example", "TXT")

    settings.DKIM_KEY_FILE = tmp_path / "ours"
    assert "geen TXT-record" in str(said(mail_records.signs("voorbeeld.example", dns["look"])))
    dns[where] = public["other"]
    assert "hoort niet bij" in str(said(mail_records.signs("voorbeeld.example", dns["look"])))
    dns[where] = public["ours"]
    assert marks(mail_records.signs("voorbeeld.example", dns["look"])) == [Mark.GOOD]
    assert "is niet het domein" in str(said(mail_records.signs("anders.example", dns["look"])))
    settings.DKIM_KEY_FILE = tmp_path / "leeg"
    settings.DKIM_KEY_FILE.write_text("geheim")
    found = str(said(mail_records.signs("voorbeeld.example", dns["look"])))
    assert "geen sleutel" in found
    assert "geheim" not in found


def test_a_dns_that_is_silent_is_no_verdict(dns, settings):
    def silent(name, kind):
        raise NoAnswerError(name)

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert set(marks(mail_health.findings(silent))) == {Mark.NOTE}


def test_an_address_of_a_free_provider_is_refused(dns, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = "ons.clubje@gmail.com"

    assert said(mail_health.findings(dns["look"]))[-1][0] == Mark.WRONG


def test_a_mail_server_that_lets_us_in_is_good_and_gets_no_mail(postbus):
    assert marks(mail_health.server()) == [Mark.GOOD]
    assert postbus.letters == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"EMAIL_PORT": 9}, "daar luistert niets"),
        ({"EMAIL_USE_TLS": True}, "geen STARTTLS"),
        ({"EMAIL_USE_SSL": True}, "poort 465 hoort bij smtps"),
        ({"EMAIL_HOST_USER": "brief", "EMAIL_HOST_PASSWORD": "heel geheim"}, "geen inloggen"),
        ({"EMAIL_HOST": "er-is-niets.invalid"}, "die naam bestaat niet"),
    ],
)
def test_each_mistake_in_the_settings_has_words_of_its_own(postbus, settings, changes, words):
    settings.EMAIL_TIMEOUT = 5
    for name, value in changes.items():
        setattr(settings, name, value)

    (found,) = mail_health.server()

    assert found.mark == Mark.WRONG
    assert words.lower() in found.text.lower()
    assert "geheim" not in found.text


@pytest.fixture
def strict(settings, tmp_path):
    """A mail server that wants STARTTLS and a password; its certificate is its own."""
    key, certificate = tmp_path / "key", tmp_path / "cert"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1",
               "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]

    def let_in(server, session, envelope, mechanism, data):
        return AuthResult(success=data.password == b"heel geheim", handled=False)

    more = {"tls_context": tls, "require_starttls": True, "auth_required": True, "authenticator": let_in}
    server = Controller(Postbus(), hostname="127.0.0.1", port=port, **more)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "localhost", port, True
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "brief", "heel geheim"
    yield certificate
    server.stop()


def test_a_certificate_that_nobody_vouches_for_is_named(strict):
    assert "het certificaat klopt niet" in str(said(mail_health.server()))


def test_with_tls_and_the_right_password_all_is_good(strict, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(strict))

    assert marks(mail_health.server()) == [Mark.GOOD]


def test_a_wrong_password_is_named_and_not_shown(strict, monkeypatch, settings):
    monkeypatch.setenv("SSL_CERT_FILE", str(strict))
    settings.EMAIL_HOST_PASSWORD = "een ander geheim"

    found = str(said(mail_health.server()))

    assert "naam of wachtwoord in EMAIL_URL klopt niet" in found
    assert "geheim" not in found


def test_a_server_that_hangs_up_is_no_crash(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", Rude("EHLO").port

    assert marks(mail_health.server()) == [Mark.WRONG]


def test_the_dns_is_really_asked(monkeypatch):
    """Against a DNS server of our own, that answers nothing."""
    import dns.resolver

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as deaf:
        deaf.bind(("127.0.0.1", 0))
        resolver = dns.resolver.Resolver(configure=False)
        resolver.nameservers, resolver.port = ["127.0.0.1"], deaf.getsockname()[1]
        monkeypatch.setattr(dns.resolver, "default_resolver", resolver)
        monkeypatch.setattr(mail_records, "DNS_SECONDS", 0.3)

        with pytest.raises(NoAnswerError):
            mail_records.look_up("voorbeeld.example", "TXT")


@pytest.mark.django_db
def test_the_command_says_it_all_and_fails_when_something_is_wrong(settings, capsys, monkeypatch):
    settings.DEFAULT_FROM_EMAIL = "post@gmail.com"
    settings.MAIL_WEBHOOKS, settings.BOUNCE_MAILBOX = "", {
        "kind": "imap", "encrypted": False, "host": "127.0.0.1", "port": 9, "user": "x", "password": "heel geheim",
        "folder": "INBOX",
    }  # fmt: skip

    with pytest.raises(CommandError, match="te verbeteren"):
        call_command("check_mail")

    out = capsys.readouterr().out
    assert "let op  Deze opstelling" in out
    assert "fout    De postbus op 127.0.0.1:9 gaat niet open" in out
    assert "geheim" not in out


def test_a_test_mail_is_sent_at_once(postbus, capsys, settings):
    settings.DEFAULT_FROM_EMAIL = "Radicale vernieuwing <post@voorbeeld.example>"

    call_command("send_test_mail", "sam@elders.example")

    assert postbus.letters[0]["To"] == "sam@elders.example"
    assert postbus.senders == ["post@voorbeeld.example"]
    assert "nam het bericht aan" in capsys.readouterr().out


def test_what_the_mail_server_says_of_it_is_told(postbus):
    postbus.refused = "sam@elders.example"

    with pytest.raises(CommandError, match="weigert het: 550 Dit adres is er niet"):
        call_command("send_test_mail", "sam@elders.example")
    with pytest.raises(CommandError, match="geen e-mailadres"):
        call_command("send_test_mail", "sam@elders.example\nBcc: x@x.example")
