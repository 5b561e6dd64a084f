"""Lists read in and saved by editors: with the evidence of each, and nobody who does not want it."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsletter import exporting, importing, subscriptions
from newsletter.csv_lines import NotAListError
from newsletter.importing import Became
from newsletter.models import ListDay, Subscriber
from rvggz import privacy
from tests.newsletter.making import asked, subscriber
from tests.newsletter.spellings import SPELLINGS

HEAD = "e-mailadres;naam;toestemming;datum\n"


def read(text, encoding="utf-8", **options):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return importing.read(io.BytesIO(data), **options)


def counts(report):
    return {what.value: number for what, number in report.counts.items()}


@pytest.mark.django_db
def test_who_agreed_is_on_the_list_with_the_evidence():
    report = read(HEAD + "sam@example.test;Sam;Formulier bijeenkomst Utrecht, 3 mei 2024;2024-05-03\n")

    kept = Subscriber.objects.get()
    assert counts(report) == {"new": 1}
    assert (kept.state, kept.name, kept.source) == ("confirmed", "Sam", "import")
    assert kept.evidence == "Formulier bijeenkomst Utrecht, 3 mei 2024"
    assert kept.asked_at.date().isoformat() == "2024-05-03"
    assert ListDay.objects.get().confirmed == 1


@pytest.mark.django_db
def test_a_trial_tells_the_same_and_writes_nothing():
    text = HEAD + "sam@example.test;;Papieren formulier;\nkapot\nnoor@example.test;;;\n"

    trial = read(text, dry_run=True)
    assert not Subscriber.objects.exists()
    assert not ListDay.objects.exists()

    assert counts(trial) == counts(read(text)) == {"new": 1, "broken": 1, "no evidence": 1}


@pytest.mark.django_db
def test_latin_1_with_three_broken_lines():
    lines = [
        "E-mail;Naam;Toestemming", "zoë@example.test;x;Formulier", "andre@example.test;André Müller;Formulier 2023",
        'half;"nooit gesloten', "te;veel;cellen;op;deze;regel", "noor@example.test;Zoë;Geënquêteerd in mei", "kapot",
    ]  # fmt: skip

    report = read("\r\n".join(lines), "latin-1")

    assert Subscriber.objects.get(email="andre@example.test").name == "André Müller"
    told = {line.number: line.became for line in report.lines}
    assert told[2] == Became.NO_ADDRESS
    assert Became.BROKEN in told.values()


@pytest.mark.django_db
def test_broken_lines_are_told_by_number_and_the_others_are_read_in():
    lines = [
        "mail,consent",
        "a@example.test,Formulier",
        "b@example.test",
        "c,d,e,f,g",
        "\x00\x00",
        "e@example.test,Formulier",
    ]

    report = read("\n".join([*lines, ""]))

    assert set(Subscriber.objects.values_list("email", flat=True)) == {"a@example.test", "e@example.test"}
    assert [(line.number, line.became.value) for line in report.lines] == [(3, "no evidence"), (4, "broken")]


@pytest.mark.django_db
def test_forty_spellings_in_a_list_are_one_address():
    rows = "".join('"{}";x;Formulier;\n'.format(one.replace('"', '""')) for one in SPELLINGS)

    report = read(HEAD + rows)

    assert Subscriber.objects.count() == 1
    assert counts(report) == {"new": 1, "twice": 39}


@pytest.mark.django_db
def test_who_left_or_was_forgotten_stays_out():
    for state in ("left", "bounced", "complained", "confirmed"):
        subscriber(f"{state}@example.test", state=state)
    subscriber("vergeten@example.test")
    subscriptions.forget("vergeten@example.test")
    asked("wacht@example.test")
    names = ("left", "bounced", "complained", "confirmed", "Vergeten", "wacht", "nieuw")

    report = read(HEAD + "".join(f"{name}@example.test;;Formulier;\n" for name in names))

    assert counts(report) == {"left": 1, "stopped": 2, "there": 1, "forgotten": 1, "confirmed": 1, "new": 1}
    states = dict(Subscriber.objects.values_list("email", "state"))
    assert states["left@example.test"] == "left"
    assert "vergeten@example.test" not in states
    assert states["wacht@example.test"] == "confirmed"


@pytest.mark.django_db
def test_who_was_forgotten_stays_out_after_a_new_key(settings):
    subscriber("vergeten@example.test")
    subscriptions.forget("vergeten@example.test")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "een nieuwe sleutel", [settings.SECRET_KEY]

    assert counts(read(HEAD + "vergeten@example.test;;Formulier;\n")) == {"forgotten": 1}


@pytest.mark.django_db
def test_who_left_long_ago_is_gone_and_still_stays_out():
    subscriber(state="left", state_at=timezone.now() - timedelta(days=400))
    privacy.tidy()
    assert not Subscriber.objects.exists()

    assert counts(read(HEAD + "sam@example.test;;Formulier;\n")) == {"forgotten": 1}


@pytest.mark.parametrize(
    ("text", "words"),
    [("naam;toestemming\nx;y", "geen kolom met e-mail"), ("e-mail;naam\na@b.nl;x", "bewijs van toestemming"),
     ("", "leeg"), (b"PK\x03\x04xlsx", "CSV UTF-8"), ("e-mail;x".encode("utf-16"), "bewijs van toestemming"),
     (b"x" * 30_000, "eerste regel")],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_what_to_do(db, text, words):
    with pytest.raises(NotAListError, match=words):
        read(text)


@pytest.mark.django_db
def test_a_list_of_mailpoet_brings_who_was_subscribed_there():
    text = (
        '"Email","First name","Last name","Subscription IP","Subscription time","Confirmation time","List status",'
        '"Global status"\n'
        '"sam@example.test","Sam","Smits","192.0.2.7","2021-03-04 10:00:00","2021-03-04 10:05:00","subscribed",'
        '"subscribed"\n'
        '"weg@example.test","","","","2021-03-04 10:00:00","","subscribed","unsubscribed"\n'
        '"half@example.test","","","","","","subscribed","subscribed"\n'
    )

    report = read(text, wordpress=True)

    kept = Subscriber.objects.get()
    assert counts(report) == {"new": 1, "not on list": 1, "no evidence": 1}
    assert (kept.name, kept.source) == ("Sam Smits", "wordpress")
    assert "bevestigd op 2021-03-04 10:05:00" in kept.evidence
    assert "192.0.2.7" not in str(list(Subscriber.objects.values()))


@pytest.mark.django_db
def test_a_list_of_the_newsletter_plugin_too():
    rows = [
        '"Email";"Name";"Surname";"Status";"Date"',
        '"a@b.test";"Ada";"";"C";"2020-01-02"',
        '"c@d.test";"";"";"U";"x"',
    ]

    report = read("\n".join(rows), wordpress=True)

    assert counts(report) == {"new": 1, "not on list": 1}


@pytest.mark.django_db
def test_a_list_that_is_saved_can_be_read_back_and_no_spreadsheet_reckons_with_it():
    subscriber("=cmd@example.test", name="=1+1")
    subscriber("+1@example.test", name="@sum")
    subscriber("weg@example.test", state="left")
    text = "".join(exporting.lines(Subscriber.objects.all()))
    assert all(not cell.startswith(("=", "+", "-", "@")) for line in text.splitlines()[1:] for cell in line.split(";"))

    Subscriber.objects.all().delete()
    report = read(text)

    assert counts(report) == {"new": 2, "not on list": 1}
    assert set(Subscriber.objects.values_list("name", flat=True)) == {"=1+1", "@sum"}  # “@jan” is a name
    assert set(Subscriber.objects.values_list("email", flat=True)) == {"=cmd@example.test", "+1@example.test"}


@pytest.mark.django_db
def test_a_long_list_costs_few_queries(django_assert_max_num_queries):
    text = HEAD + "".join(f"a{number}@example.test;;Formulier;\n" for number in range(3000))

    with django_assert_max_num_queries(20):
        assert read(text).read_in == 3000


@pytest.mark.django_db
def test_the_command_tells_lines_without_addresses(tmp_path, capsys):
    file = tmp_path / "lijst.csv"
    file.write_text(HEAD + "sam@example.test;;Formulier;\ngeen adres;;Formulier;\n")

    with pytest.raises(SystemExit):
        call_command("import_subscribers", str(file), "--dry-run")
    assert not Subscriber.objects.exists()
    with pytest.raises(SystemExit):
        call_command("import_subscribers", str(file))

    assert Subscriber.objects.count() == 1
    said = capsys.readouterr().out
    assert "regel 3" in said
    assert "@" not in said
    with pytest.raises(CommandError, match="geen bestand"):
        call_command("import_subscribers", str(tmp_path / "weg.csv"))
