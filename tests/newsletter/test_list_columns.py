"""What a row of a list says: who left stays off, a date that is unknown is not today, a name stays a name."""

import io
from datetime import date

import pytest

from newsletter import exporting, importing, list_dates
from newsletter.csv_lines import NotAListError
from newsletter.models import Subscriber

HEAD = "e-mailadres;naam;toestemming;datum\n"
pytestmark = pytest.mark.django_db


def read(text, encoding="utf-8", **options):
    report = importing.read(io.BytesIO(text if isinstance(text, bytes) else text.encode(encoding)), **options)
    return {what.value: number for what, number in report.counts.items()}


def emails():
    return set(Subscriber.objects.values_list("email", flat=True))


def test_who_left_one_list_of_mailpoet_stays_off():
    text = (
        "Email,First name,Last name,List,List status,Global status,Created at,Confirmed at\n"
        "sam@post.example,Sam,Smits,Nieuwsbrief,unsubscribed,subscribed,2019-05-01 10:00:00,2019-05-01 10:05:00\n"
    )

    assert read(text, wordpress=True) == {"not on list": 1}
    assert not emails()


@pytest.mark.parametrize("order", [1, -1])
def test_who_left_one_list_stays_off_in_whatever_order_the_lines_stand(order):
    lines = [
        'mp1@post.example,Ria,de Wit,"Nieuwsbrief, maandelijks",subscribed,subscribed,2020-01-05 10:00:00,2020-01-05',
        "mp2@post.example,Bo,,Nieuwsbrief,unconfirmed,unconfirmed,2020-01-05 10:00:00,",
        "mp3@post.example,Lo,,Nieuwsbrief,bounced,subscribed,2020-01-05 10:00:00,2020-01-05 10:05:00",
        "MP1@post.example,Ria,de Wit,Oude lijst,subscribed,unsubscribed,2020-01-05 10:00:00,2020-01-05 10:05:00",
        "mp5@post.example,Jo,van Dam,Nieuwsbrief,subscribed,subscribed,2020-01-05 10:00:00,2020-01-05 10:05:00",
    ][::order]
    head = "email,first_name,last_name,list_name,global_status,list_status,subscribed_at,confirmed_at"

    assert read("\n".join([head, *lines, ""]), wordpress=True) == {"not on list": 4, "new": 1}
    kept = Subscriber.objects.get()
    assert (kept.email, kept.name, kept.confirmed_at.date()) == ("mp5@post.example", "Jo van Dam", date(2020, 1, 5))


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (
            "Email Address,First Name,OPTIN_TIME,CONFIRM_TIME,UNSUB_TIME,consent",
            "{},Sam,2019-01-02,2019-01-02,2020-01-02,Site",
        ),
        ("Email Address,CLEAN_TIME,consent", "{},2020-01-02,Formulier op de site"),
        ("EMAIL;EMAIL_BLOCKLISTED;toestemming", "{};true;Formulier op de site"),
        ("EMAIL;OPT_IN;toestemming", "{};false;Formulier op de site"),
        ("e-mailadres;afgemeld op;toestemming", "{};2020-01-02 10:00;Formulier op de site"),
        ("e-mailadres;status;toestemming", "{};unsubscribed;Formulier op de site"),
        ("e-mailadres;status;status;toestemming", "{};active;cleaned;Formulier op de site"),
        ("e-mailadres;bevestigd;toestemming", "{};nee;Formulier op de site"),
        ("e-mailadres;toestemming", "{};ingetrokken"),
    ],
)
def test_any_word_of_leaving_in_any_column_counts(head, row):
    assert read(f"{head}\n{row.format('sam@post.example')}\n") == {"not on list": 1}


@pytest.mark.parametrize(
    ("head", "row", "name"),
    [
        (
            "Email Address,First Name,Last Name,OPTIN_TIME,UNSUB_TIME,consent",
            "{},Sam,Smits,2019-01-02 10:00:00,,Op de site",
            "Sam Smits",
        ),
        (
            "EMAIL;LASTNAME;FIRSTNAME;EMAIL_BLOCKLISTED;OPT_IN;toestemming;ADDED_TIME",
            "{};Smits;Sam;false;true;Op de site;02-01-2019 10:00:00",
            "Sam Smits",
        ),
        (
            "E-mailadres\tVoornaam\tTussenvoegsel\tAchternaam\tStatus\tAangemeld op\tAfgemeld op\tToestemming",
            "{}\tSam\tvan der\tMeer\tactive\t2019-01-02 10:00:00\t\tOp de site",
            "Sam van der Meer",
        ),
        ("e-mail;naam;voornaam;bewijs;datum", "{};Smits;Sam;Op de site;2-1-2019", "Sam Smits"),
        ("e-mail;naam;achternaam;bewijs;datum", "{};Sam Smits;Smits;Op de site;2-1-2019", "Sam Smits"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lists_of_others_are_read(head, row, name, encoding, end):
    assert read(end.join([head, row.format("sam@post.example"), ""]), encoding) == {"new": 1}

    kept = Subscriber.objects.get()
    assert (kept.name, kept.evidence) == (name, "Op de site")
    assert kept.confirmed_at.date() == date(2019, 1, 2)


@pytest.mark.parametrize("soft", ["\v", "\u2028", "\u2029", "\x85", "\f", "\r", '"\n"', '"\r\n"', '"\r"', "\x1e"])
def test_a_soft_return_in_a_cell_does_not_lose_its_person(soft):
    cell = f'"Vera{soft[1:-1]}Tak"' if soft[0] == '"' else f"Vera{soft}Tak"

    assert read(f"{HEAD}vera@post.example;{cell};Formulier;2021-03-02\nnoor@post.example;Noor;Formulier;\n") == {
        "new": 2
    }
    assert Subscriber.objects.get(email="vera@post.example").name == "Vera Tak"


def test_in_a_list_of_an_old_mac_a_cell_may_hold_a_line_too():
    text = (
        HEAD.replace("\n", "\r") + 'vera@post.example;"Vera\nTak";Formulier;2021-03-02\rnoor@post.example;;Formulier;\r'
    )

    assert read(text) == {"new": 2}


def test_a_surplus_cell_may_only_be_empty():
    text = (
        "email,naam,toestemming,datum\n"
        "sam@post.example,Smits, Sam,formulier op de site,2021-03-02\n"
        "noor@post.example,Noor,formulier op de site,2021-03-02,,,\n"
    )

    assert read(text) == {"broken": 1, "new": 1}
    assert not Subscriber.objects.filter(evidence="Sam").exists()


def test_a_row_that_moved_up_a_column_is_told():
    assert read("email,naam,toestemming,datum\nsam@post.example,Smits, Sam,formulier op de site\n") == {"odd date": 1}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2-3-21", (2021, 3, 2)),
        ("2 maart 2021", (2021, 3, 2)),
        ("02-mrt-2021", (2021, 3, 2)),
        ("44257", (2021, 3, 2)),
        ("44257,42", (2021, 3, 2)),
        ("2021-03-02T10:00:00+01:00", (2021, 3, 2)),
        ("2-3-2021 10:15", (2021, 3, 2)),
        ("di 2 mrt. 2021", (2021, 3, 2)),
        ("dinsdag 2 maart 2021 om 10.15 uur", (2021, 3, 2)),
        ("2/3/2021", (2021, 3, 2)),
        ("2.3.2021", (2021, 3, 2)),
        ("20210302", (2021, 3, 2)),
        ("March 2, 2021", (2021, 3, 2)),
        ("2 Oct 1999", (1999, 10, 2)),
        ("1614679200", (2021, 3, 2)),
        ("2021/3/2", (2021, 3, 2)),
        ("02-03-99", (1999, 3, 2)),
        ("03/13/2021", None),
        ("31-2-2021", None),
        ("gisteren", None),
        ("2021", None),
        ("maart 2021", None),
        ("0021-03-02", (21, 3, 2)),
    ],
)
def test_a_date_is_read_as_people_write_it_or_not_at_all(cell, day):
    assert list_dates.day_of(cell) == (date(*day) if day else None)


@pytest.mark.parametrize("cell", ["03/13/2021", "gisteren", "2-3-2099", "31-2-2021", "0021-03-02", "1969-01-01"])
def test_a_date_that_cannot_be_is_told_and_nobody_is_confirmed_today(cell):
    assert read(f"{HEAD}sam@post.example;Sam;Formulier;{cell}\n") == {"odd date": 1}
    assert not emails()


@pytest.mark.parametrize("cell", ["", "-", "onbekend", "0000-00-00 00:00:00", "NULL"])
def test_an_unknown_date_is_not_today(client, eva, cell):
    assert read(f"{HEAD}sam@post.example;Sam;Formulier;{cell}\n") == {"new": 1}

    kept = Subscriber.objects.get()
    assert kept.confirmed_at is None
    assert exporting.row(kept)[4:6] == ("", "")


def test_the_screen_of_a_subscriber_says_that_the_date_is_unknown(client, anna):
    read(f"{HEAD}sam@post.example;Sam;Formulier;\n")
    client.force_login(anna)

    page = client.get(f"/beheer/abonnees/{Subscriber.objects.get().pk}/").content.decode()

    assert "Niet bekend: stond niet in de lijst" in page
    assert "Nog niet" not in page


@pytest.mark.parametrize(
    "name",
    [
        "Anne/Marie",
        "dhr. J. van 't Hoff",
        "Stichting De Linde B.V.",
        "J.de Vries",
        "Els (mantelzorger)",
        "J.P.van Dijk",
        "P.de Boer",
        "Th.de Wit",
        "v.d.Berg",
        "J.Jansen-Smit",
        "É.Dupont",
        "@jan",
        "Jan @ De Linde",
    ],
)
def test_a_name_stays_a_name(name):
    assert read(f"{HEAD}sam@post.example;{name};Formulier;2021-03-02\n") == {"new": 1}
    assert Subscriber.objects.get().name == name


@pytest.mark.parametrize(
    "name", ["Koop op spam.example", "www.spam.nl", "sam@post.example", "https://x.nl", "bit.ly/xyz"]
)
def test_who_has_no_name_that_can_be_is_on_the_list_without_and_told(name):
    assert read(f"{HEAD}sam@post.example;{name};Formulier;2021-03-02\n") == {"new": 1, "without name": 1}
    assert Subscriber.objects.get().name == ""


@pytest.mark.parametrize(
    ("cell", "email"),
    [
        ("\"O'Neill\" <sean.o'neill@post.example>", "sean.o'neill@post.example"),
        ("'t.hof@post.example", "'t.hof@post.example"),
        ("'sam@post.example'", "sam@post.example"),
        ("sam+nieuws@post.example", "sam+nieuws@post.example"),
        ("info@müller.example", "info@xn--mller-kva.example"),
        (" mailto:klaas@post.example ", "klaas@post.example"),
        ("UPPER@POST.EXAMPLE", "upper@post.example"),
        ("nr\u200bnul@post.example", "nrnul@post.example"),
        ("hof'@post.example", "hof'@post.example"),
        ('"""jan jansen""@post.example"', None),
        ("jan.@post.example", None),
        (".jan@post.example", None),
        ("zoë@post.example", None),
        ("a@post.example, b@post.example", None),
        ("piet@voorbeeld,example", None),
        ("sam@post.example'", None),
    ],
)
def test_an_odd_address_is_read_right_or_told(cell, email):
    counted = read(f"{HEAD}{cell};Sam;Formulier;2021-03-02\n")

    assert counted == ({"new": 1} if email else {"no address": 1})
    assert emails() == ({email} if email else set())


@pytest.mark.parametrize("evidence", ["nee", "Nee.", "false", "geen", "ja", "TRUE", "1", "onbekend", "x", ""])
def test_a_bare_yes_or_no_is_no_evidence(evidence):
    counted = read(f"{HEAD}sam@post.example;Sam;{evidence};2021-03-02\n")

    assert counted.keys() <= {"no evidence", "not on list"}
    assert not emails()


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_no_list(data):
    with pytest.raises(NotAListError, match="CSV UTF-8"):
        read(data)
