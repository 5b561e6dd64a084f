"""A real browser for tests: finds Chromium, opens tabs, and notes what a page did wrong."""

import os
import shutil
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright, Request

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-gpu",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
OWN_SCHEMES = {"data", "blob", "about", "chrome", "chrome-extension"}  # the last two show a PDF


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium when it is there, else the one that Playwright fetched."""
    arguments = ARGUMENTS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=path, args=arguments)


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
    context.set_offline(False)
    context.unroute_all()
    for page in context.pages:
        if page.url.startswith("http"):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
        page.close(run_before_unload=False)
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
