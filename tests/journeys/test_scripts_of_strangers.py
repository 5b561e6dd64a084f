"""Nothing that a stranger types runs: not where readers see it, not where moderators do."""

import pytest

from comments.models import Comment
from comments.services import recount
from rvggz.checks import text
from tests.comments.payloads import everything

PRESS_ALL = """() => {
  for (const e of document.querySelectorAll('.reactions *, .own *')) {
    for (const kind of ['pointerover', 'focus', 'blur']) e.dispatchEvent(new Event(kind));
    if (e.tagName === 'A' && !/^https?:/.test(e.href)) throw new Error(`a link to ${e.href}`);
  }
}"""


@pytest.fixture
def reactions(article):
    """Each as the words and as the name of a reaction that is shown."""
    made = [
        Comment(article_id=article.pk, name=text.clean_line(one)[:80], text=text.clean(one), status="shown")
        for one in everything()
    ]
    Comment.objects.bulk_create(made)
    recount(article.pk)
    return made


def test_there_are_five_hundred_kinds():
    assert len(everything()) >= 500


def test_nothing_runs_where_readers_see_it(article, reactions, tab):
    page = tab(bypass_csp=True)  # the escaping must hold by itself
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    seen = 0

    for number in range(1, len(reactions) // 50 + 2):
        page.goto(f"{article.url}?reacties={number}")
        page.evaluate(PRESS_ALL)
        seen += page.locator(".reactions > li").count()
        assert page.evaluate("window.ran") is None, page.url
        assert page.locator(".reactions :is(script, img, iframe, svg, form, object, embed, style, base)").count() == 0

    assert seen == len(reactions)


def test_nothing_runs_in_a_form_that_comes_back(article, client):
    from tests.comments.test_reacting import GOOD, HERE

    for one in everything()[::25]:
        fields = {**GOOD, "name": one, "text": one, "email": one}
        answer = client.post(f"/reageren/{article.pk}/", fields, **HERE)
        page = answer.content.decode()
        assert answer.status_code in {200, 422}
        assert 'name="text"' in page
        assert one not in page or "<" not in one


def test_nothing_runs_where_moderators_see_it(article, anna, reactions, tab):
    Comment.objects.update(
        status="held", waiting_since=article.first_published_at, suspect_words=["<img src=x onerror=1>"]
    )
    page = tab(user=anna)  # the policy of the admin allows scripts in the page itself
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    seen = 0

    Comment.objects.filter(pk__in=[one.pk for one in reactions[::3]]).delete()
    Comment.objects.filter(pk__in=[one.pk for one in reactions[1::3]]).delete()
    kept = Comment.objects.count()
    for number in range(1, kept // 25 + 2):
        page.goto(f"/beheer/reacties/?bladzijde={number}")
        seen += page.locator(".queue-item").count()
        assert page.evaluate("window.ran") is None, page.url

    assert seen == kept
