"""No export runs in a spreadsheet: ours, and every one of Wagtail's."""

import csv
from io import BytesIO, StringIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.log_actions import log

from newsletter import exporting
from newsletter.models import Subscriber
from rvggz.spreadsheets import RECKONS, harmless
from tests.every_address import MEANT_TO_BREAK, addresses
from tests.factories import make_article

pytestmark = pytest.mark.django_db
LEFT_OUT = {*MEANT_TO_BREAK, "/beheer/logout/"}
DANGEROUS = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "  =1", "＝1+1"]


@pytest.mark.parametrize("cell", DANGEROUS)
def test_what_would_be_reckoned_with_is_a_text(cell):
    assert harmless(cell) == f"'{cell}"


def test_a_text_and_a_number_stay_as_they_are():
    assert [harmless(cell) for cell in ("a=b", 12, None, "'=1", "jan-piet")] == ["a=b", "12", "", "'=1", "jan-piet"]


@pytest.fixture
def formulas(tree, eva, client):
    """Pages, keywords and people with formulas for names, and somebody who may export all lists."""
    eva.is_superuser = True
    eva.save()
    client.force_login(eva)
    for number, title in enumerate(DANGEROUS):
        page = make_article(tree, title.strip(), slug=f"formule-{number}")
        page.save_revision(user=eva).publish()
        page.locked, page.locked_by, page.locked_at = True, eva, timezone.now()
        page.save()
        log(page, "wagtail.edit", user=eva)


@pytest.fixture
def exported(formulas, client):
    """``exported("csv")``: what each address of the admin gives that has an export."""

    def all_of(form, kind):
        for address in (one for one in addresses() if one.startswith("/beheer/") and one not in LEFT_OUT):
            response = client.get(address, {"export": form})
            if response.headers.get("Content-Type", "").startswith(kind):
                yield address, b"".join(response.streaming_content)

    return lambda form, kind: dict(all_of(form, kind))


def test_no_report_of_the_admin_gives_a_formula(exported):
    found = exported("csv", "text/csv")

    cells = [cell for text in found.values() for row in csv.reader(StringIO(text.decode(), newline="")) for cell in row]
    assert len(found) >= 4
    assert "'=cmd|' /C calc'!A0" in cells
    assert [cell for cell in cells if cell.startswith(RECKONS)] == []


def test_no_xlsx_of_the_admin_holds_a_formula(exported):
    found = exported("xlsx", "application/vnd.openxmlformats")

    sheets = [load_workbook(BytesIO(file)).active for file in found.values()]
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert len(found) >= 4
    assert "=cmd|' /C calc'!A0" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


def test_a_list_of_subscribers_runs_nothing():
    Subscriber.objects.create(email="sam@example.test", name="=1+1", confirmed_at=None)

    cells = list(csv.reader(StringIO("".join(exporting.lines(Subscriber.objects.all()))), delimiter=";"))[1]

    assert "'=1+1" in cells
