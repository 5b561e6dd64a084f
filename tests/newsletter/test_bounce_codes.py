"""Words go before the code: what servers refuse from us, or now, says nothing of the address."""

import pytest

from newsletter import bounce_codes
from newsletter.models import BounceKind
from newsletter.reports import Kind, read
from tests.newsletter import coming_back

NOT_NOW = [
    ("5.1.1", "550 5.1.1 Message from 192.0.2.10 refused, address is on a blocklist (RBL)"),
    ("5.1.1", "550 5.1.1 <sam@ontvanger.example> - 192.0.2.7 has sent too many messages to recipients this hour"),
    (
        "5.2.1",
        "550-5.2.1 The user you are trying to contact is receiving mail at a rate that 550-5.2.1 prevents additional "
        "messages from being delivered.",
    ),
    (
        "5.2.1",
        "450 4.2.1 The user you are trying to contact is receiving mail too quickly. Please resend your "
        "message at a later",
    ),
    (
        "5.1.1",
        "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet "
        "service provider "
        "since part of their network is on our block list (S3140).",
    ),
    ("5.1.1", "550 5.1.1 Client host [192.0.2.1] blocked using zen.spamhaus.example"),
    ("5.1.1", "550 5.1.1 Your IP address is listed at bl.filter.example"),
    ("5.2.1", "552 5.2.1 Mailbox vol, probeer het later"),
    ("5.1.1", "550 5.1.1 Recipient address rejected: Greylisted, see https://postgrey.example/help"),
    ("5.1.1", "550 5.1.1 Unauthenticated email from site.example is not accepted due to domain's DMARC policy"),
    ("5.1.2", "550 5.1.2 Sender address rejected: Domain not found"),
    ("5.1.8", "550 5.1.8 Domain of sender address does not exist"),
    ("5.1.1", "452 4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to make room"),
    ("5.2.1", "550 5.2.1 Mailbox is full / Blocks limit exceeded / Inode limit exceeded"),
    ("5.1.1", "550 5.1.1 Bericht geweigerd: te veel berichten per uur vanaf dit adres"),
    ("5.1.1", "550 5.1.1 geweigerd op grond van ons beleid, afzender staat op een blokkadelijst: geblokkeerd"),
    ("5.1.1", "421 mx1.kabel.example MXIN501 mail not accepted. Resources temporarily unavailable"),
    ("5.1.1", "550 5.1.1 SPF check failed"),
    ("5.7.13", "550 5.7.13 relaying denied"),
    ("5.0.0", "550 user unknown or over quota"),
]
GONE = [
    ("5.1.1", "550 5.1.1 <sam@post.example> User unknown"),
    (
        "5.1.1",
        "550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the "
        "recipient's email address for typos or 550-5.1.1 unnecessary spaces. - gsmtp",
    ),
    (
        "5.1.1",
        "host antispam.policy-filter.example[192.0.2.1] said: 550 5.1.1 <spam.quota@post.example>: Recipient address "
        "rejected: User unknown in virtual mailbox table",
    ),
    ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled."),
    ("5.1.1", "550 5.1.1 Dit adres bestaat niet (meer) bij ons"),
    ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup"),
    ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)"),
    ("5.1.2", "Host or domain name not found. Name service error for name=bestaatniet.example type=MX: Host not found"),
    ("5.0.0", "550 No such user here"),
    ("5.1.1", "User sam not listed in Domino Directory"),
    ("5.1.1", ""),
]


@pytest.mark.parametrize(("status", "said"), NOT_NOW)
def test_a_refusal_of_us_or_for_now_is_soft_whatever_its_code(status, said):
    assert bounce_codes.judge(status, said)[0] == BounceKind.SOFT
    assert bounce_codes.judge("", f"{status} {said}")[0] == BounceKind.SOFT
    assert bounce_codes.no_such_address(said) == ""


@pytest.mark.parametrize(("status", "said"), GONE)
def test_an_address_that_is_not_there_stays_hard(status, said):
    assert bounce_codes.judge(status, said)[0] == BounceKind.HARD


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("status", "said"), NOT_NOW[:3])
def test_the_report_as_a_whole_is_read_so(settings, status, said, end):
    settings.BOUNCE_ADDRESS = "bounces@voorbeeld.example"
    parts = [
        "From: MAILER-DAEMON@mx.post.example",
        f"To: <{coming_back.verp.sender_of(7)}>",
        "Message-ID: <r1@mx.post.example>",
        "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Blocked.",
        "",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; mx.post.example",
        "",
        "Final-Recipient: rfc822; sam@post.example",
        "Action: failed",
        f"Status: {status}",
        f"Diagnostic-Code: smtp; {said}",
        "",
        "--b--",
        "",
    ]

    found = read(end.join(parts).encode())

    assert (found.kind, found.recipient, found.mark.pk) == (Kind.SOFT, "sam@post.example", 7)
