"""Who gets the letter of the demo site, and how the list grew: the same every time, on dates before today."""

import random
from datetime import timedelta

from django.utils import timezone

from articles.models import ThemePage
from newsletter import subscriptions
from newsletter.models import ListDay, Source, Subscriber, SubscriberState
from newsletter.models.settings import CONSENT

FIRST = (
    "Ada", "Bas", "Cato", "Daan", "Elin", "Floor", "Guus", "Hanna", "Ilse", "Joris", "Karin", "Lotte", "Milan", "Nadia",
    "Otto", "Pien", "Quinten", "Ruben", "Sofie", "Teun", "Ursula", "Vera", "Wim", "Yara", "Zeno",
)  # fmt: skip
LAST = ("appelboom", "brugman", "dijkstra", "eikenaar", "fonteyn", "groeneweg", "hazelaar", "iepenburg", "kastanje",
        "lindehof")  # fmt: skip
NUMBER, MONTHS, SEED = 240, 18, 2026
LEFT = {SubscriberState.LEFT: 14, SubscriberState.BOUNCED: 4, SubscriberState.COMPLAINED: 1}
WAITING = 3
COLUMN = {SubscriberState.LEFT: "left", SubscriberState.BOUNCED: "bounced", SubscriberState.COMPLAINED: "complained"}


def make() -> int:
    """Answers how many get the letter."""
    chance, now = random.Random(SEED), timezone.now()  # noqa: S311 - no secret: the same every time
    states = [state for state, number in LEFT.items() for _ in range(number)] + [SubscriberState.ASKED] * WAITING
    rows = []
    for number in range(NUMBER):
        state = states[number] if number < len(states) else SubscriberState.CONFIRMED
        days = chance.randint(0, 4) if state == SubscriberState.ASKED else chance.randint(6, MONTHS * 30)
        asked = now - timedelta(days=days, minutes=chance.randint(0, 900))
        first, last = FIRST[number % len(FIRST)], LAST[number // len(FIRST) % len(LAST)]
        came = None if state == SubscriberState.ASKED else asked + timedelta(minutes=chance.randint(2, 300))
        went = now - timedelta(days=chance.randint(0, days)) if state in LEFT else came or asked
        rows.append(
            Subscriber(
                email=f"{first}.{last}@example.org".lower(), name=first if chance.random() < 0.6 else "", state=state,
                source=chance.choice([Source.PAGE, Source.FOOTER, Source.FOOTER, Source.REACTION]), asked_at=asked,
                confirmed_at=came, state_at=max(went, asked), consent_version=1, consent_text=CONSENT,
                weekly=chance.random() < 0.2, digest_at=now,
            )
        )  # fmt: skip
    ListDay.objects.all().delete()
    made = Subscriber.objects.bulk_create(rows)
    for row in made:
        if row.confirmed_at:
            subscriptions.count("confirmed", day=timezone.localdate(row.confirmed_at))
        if row.state in COLUMN:
            subscriptions.count(COLUMN[SubscriberState(row.state)], day=timezone.localdate(row.state_at))
    weekly = [row for row in made if row.weekly]
    for theme in ThemePage.objects.order_by("title")[:1]:
        for row in weekly[:12]:
            row.themes.add(theme)
    on_list: int = Subscriber.objects.on_the_list().count()
    return on_list
