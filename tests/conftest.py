"""What every test may ask for. People in people.py, things in factories.py, the browser in browser.py."""

import gc
import os
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.db import transaction
from django.test import TransactionTestCase, override_settings

from tests import browser as browsers
from tests import database, factories, people, scheduling, snapshots
from tests import postbus as postbuses

# Playwright's event loop runs in the thread of the tests; Django would refuse to use the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_xdist_make_scheduler(config, log):
    return scheduling.Scheduler(config, log)


def pytest_collection(session):
    scheduling.load_beforehand(session.config)


def pytest_collection_finish(session):
    """What is loaded now stays until the end: Python need not look through it for rubbish time and again."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


@pytest.fixture(scope="session")
def _browser_first(request):
    """Django keeps other connections where an event loop runs: start it before the database, or not at all."""
    if any("browser" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("browser")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(_browser_first, django_db_modify_db_settings, django_db_blocker):
    """As pytest-django has it, and copied from a database that is ready."""
    with django_db_blocker.unblock():
        database.copy_instead_of_migrating()


@pytest.fixture(scope="session")
def django_db_setup(_browser_first, django_db_setup, django_db_blocker):
    """As pytest-django has it, after the browser; and a test that commits leaves what migrations made."""
    with django_db_blocker.unblock():
        rows = snapshots.read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: snapshots.put_back(rows))
        yield


@pytest.fixture(autouse=True, scope="session")
def _media_of_this_run(tmp_path_factory):
    folders = {"MEDIA_ROOT": tmp_path_factory.mktemp("media"), "PRIVATE_ROOT": tmp_path_factory.mktemp("private")}
    with override_settings(**folders):
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered():
    cache.clear()


@pytest.fixture
def anna(db):
    return people.anna()


@pytest.fixture
def bram(db):
    return people.bram()


@pytest.fixture
def chris(db):
    return people.chris()


@pytest.fixture
def eva(db):
    return people.eva()


@pytest.fixture
def tree(db):
    """A site with its sections and nothing in them."""
    return factories.site()


@pytest.fixture(scope="module")
def for_all(django_db_setup, django_db_blocker):
    """What fixtures of a module do with it in the database stays for all its tests; what a test does is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def article(tree):
    return factories.make_article(tree, "De kracht van het kampvuur")


@pytest.fixture
def browse(client):
    """``browse(page or address)`` answers the HTML that a stranger gets."""

    def get(target, status=200):
        response = client.get(target if isinstance(target, str) else target.url)
        assert response.status_code == status, f"{target}: {response.status_code}"
        return response.content.decode()

    return get


@pytest.fixture
def postbus(settings):
    """A real mail server; what this process sends goes there."""
    box, server = postbuses.open_postbus()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    box.port = settings.EMAIL_PORT
    yield box
    server.stop()


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = browsers.launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def visitors(browser):
    """Browsers as people have them, one for each kind of screen: kept, because loading the admin's scripts takes
    seconds. What a visitor kept (cookies, drafts) is thrown away between tests.
    """
    kept = browsers.Visitors(browser)
    yield kept
    kept.close()


@pytest.fixture
def tab(visitors, live_server, client):
    """``tab()`` opens a fresh browser page on the live site; ``tab(user=anna)`` one that is logged in.

    Further arguments go to Playwright's ``new_context``: ``viewport``, ``java_script_enabled``, ``color_scheme``.
    The test fails when a page asks anything of another host, breaks the security policy or has a script that breaks.
    """
    watcher = browsers.Watcher(urlsplit(live_server.url).netloc)

    def open_tab(user=None, **options):
        context = visitors.come(base_url=live_server.url, locale="nl-NL", **options)
        if user:
            client.force_login(user)
            name = django_settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        watcher.watch(page)
        return page

    yield open_tab
    visitors.leave()
    assert not watcher.problems, "\n".join(watcher.problems)


@pytest.fixture(scope="session")
def axe():
    """``axe(page)`` fails with a readable list when axe finds anything. ``within``: only in the parts it selects."""

    def check(page, within=None, rules=browsers.AXE_TAGS):
        report = browsers.run_axe(page, within, rules)
        assert not report, f"{page.url}\n{report}"

    return check


@pytest.fixture(scope="session")
def axe_in_all_looks(axe):
    """As ``axe``, in light on a desk and, for what is seen, in the dark on a phone, without loading the page again.

    What is not seen is the same there but for the menu, which test_accessibility judges by all rules; and what stands
    around ``main`` is judged in the dark once, as long as it is the same.
    """
    known = set()

    def check(page, within=None):
        for rules, _ in zip((browsers.AXE_TAGS, browsers.SEEN), browsers.looks(page), strict=True):
            around = page.evaluate(browsers.AROUND)
            is_known = rules is browsers.SEEN and around in known
            axe(page, "main" if is_known else within, rules)
        if not within:
            known.add(around)
        browsers.look(page, "light", browsers.DESK)

    return check
