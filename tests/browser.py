"""A real browser for tests: finds Chromium, opens tabs, and notes what a page did wrong."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, Request

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
    "--process-per-site",  # a new page has what the last one loaded and compiled
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}
SEEN = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "css-orientation-lock"]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """([where, options]) => axe.run(where || document, options)
  .then((found) => ({...found, passes: [], incomplete: [], inapplicable: []}))"""  # most of it, and nobody reads it
AROUND = """() => { const main = document.querySelector("main")
  return main ? document.body.innerText.replace(main.innerText, "") : document.documentElement.outerHTML }"""
HAS_REAL_TIMERS = "String(setTimeout).includes('[native code]')"
OWN_SCHEMES = {"data", "blob", "about", "chrome", "chrome-extension"}  # the last two show a PDF


def launch(playwright: Playwright) -> Browser:
    """Debian's headless shell or Chromium when it is there, else the one that Playwright fetched."""
    arguments = ARGUMENTS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    path = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=path, args=arguments)


def looks(page: Page) -> Iterator[str]:
    """The page as it stands, in light on a desk and then in the dark on a phone, as which it stays."""
    for scheme, size in (("light", DESK), ("dark", PHONE)):
        look(page, scheme, size)
        yield f"{scheme}, {size['width']} pixels"


def look(page: Page, scheme: Any, size: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")  # colours that are still changing


def run_axe(page: Page, within: str | None = None, rules: list[str] = AXE_TAGS) -> str:
    """What axe finds, as a readable report, or nothing. ``rules``: their names or tags."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(RUN_AXE, [within, {"runOnly": rules, "resultTypes": ["violations"]}]))
    return found.generate_report() if found.violations_count else ""


class Visitors:
    """Contexts of the browser, used again by the next test that asks for the same kind."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.free: dict[str, list[BrowserContext]] = {}
        self.here: list[tuple[str, BrowserContext]] = []

    def come(self, **options: Any) -> BrowserContext:
        kind = repr(sorted(options.items()))
        waiting = self.free.setdefault(kind, [])
        context = waiting.pop() if waiting else self.browser.new_context(**options)
        context.set_default_timeout(60_000)
        self.here.append((kind, context))
        return context

    def leave(self) -> None:
        """The next one finds nothing of this one."""
        for kind, context in self.here:
            try:
                _forget(context)
            except Error:
                context.close()
            else:
                self.free[kind].append(context)
        self.here.clear()

    def close(self) -> None:
        for contexts in self.free.values():
            for context in contexts:
                context.close()


def _forget(context: BrowserContext) -> None:
    """One page stays, empty: as long as it is there, its process is. An installed clock cannot be taken out:
    the timers of every later page of the context stand still, and axe would wait for ever.
    """
    context.set_offline(False)
    context.unroute_all()
    for page in context.pages:
        if page.url.startswith("http"):
            if not page.evaluate(HAS_REAL_TIMERS):
                raise Error("its clock is not the real one")
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    for page in context.pages[:-1]:
        page.close(run_before_unload=False)
    for page in context.pages:
        page.goto("about:blank")
    context.clear_cookies()
    context.clear_permissions()


@dataclass
class Watcher:
    """What a visitor does not see but must not happen: requests to others, broken scripts, broken policy."""

    host: str
    problems: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", self.on_request)
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.problems.append(f"a script broke: {error}"))

    def on_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in OWN_SCHEMES and address.netloc != self.host:
            self.problems.append(f"a request left the host: {request.url}")

    def on_console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.problems.append(f"the policy was broken: {message.text}")
