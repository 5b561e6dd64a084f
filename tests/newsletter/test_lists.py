"""Lists read in and saved by editors: with the evidence of each, and nobody who does not want it."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import ModelLogEntry

from newsletter import exporting, importing, subscriptions
from newsletter.csv_lines import NotAListError
from newsletter.importing import Became
from newsletter.models import ListDay, Subscriber
from rvggz import privacy
from tests.newsletter.making import asked, subscriber
from tests.newsletter.sendings import subscribers
from tests.newsletter.test_subscribing import SPELLINGS

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
     ("", "leeg"), (b"PK\x03\x04xlsx", "CSV UTF-8"), ("e-mail;x".encode("utf-16"), "CSV UTF-8"),
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


# In the admin


@pytest.fixture
def admin(client, anna, tree, settings, tmp_path):
    settings.PRIVATE_ROOT = tmp_path
    client.force_login(anna)
    return client


def upload(text):
    return SimpleUploadedFile("lijst.csv", text.encode())


def test_an_editor_tries_first_and_then_reads_in(admin, settings):
    text = HEAD + "sam@example.test;;Formulier;\nkapot\n"

    trial = admin.post("/beheer/abonnees/inlezen/", {"file": upload(text)})
    assert not Subscriber.objects.exists()
    page = trial.content.decode()
    assert "Proef: er is nog niets veranderd" in page
    assert "Lees 1 adres in" in page

    done = admin.post("/beheer/abonnees/inlezen/", {"kept": str(trial.context["kept"]), "real": "1"})
    assert "1 adres staat nieuw op de lijst" in done.content.decode()
    assert Subscriber.objects.count() == 1
    assert not list(settings.PRIVATE_ROOT.rglob("*.csv"))
    assert admin.post("/beheer/abonnees/inlezen/", {"kept": str(trial.context["kept"])}).status_code == 422


def test_a_list_that_is_left_lying_is_thrown_away(admin, settings):
    admin.post("/beheer/abonnees/inlezen/", {"file": upload(HEAD + "sam@example.test;;Formulier;\n")})
    assert importing.tidy(timezone.now()) == 0

    assert importing.tidy(timezone.now() + timedelta(days=2)) == 1
    assert not list(settings.PRIVATE_ROOT.rglob("*.csv"))


def test_the_list_can_be_searched_filtered_and_saved(admin, anna):
    subscriber("sam@example.test")
    subscriber("noor@example.test", state="left")

    assert "noor@" not in admin.get("/beheer/abonnees/?q=SAM@example").content.decode()
    assert "sam@" not in admin.get("/beheer/abonnees/?state=left").content.decode()
    assert b"sam@" not in admin.get("/beheer/abonnees/opslaan/").content
    saved = b"".join(admin.post("/beheer/abonnees/opslaan/").streaming_content).decode()
    assert saved.startswith("\ufeffe-mailadres;")
    assert "sam@example.test" in saved
    noted = ModelLogEntry.objects.get(action="newsletter.export")
    assert (noted.user, noted.data) == (anna, {"number": 2})


@pytest.mark.parametrize(("asked", "found"), [
    ("anne.smits@ggz-noord.example", True), (" Anne.Smits@GGZ-Noord.example ", True), ("smi", True), ("-noord", True),
    ("@ggz-noord.example", True), ("zoë", True), ("Veld, Zoë", True), ("zoë jansen", False), ("mits", False),
    ("anne|!smits:*", True), ("'", False), ("&!:*()", False), (" ", True),
])  # fmt: skip
def test_somebody_is_found_by_the_beginning_of_words_of_address_or_name(admin, asked, found):
    subscriber("anne.smits@ggz-noord.example", name="Zoë Veld")
    subscriber("ander@example.test")

    page = admin.get("/beheer/abonnees/", {"q": asked})

    assert ("anne.smits@ggz-noord.example" in {one.email for one in page.context["object_list"]}) == found


@pytest.mark.django_db
def test_searching_the_list_of_subscribers_asks_an_index():
    subscribers(3000)

    assert "subscriber_words" in Subscriber.objects.with_words("lezer17@example").explain()


def test_a_list_too_long_for_the_web_is_sent_to_the_command(admin):
    answer = admin.post("/beheer/abonnees/inlezen/", {"file": upload("x" * (2 * 1024 * 1024 + 1))})

    assert answer.status_code == 422
    assert "manage.py import_subscribers" in answer.content.decode()


def test_an_editor_stops_somebody_and_can_only_ask_to_start_again(admin):
    sam = subscriber()
    page = f"/beheer/abonnees/{sam.pk}/"
    assert "Ja, graag." in admin.get(page).content.decode()

    admin.post(page, {"do": "stop"})
    sam.refresh_from_db()
    assert sam.state == "left"
    admin.post(page, {"do": "ask"})
    sam.refresh_from_db()
    assert sam.state == "left"
    assert admin.post(page, {"do": "forget"}).url == "/beheer/abonnees/"
    assert not Subscriber.objects.exists()


def test_the_plot_says_what_the_table_says(admin):
    subscriptions.count("confirmed", 12)
    subscriptions.count("left", 3)

    page = admin.get("/beheer/abonnees/groei/").content.decode()

    assert page.count('class="growth-gained"') == 1
    assert "+9" in page
    assert "Dat meten we niet" in page


def test_the_screens_cost_few_queries(admin, django_assert_max_num_queries):
    for number in range(60):
        subscriber(f"a{number}@example.test")
    admin.get("/beheer/abonnees/")

    for address in ("", "groei/", "inlezen/", f"{Subscriber.objects.first().pk}/"):
        with django_assert_max_num_queries(16):
            assert admin.get(f"/beheer/abonnees/{address}").status_code == 200


@pytest.mark.parametrize("address", ["", "inlezen/", "opslaan/", "groei/", "1/"])
def test_no_one_else_sees_the_list(tree, client, bram, address):
    client.force_login(bram)

    assert client.get(f"/beheer/abonnees/{address}").status_code == 404
