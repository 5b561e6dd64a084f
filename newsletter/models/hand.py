from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Hand(models.Model):
    """What a worker has in its hands: the rows it claimed, in order, and which of them it is handing over.

    Written before each letter, so it must cost nearly nothing: the table is UNLOGGED (see the migration). It is there
    after a worker was killed; after the database itself broke down it is empty, and then what was claimed is uncertain.
    """

    number = models.BigIntegerField(primary_key=True)  # of the worker, and of the advisory lock it holds
    sending = models.BigIntegerField()
    batch = ArrayField(models.BigIntegerField(), default=list)
    at = models.IntegerField(default=-1)  # those before it are answered, this one is with the mail server
    results = models.JSONField(default=dict)  # place in the batch → what became of it, of all that were not just sent

    class Meta:
        verbose_name = "hand van een verzender"
        verbose_name_plural = "handen van verzenders"
        indexes: ClassVar = []

    def __str__(self) -> str:
        return f"hand {self.number}"
