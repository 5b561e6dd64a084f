"""Which subscribers, which deliveries. Each rule stands here once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection, models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from newsletter import word_search
from rvggz.email_address import as_kept


class SubscriberQuerySet(models.QuerySet[Any]):
    def at(self, email: str) -> "SubscriberQuerySet":
        """With this address. By Lower("email"), which has an index; ``iexact`` asks for UPPER, which has none."""
        return self.alias(lower_email=Lower("email")).filter(lower_email=as_kept(email))

    def at_any(self, emails: Iterable[str]) -> "SubscriberQuerySet":
        """With one of these addresses, as email_address.normal makes them."""
        return self.alias(lower_email=Lower("email")).filter(lower_email__in=list(emails))

    def with_words(self, asked: str) -> "SubscriberQuerySet":
        """By the beginning of words of the address or the name. Asks first whether that is common: of what is rare all
        is found by its index before anything else is asked, for PostgreSQL takes every beginning of a word for common,
        and would walk by the order of a list until it has a page.
        """
        query = word_search.query_of(asked)
        if query is None:
            return self.none()
        found = self.alias(words=word_search.Words("email", "name")).filter(words=query)
        rare = found.order_by().values("pk")
        is_common = rare[: word_search.COMMON].count() == word_search.COMMON
        return found if is_common else self.filter(word_search.IsOneOf("pk", ArraySubquery(rare)))

    def wanting(self, email: str) -> "SubscriberQuerySet":
        """Who asked to have the letter at this address instead."""
        return self.filter(wanted_email=email).exclude(wanted_email="")

    def on_the_list(self) -> "SubscriberQuerySet":
        """Confirmed, and nothing that stops the post."""
        return self.filter(state="confirmed")

    def not_paused(self) -> "SubscriberQuerySet":
        return self.filter(Q(paused_until=None) | Q(paused_until__lte=timezone.localdate()))

    def for_an_issue(self) -> "SubscriberQuerySet":
        """Who gets the monthly letter when it goes out now."""
        return self.on_the_list().not_paused().filter(monthly=True)

    def for_the_digest(self) -> "SubscriberQuerySet":
        return self.on_the_list().not_paused().filter(weekly=True)


class DeliveryQuerySet(models.QuerySet[Any]):
    def due(self) -> "DeliveryQuerySet":
        return self.filter(state="waiting", not_before__lte=timezone.now())

    def open(self) -> "DeliveryQuerySet":
        return self.filter(state__in=["waiting", "claimed"])

    def hold(self) -> int:
        """Lock these rows for this transaction, in the order that all keep who change many: so that two never wait for
        each other. Answers how many; a million numbers stay in the database.
        """
        sql, params = self.order_by("pk").select_for_update().values("pk").query.sql_with_params()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({sql}) AS held", params)  # noqa: S608 - made by the line above
            return int(cursor.fetchone()[0])
