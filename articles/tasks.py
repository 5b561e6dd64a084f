"""Work for the background worker. Every job may be done twice: a killed one begins anew."""

from django_tasks import task


@task(backend="background")
def write_entries(numbers: list[int]) -> None:
    """Make the entries of these pages anew."""
    from articles import entries

    entries.write_numbered(numbers)


@task(backend="background")
def tell_followers() -> None:
    """Everyone hears of what is new: see articles/following/."""
    from articles.following import letters, spreading

    spreading.spread()
    letters.send_due()
