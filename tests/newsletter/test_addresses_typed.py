"""What people type for an address and a name: one address however it is spelled, and no place for anything else."""

import pytest

from newsletter.models import Subscriber
from rvggz.models import OutgoingMail
from tests.newsletter.making import ADDRESS
from tests.newsletter.spellings import SPELLINGS


def test_forty_spellings_of_an_address_are_one(tree):
    from rvggz import email_address

    assert len(set(SPELLINGS)) == 40
    assert {email_address.normal(one) for one in SPELLINGS} == {ADDRESS}


def test_dots_and_plusses_make_another_address():
    from rvggz import email_address

    assert len({email_address.normal(f"{one}@example.test") for one in ("sam", "s.am", "sam+brief")}) == 3
    assert email_address.normal("Noor@BÜCHER.example") == "noor@xn--bcher-kva.example"


@pytest.mark.parametrize(
    "typed",
    ["a@b\nBcc: iedereen@example.test", "a@b.nl\r\nBcc: x@example.test", "a@b", "@example.test", "a@",
     "a b@example.test",
     "a@@example.test", "a@example..test", '"a b"@example.test', "a@example.test\0", "a@-x.test", "é@example.test",
     "a" * 65 + "@example.test", "a@" + "b" * 250 + ".test", "a@[127.0.0.1]", "a@127.0.0.1\n", "x" * 5000, "", " "],
)  # fmt: skip
def test_what_is_no_address_comes_back_filled_in(send, typed):
    answer = send(typed, name="Sam")

    assert answer.status_code == 422
    assert 'value="Sam"' in answer.content.decode()
    assert not Subscriber.objects.exists()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    "name", ["Koop op https://spam.example", "www.spam.example", "Sam <b>", "a@b.nl", "spam.example"]
)
def test_a_name_is_no_place_for_an_advertisement(send, name):
    assert send(name=name).status_code == 422
