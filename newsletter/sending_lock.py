"""After a backup was put back nothing is sent until an editor opens it: the ledger is of then, the letters went since.

A database knows its own house: the number of its cluster, of itself, of the table of the ledger, and the line of time
that a recovery begins anew. A backup that is put back gets other ones. Other mail that waited in it becomes uncertain,
for an editor to decide about; what is written from then on goes.

The numbers that were given after the backup was made are skipped: a report that still comes back about a letter of then
is about nobody, not about somebody who got its number since (verp.py).
"""

from django.db import connection, transaction
from django.utils import timezone

from newsletter.models import MailHouse, Subscriber, SubscriberState
from rvggz import outbox

HOME = """
SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
    (SELECT timeline_id FROM pg_control_checkpoint()),
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'newsletter_delivery'::regclass::oid)
"""

SKIPPED = 10_000_000
SKIP = (
    "SELECT setval(name, nextval(name) + %s) FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass) AS found (name)"
)


def home() -> str:
    with connection.cursor() as cursor:
        cursor.execute(HOME)
        return str(cursor.fetchone()[0])


@transaction.atomic
def is_locked() -> bool:
    """Must an editor look first? Notes the house of a database that never sent, and locks one that moved."""
    MailHouse.objects.get_or_create(pk=1)
    house = MailHouse.objects.select_for_update().get(pk=1)
    here = home()
    if not house.home:
        house.home = here
        house.save(update_fields=["home"])
    elif house.home != here and not house.locked_at:
        house.locked_at = timezone.now()
        house.save(update_fields=["locked_at"])
        outbox.hold()
        _skip_numbers()
    return house.locked_at is not None


def _skip_numbers() -> None:
    with connection.cursor() as cursor:
        for table in ("newsletter_delivery", "newsletter_subscriber"):
            cursor.execute(SKIP, [SKIPPED, table])


@transaction.atomic
def open_up() -> None:
    """An editor looked: letters may go again from here. Nobody is told again what went out since the backup."""
    if MailHouse.objects.filter(pk=1, locked_at__isnull=False).exists():
        now = timezone.now()
        Subscriber.objects.update(digest_at=now)
        Subscriber.objects.filter(state=SubscriberState.ASKED, reminded_at=None).update(reminded_at=now)
    MailHouse.objects.update_or_create(pk=1, defaults={"home": home(), "locked_at": None})
