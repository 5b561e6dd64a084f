"""What mail servers send back is read right; what strangers make of it does nothing.

The reports in reports/*.eml are written anew in the style of each system, with example addresses.
"""

import time

import pytest

from newsletter import verp
from newsletter.reports import LIMIT, Kind, read
from tests.newsletter import coming_back

LETTER = 1138  # the delivery that all of them are about

EXPECTED = {
    "amazon_ses_mailbox_disabled": (Kind.HARD, "5.2.1", "sam@elders.example"),
    "barracuda_blocked": (Kind.SOFT, "5.7.1", "sam@school.example"),
    "courier_over_quota": (Kind.SOFT, "5.0.0", "sam@elders.example"),
    "delivered_receipt": (Kind.NOTHING, "", ""),
    "domino_not_listed": (Kind.HARD, "5.1.1", "sam@bedrijf.example"),
    "dutch_provider_mailbox_full": (Kind.SOFT, "5.2.2", "sam@aanbieder.example"),
    "dutch_provider_unknown_in_words": (Kind.HARD, "550", "sam@kabel.example"),
    "exchange_recipient_not_found": (Kind.HARD, "5.1.1", "sam@zorg.example"),
    "exim_old_style_full_mailbox": (Kind.SOFT, "5.2.2", "sam@elders.example"),
    "exim_unrouteable": (Kind.HARD, "5.0.0", "sam@elders.example"),
    "fbl_complaint_by_message_id_only": (Kind.COMPLAINT, "", ""),
    "forwarded_by_an_alias_to_another_address": (Kind.HARD, "5.1.6", "sam@alumni.example"),
    "gmail_does_not_exist": (Kind.HARD, "5.1.1", "sam@gmail.example"),
    "gmail_unauthenticated": (Kind.SOFT, "5.7.26", "sam@gmail.example"),
    "microsoft_jmrp_complaint": (Kind.COMPLAINT, "", "sam@hotmail.example"),
    "mimecast_spam_refused": (Kind.SOFT, "554", "sam@kantoor.example"),
    "not_spam_report": (Kind.NOTHING, "", ""),
    "office365_access_denied": (Kind.HARD, "5.4.1", "sam@kliniek.example"),
    "opensmtpd_action_error": (Kind.HARD, "550", "sam@thuis.example"),
    "out_of_office": (Kind.NOTHING, "", ""),
    "outlook_com_mailbox_unavailable": (Kind.HARD, "5.5.0", "sam@hotmail.example"),
    "postfix_delayed": (Kind.NOTHING, "", ""),
    "postfix_gave_up_after_five_days": (Kind.SOFT, "4.4.1", "sam@elders.example"),
    "postfix_unknown_user": (Kind.HARD, "5.1.1", "sam@elders.example"),
    "qmail_no_mailbox": (Kind.HARD, "5.1.1", "sam@elders.example"),
    "read_receipt": (Kind.NOTHING, "", ""),
    "sendmail_host_unknown": (Kind.HARD, "5.1.2", "sam@bestaat-niet.example"),
    "vacation_of_sieve": (Kind.NOTHING, "", ""),
    "yahoo_complaint": (Kind.COMPLAINT, "", "redacted@yahoo.example"),
    "yahoo_user_unknown": (Kind.HARD, "554", "sam@yahoo.example"),
    "zimbra_no_such_domain": (Kind.HARD, "5.4.4", "sam@gemeente.example"),
}


@pytest.fixture(autouse=True)
def _bounces(settings):
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"


def report(name, **more):
    return coming_back.report(name, LETTER, **more)


def test_every_report_in_the_folder_is_expected():
    assert {file.stem for file in coming_back.FOLDER.glob("*.eml")} == set(EXPECTED)
    assert sum(kind in {Kind.HARD, Kind.SOFT, Kind.COMPLAINT} for kind, *_ in EXPECTED.values()) >= 20


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_report_is_read_right(name, ending):
    found = read(report(name).replace(b"\n", ending))

    assert (found.kind, found.code, found.recipient) == EXPECTED[name]
    assert found.mark.delivery == LETTER


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_without_a_mark_of_ours_no_report_counts(name):
    forged = read(report(name, sender="bounces+d1138-0123456789abcdef@voorbeeld.example", message_id="<x@x.example>"))

    assert forged.kind in {Kind.NOTHING, Kind.UNKNOWN}
    assert forged.mark is None


@pytest.mark.parametrize(
    "name", ["postfix_unknown_user", "qmail_no_mailbox", "yahoo_user_unknown", "domino_not_listed"]
)
def test_the_message_id_of_the_letter_is_proof_enough(name):
    found = read(report(name, sender="post@voorbeeld.example"))

    assert (found.kind, found.mark.delivery) == (Kind.HARD, LETTER)


def test_the_same_report_has_the_same_fingerprint_and_another_has_another():
    again = report("postfix_unknown_user")

    assert read(again).fingerprint == read(b"Received: from elsewhere\n" + again).fingerprint
    assert read(again).fingerprint != read(report("qmail_no_mailbox")).fingerprint
    assert read(report("qmail_no_mailbox")).fingerprint == read(report("qmail_no_mailbox")).fingerprint


def test_mail_to_the_address_to_unsubscribe_is_just_that():
    letter = f"From: sam@elders.example\nTo: <{verp.leave_address(LETTER)}>\nSubject: wat dan ook\n\n".encode()

    assert (read(letter).kind, read(letter).mark.delivery) == (Kind.LEAVE, LETTER)


def test_who_quotes_that_address_in_a_letter_to_others_unsubscribes_nobody():
    letter = f"From: x@x.example\nTo: post@voorbeeld.example\n\nKijk: {verp.leave_address(LETTER)}\n".encode()

    assert read(letter).kind == Kind.UNKNOWN


def test_a_person_who_answers_is_no_report():
    letter = (
        f"From: sam@elders.example\nTo: {verp.sender_of(LETTER)}\nSubject: Re: Nieuwsbrief\n"
        f"In-Reply-To: {verp.message_id(LETTER)}\n\nDank je wel! De vorige gaf: 550 5.1.1 user unknown.\n"
    )

    assert read(letter.encode()).kind == Kind.UNKNOWN


def nested(depth):
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return (f"To: {verp.sender_of(LETTER)}\nMIME-Version: 1.0\n" + opened + "\nx\n").encode()


def hostile():
    good = report("postfix_unknown_user")
    to = f"To: {verp.sender_of(LETTER)}\n".encode()
    yield "nothing", b""
    yield "zeros", b"\0" * LIMIT
    yield "no text", bytes(range(256)) * 1000
    yield "30 deep", nested(30)
    yield "5,000 deep", nested(5000)
    yield "a line without end", to + b"Subject: failure\n\nfailed addresses follow:\n" + b"a" * 3_000_000
    yield "slow for patterns", to + b"\nThis is the machine generated message from mail service.\n" + b"@ <a" * 500_000
    yield "slow for words", to + b"\nthe following addresses had\n" + (b"a" * 990 + b"\n") * 3000
    yield "a character set that is none", to + b'Content-Type: text/plain; charset="../../etc"\n\nx'
    yield (
        "base64 that is none",
        good.replace(
            b"Content-Type: message/delivery-status",
            b"Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64",
        ),
    )
    yield (
        "ten thousand recipients",
        good.replace(
            b"\nFinal-Recipient",
            b"\nFinal-Recipient: rfc822; a@b.example\nAction: delayed\n" * 10_000 + b"\nFinal-Recipient",
        ),
    )
    yield "header lines without end", b"X: y\n" * 200_000 + good


@pytest.mark.parametrize("what", range(12))
def test_malice_is_read_quickly_and_stops_nobody(what):
    name, letter = list(hostile())[what]
    began = time.monotonic()

    found = read(letter)

    assert time.monotonic() - began < 5, name
    assert found.kind in {Kind.NOTHING, Kind.UNKNOWN} or name == "ten thousand recipients", name
