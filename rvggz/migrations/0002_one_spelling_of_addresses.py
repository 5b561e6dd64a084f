"""Addresses of mail that are there get the spelling that the fields give to new ones (rvggz/email_field.py): small
letters, the domain in ASCII. Where two rows that may exist once would become the same, the newer one stays as it is.
"""

from django.db import IntegrityError, migrations, transaction
from django.utils.crypto import salted_hmac

from rvggz.email_address import as_kept

COLUMNS = [
    ("participants", "Member", "email"),
    ("account", "EmailAddress", "email"),
    ("participants", "ParticipantPage", "contact_email"),
    ("participants", "Invitation", "email"),
    ("articles", "Contribution", "guest_email"),
    ("comments", "Comment", "email"),
    ("newsletter", "Subscriber", "email"),
    ("newsletter", "Subscriber", "wanted_email"),
    ("rvggz", "OutgoingMail", "to"),
]


def one_spelling(apps, schema_editor):
    for app, name, column in COLUMNS:
        rows = apps.get_model(app, name)._base_manager.exclude(**{column: ""}).order_by("pk")
        for pk, email in list(rows.values_list("pk", column).iterator(chunk_size=2000)):
            kept = as_kept(email)
            if kept == email:
                continue
            change = {column: kept}
            if name == "Comment":  # the history of a guest hangs on the address
                who = salted_hmac("comments.writer", f"address {kept}", algorithm="sha256")
                change["writer"] = who.hexdigest()[:40]
            try:
                with transaction.atomic():
                    rows.filter(pk=pk).update(**change)
            except IntegrityError:
                print(f"  {name} {pk}: another row has this address already, in another spelling")  # noqa: T201


class Migration(migrations.Migration):
    dependencies = [
        ("rvggz", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("participants", "0002_participantindexpage_participantpage"),
        ("articles", "0003_heading_fragments"),
        ("comments", "0001_initial"),
        ("newsletter", "0001_initial"),
    ]

    operations = [migrations.RunPython(one_spelling, migrations.RunPython.noop, elidable=True)]
