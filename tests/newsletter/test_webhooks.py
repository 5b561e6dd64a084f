"""What mail companies tell by webhook is believed only with the secret, and does what a report by mail would do."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import NoReverseMatch, clear_url_caches, reverse

from newsletter import verp, webhooks
from newsletter.models import Bounce, Subscriber, SubscriberState
from rvggz.settings import post
from tests.newsletter.coming_back import letter, subscriber

SECRET = "post:een-lang-en-geheim-woord"
KEY = "sleutel-van-het-mailbedrijf"


def now():
    """At the moment of the event: these tests may run long after this file was read."""
    return datetime.now(UTC)


@pytest.fixture
def sam(db):
    return subscriber()


@pytest.fixture
def tell(client, settings):
    """``tell(company, event)``: the company posts this; answers the status."""

    def tell_it(company, event, secret=SECRET):
        settings.MAIL_WEBHOOKS = company
        settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, **{name: KEY for name in post.COMPANIES.values() if name}}
        settings.ROOT_URLCONF = tuple(webhooks.urlpatterns())
        known = {"Authorization": "Basic " + base64.b64encode(secret.encode()).decode()} if secret else {}
        client.raise_request_exception = False
        return client.post(
            "/nieuwsbrief/terug/",
            event if isinstance(event, bytes) else json.dumps(event),
            content_type="application/json",
            headers={**known, **signed(company, event)},
        ).status_code

    yield tell_it
    clear_url_caches()


def signed(company, event):
    """As these companies sign a body."""
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    name = {"mailersend": "Signature", "mailtrap": "Mailtrap-Signature"}.get(company)
    return {name: hmac.new(KEY.encode(), body, hashlib.sha256).hexdigest()} if name else {}


def state_of(person):
    return Subscriber.objects.get(pk=person.pk).state


def postmark(kind, **more):
    return {
        "RecordType": "Bounce", "Type": kind, "ID": 42, "MessageID": "0a0b-1c1d", "Email": "Sam@elders.example",
        "BouncedAt": now().isoformat(), "Description": "", "Details": "smtp;550 5.1.1 The email account does not exist",
        **more,
    }  # fmt: skip


def mailgun(event, message_id="<x@mailgun.example>", sign_with=KEY, **more):
    stamp, token = str(int(now().timestamp())), "a" * 50
    signature = hmac.new(sign_with.encode(), f"{stamp}{token}".encode(), hashlib.sha256).hexdigest()
    data = {"event": event, "timestamp": now().timestamp(), "recipient": "sam@elders.example",
            "message": {"headers": {"message-id": message_id.strip("<>")}}, **more}  # fmt: skip
    return {"signature": {"timestamp": stamp, "token": token, "signature": signature}, "event-data": data}


def test_a_hard_bounce_stops_the_letter_and_its_row_says_so(sam, tell):
    sent = letter(sam)

    assert tell("postmark", postmark("HardBounce")) == 200

    assert state_of(sam) == SubscriberState.BOUNCED
    sent.refresh_from_db()
    assert sent.bounced_at


def test_a_soft_one_told_six_times_is_one(sam, tell):
    event = postmark("SoftBounce", Details="smtp;452 4.2.2 mailbox full")
    for _ in range(6):
        tell("postmark", event)

    assert state_of(sam) == SubscriberState.CONFIRMED
    assert Bounce.objects.get().kind == "soft"


def test_a_complaint_stops_the_letter(sam, tell):
    tell("postmark", postmark("SpamComplaint", RecordType="SpamComplaint"))

    assert state_of(sam) == SubscriberState.COMPLAINED


def test_who_unsubscribes_at_the_company_has_left(sam, tell):
    tell("mailgun", mailgun("unsubscribed"))

    assert state_of(sam) == SubscriberState.LEFT


def test_our_mark_in_the_message_id_says_which_letter_it_was(sam, tell):
    older, newer = letter(sam), letter(sam)
    event = mailgun("failed", verp.message_id(older.pk), severity="permanent",
                    **{"delivery-status": {"code": 550, "message": "5.1.1 user unknown"}})  # fmt: skip

    assert tell("mailgun", event) == 200

    older.refresh_from_db()
    newer.refresh_from_db()
    assert (bool(older.bounced_at), bool(newer.bounced_at)) == (True, False)
    assert Bounce.objects.get().code == "5.1.1"


def test_a_temporary_failure_is_nothing_yet(sam, tell):
    tell("mailgun", mailgun("failed", severity="temporary"))

    assert not Bounce.objects.exists()


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ({"event": "hard_bounce", "reason": "550 5.1.1 unknown"}, SubscriberState.BOUNCED),
        ({"event": "soft_bounce", "reason": "550 5.1.1 unknown, zegt men"}, SubscriberState.CONFIRMED),
        ({"event": "blocked", "reason": "554 blocked for spam"}, SubscriberState.CONFIRMED),
        ({"event": "spam"}, SubscriberState.COMPLAINED),
        ({"event": "delivered"}, SubscriberState.CONFIRMED),
        ({"event": "unique_opened"}, SubscriberState.CONFIRMED),
    ],
)
def test_of_brevo_the_same(sam, tell, event, state):
    told = {"email": "sam@elders.example", "ts_epoch": now().timestamp() * 1000, "message-id": "<1@brevo.example>"}

    assert tell("brevo", told | event) == 200

    assert state_of(sam) == state


def test_of_mailjet_many_at_once(sam, tell):
    loes = subscriber("loes@elders.example")
    told = {"event": "bounce", "time": int(now().timestamp()), "MessageID": 19421777835146490}
    full = {"email": "loes@elders.example", "hard_bounce": False, "error": "quota exceeded", **told}
    gone = {"email": "sam@elders.example", "hard_bounce": True, "error": "user unknown", **told}

    tell("mailjet", [full, gone])

    assert (state_of(sam), state_of(loes)) == (SubscriberState.BOUNCED, SubscriberState.CONFIRMED)
    assert Bounce.objects.count() == 2


@pytest.mark.parametrize("secret", [None, "post:fout-fout-fout-fout-fout", "", "post"])
def test_without_the_secret_nothing_is_believed(sam, tell, secret):
    assert tell("postmark", postmark("HardBounce"), secret) == 400

    assert state_of(sam) == SubscriberState.CONFIRMED


def test_nor_with_a_wrong_signature(sam, tell):
    assert tell("mailgun", mailgun("complained", sign_with="geraden")) == 400

    assert state_of(sam) == SubscriberState.CONFIRMED


ODD = [
    None,
    [],
    {},
    "x",
    7,
    {"RecordType": "Inbound"},
    True,
    [[]],
    [None],
    [7],
    ["x"],
    {"event": []},
    {"RecordType": "Bounce"},
    {"signature": 1},
    {"RecordType": "Bounce", "Email": {"a": 1}, "BouncedAt": 7},
    {"event-data": None},
    {"msys": {"x": []}},
    [{"msys": {"message_event": {"type": []}}}],
    {"Email": None, "RecordType": "Bounce"},
    {"event": {"a": []}},
    {"event": "hard_bounce", "email": ["x"], "ts_epoch": "gisteren"},
    {"events": [{"event": {}}]},
    {"RecordType": "Bounce", "Type": "HardBounce", "Email": "sam@elders.example\0", "ID": 1},
    {"event": "hard_bounce", "email": "\ud800sam\0@elders.example", "ts_epoch": 10**18, "message-id": "\udfff"},
]
COMPANIES = sorted(post.COMPANIES)


@pytest.mark.parametrize("company", COMPANIES)
def test_whatever_shape_it_has_a_body_that_cannot_be_read_is_a_bad_request(sam, tell, company):
    wrong = [event for event in ODD if tell(company, event) not in {200, 400}]

    assert wrong == []
    assert not Bounce.objects.exists()
    assert state_of(sam) == SubscriberState.CONFIRMED


@pytest.mark.parametrize("company", COMPANIES)
def test_what_is_no_json_is_a_bad_request(sam, tell, company):
    bodies = [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"a=b", b'{"RecordType": NaN']

    assert {tell(company, body) for body in bodies} == {400}


def day_before():
    return (now() - timedelta(days=1)).isoformat()


OLD = {
    "unsubscribed": {"RecordType": "Bounce", "Type": "Unsubscribe"}, "hard": {"Type": "HardBounce"},
    "complaint": {"Type": "SpamComplaint"},
}  # fmt: skip


@pytest.mark.parametrize("what", OLD)
def test_an_event_from_before_the_subscription_takes_nobody_off_however_often_it_comes(sam, tell, what):
    event = {**postmark("", BouncedAt=day_before()), **OLD[what]}
    Subscriber.objects.filter(pk=sam.pk).update(state_at=now() - timedelta(hours=1))

    for _ in range(3):
        assert tell("postmark", event) == 200
        Bounce.objects.all().delete()  # as after 30 days

    assert state_of(sam) == SubscriberState.CONFIRMED


@pytest.mark.parametrize("what", OLD)
def test_the_same_event_from_after_it_counts(sam, tell, what):
    Subscriber.objects.filter(pk=sam.pk).update(state_at=now() - timedelta(hours=1))

    tell("postmark", {**postmark(""), **OLD[what]})

    assert state_of(sam) != SubscriberState.CONFIRMED


@pytest.mark.parametrize("company", sorted(post.COMPANIES))
def test_each_company_has_an_address_that_refuses_strangers(client, settings, company):
    settings.MAIL_WEBHOOKS = company
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, post.COMPANIES[company]: KEY}
    settings.ROOT_URLCONF = tuple(webhooks.urlpatterns())
    client.raise_request_exception = False

    assert client.post("/nieuwsbrief/terug/", "{}", content_type="application/json").status_code == 400
    assert client.get("/nieuwsbrief/terug/").status_code == 405


def test_without_a_company_there_is_no_address(client, tree):
    with pytest.raises(NoReverseMatch):
        reverse("letters_came_back")

    assert client.post("/nieuwsbrief/terug/", "{}", content_type="application/json").status_code == 404
