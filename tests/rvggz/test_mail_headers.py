"""Every header of every mail is ASCII on the line to the server, and says there what it said here."""

import re
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from random import Random

import pytest
from django.test import override_settings

from newsletter import working
from newsletter.models import Sending
from rvggz import handover, outbox
from rvggz.mail import Mail
from rvggz.mail_headers import mailbox_header, text_header
from tests.newsletter import sendings

WORDS = [
    "Cliënten", "in", "café", "De", "Linde",
    "“Zoë”", "ervaringsdeskundigheid", "één", "10", "50%", "…", "’s-Hertogenbosch",
    "🎉🎉🎉", "naar", "Herstel", "vriëndschap:", "ß", "e\u0301e\u0301n", "👩‍👩‍👧", "=?utf-8?q?nep?=",
    "a=b_c?", '"Jan', "O'Neill",
    "(wel)", "<b>", "nieuwe", "a" * 70, "é" * 40, "日本語", "مرحبا", "x", ",", ";", "@", "\\",
]  # fmt: skip
BETWEEN = [" ", " ", " ", " ", "  ", "\u00a0", " - ", "\u200b", ""]


def subjects(number=300):
    dice = Random(13)  # noqa: S311 - no secret
    yield from WORDS
    for _ in range(number):
        text = "".join(dice.choice(WORDS) + dice.choice(BETWEEN) for _ in range(dice.randint(1, 14)))
        yield text.strip(" \u00a0")[:200].strip(" \u00a0")


def head_of(raw):
    return raw.partition(b"\r\n\r\n")[0]


def read(raw, name):
    """What two independent readers of the library make of a header."""
    return {read_old(raw, name), str(message_from_bytes(raw, policy=policy.default)[name])}


def read_old(raw, name):
    return re.sub(r"\r?\n(?=[ \t])", "", str(make_header(decode_header(message_from_bytes(raw)[name]))))


def assert_folded(raw):
    head = head_of(raw)
    assert head.isascii()
    for line in head.split(b"\r\n"):
        assert line.strip()
        assert len(line) <= (76 if b"=?utf-8?" in line else 78)
    for word in re.findall(rb"=\?utf-8\?[bq]\?[^?]*\?=", head):
        assert len(word) <= 75
        decode_header(word.decode())[0][0].decode()  # whole characters in each


def mailbox(raw, name):
    """Name and address, by the RFC: Python 3.11 leaves a space between two encoded words of a name."""
    shown, _, address = message_from_bytes(raw)[name].rpartition(" <")
    if shown.startswith('"'):
        return re.sub(r"\\(.)", r"\1", shown[1:-1]), address.rstrip(">")
    return str(make_header(decode_header(shown))), address.rstrip(">")


def through(line, mail, box):
    answer = line.hand_over("post@voorbeeld.example", "sam@example.test", mail.as_bytes())
    assert answer.outcome == handover.Outcome.SENT
    return box.raw[-1]


def test_hundreds_of_subjects_arrive_as_they_were_written(postbus):
    line = handover.Line()

    for subject in subjects():
        raw = through(line, Mail(subject, "Dag", to=["sam@example.test"]), postbus)
        assert_folded(raw)
        assert read(raw, "Subject") == {subject}
    line.close()


@pytest.mark.django_db
@override_settings(
    WAGTAIL_SITE_NAME="Cliënten, naasten & “vrienden” van café De Linde in ’s-Hertogenbosch 🎉 en wijde omgeving",
    DEFAULT_FROM_EMAIL="post@müller.example",
)
def test_a_newsletter_leaves_with_ascii_in_every_header(tree, anna, postbus, settings):
    subject = "“Zoë” ervaringsdeskundigheid één 10 50% … ’s-Hertogenbosch 🎉🎉🎉 naar Herstel vriëndschap: ß"
    sending = sendings.on_its_way(tree, anna, 1)
    Sending.objects.update(subject=subject)

    working.run(sending.pk)

    raw = postbus.raw[0]
    assert head_of(raw).isascii()
    assert read(raw, "Subject") == {subject}
    assert mailbox(raw, "From") == (settings.WAGTAIL_SITE_NAME, "post@xn--mller-kva.example")
    assert read(raw, "Reply-To") == {"post@xn--mller-kva.example"}
    assert str(make_header(decode_header(message_from_bytes(raw)["List-Id"]))).startswith(settings.WAGTAIL_SITE_NAME)
    for line in head_of(raw).split(b"\r\n"):
        assert len(line) <= 76 or b"=?" not in line


@pytest.mark.django_db
@override_settings(DEFAULT_FROM_EMAIL='"Café “De Linde”, ’s-Hertogenbosch 🎉" <post@voorbeeld.example>')
def test_so_does_any_other_mail_of_the_site(postbus):
    title = "Cliënten in café De Linde: één verhaal"
    outbox.put("membership_asked", "sam@example.test", {"organisation": title, "name": title, "member": title}, key="a")

    outbox.send_due()

    raw = postbus.raw[0]
    assert_folded(raw)
    assert all(title in subject for subject in read(raw, "Subject"))
    assert mailbox(raw, "From") == ("Café “De Linde”, ’s-Hertogenbosch 🎉", "post@voorbeeld.example")


def test_names_and_files_arrive_as_they_were_written(postbus):
    line = handover.Line()
    for name in subjects(100):
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        mail = Mail("Dag", "Dag", to=["sam@example.test"], reply_to=[f'"{quoted}" <zoe@example.test>'])
        mail.attach("Verslag café één 🎉.txt", "Dag", "text/plain")

        raw = through(line, mail, postbus)

        assert head_of(raw).isascii()
        assert mailbox(raw, "Reply-To") == (name, "zoe@example.test")
        assert raw.isascii() or b"filename" in raw
        parts = list(message_from_bytes(raw, policy=policy.default).iter_attachments())
        assert [part.get_filename() for part in parts] == ["Verslag café één 🎉.txt"]
    line.close()


@pytest.mark.parametrize(
    "bad", ["\r", "\n", "\r\nBcc: x@example.test", "\n ", "\0", "\v", "\x85", "\u2028", "\u2029", "\udc80"]
)
def test_a_line_break_in_a_header_is_refused(bad):
    for make in (
        lambda text: text_header("Subject", text),
        lambda text: mailbox_header("From", text, "sam@example.test"),
        lambda text: mailbox_header("From", "Sam", f"sam{text}@example.test"),
        lambda text: Mail(text, "Dag", to=["sam@example.test"]).as_bytes(),
    ):
        with pytest.raises(ValueError):
            make(f"Dag{bad}allen")


def test_what_is_kept_in_files_or_given_to_a_mail_company_is_the_same_message(settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "rvggz.demo.mail.EmlFileBackend", str(tmp_path)
    subject = next(each for each in subjects() if len(each) > 150)

    handover.Line().hand_over(
        "a@example.test", "sam@example.test", Mail(subject, "Dag", to=["sam@example.test"]).as_bytes()
    )

    raw = next(tmp_path.glob("*.eml")).read_bytes()
    assert head_of(raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")).isascii()
    assert read(raw, "Subject") == {subject}
