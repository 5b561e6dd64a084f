"""What an editor does with mouse and keyboard in the admin, in small steps: for a test and the manual's pictures."""

from datetime import datetime

from playwright.sync_api import Locator, Page

from tests import people


class Editor:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks = 0

    def log_in(self, email: str, password: str) -> None:
        self.page.goto("/beheer/")
        self.page.get_by_label("E-mailadres").fill(email)
        self.page.get_by_label("Wachtwoord", exact=True).fill(password)
        self.page.get_by_role("button", name="Log in", exact=True).click()
        self.page.get_by_label("Code", exact=True).fill(people.step_code())
        self.page.get_by_role("button", name="Log in", exact=True).click()
        self.page.get_by_role("link", name="Nieuw artikel").wait_for()

    def start_article(self, title: str, theme: str = "") -> None:
        self.page.goto("/beheer/")
        self.page.get_by_role("link", name="Nieuw artikel").click()
        self.page.locator("#id_title").fill(title)
        self.page.locator("#id_title").blur()
        self.blocks = 0
        if theme:
            self.open_tab("Waar gaat het over?")
            self.page.get_by_label(theme, exact=True).check()
            self.open_tab("Tekst")

    def open_tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name).click()

    def add_block(self, label: str, **texts: str) -> str:
        """Choose a block from the list and fill its plain fields; answers what the names of its fields begin with."""
        self.page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
        self.page.get_by_role("option", name=label, exact=True).click()
        name = f"body-{self.blocks}-value"
        self.page.locator(f"input[name='body-{self.blocks}-type']").wait_for(state="attached")
        self.blocks += 1
        for field, text in texts.items():
            self.page.locator(f"[name='{name}-{field}']").fill(text)
        return name

    def write(self, name: str, text: str) -> None:
        """Type in a field with markup."""
        field = self.page.locator(f"[name='{name}']").locator("xpath=ancestor::div[contains(@class,'w-field')][1]")
        field.locator("[contenteditable=true]").first.click()
        self.page.keyboard.type(text)

    def choose(self, name: str, title: str) -> None:
        """Take a picture, document or page that is there already."""
        self.page.locator(f"#{name}-chooser").get_by_role("button").first.click()
        self.modal.get_by_role("link", name=title).first.click()
        self.modal.wait_for(state="hidden")

    def upload_picture(self, name: str, title: str, path: str) -> None:
        self.page.locator(f"#{name}-chooser").get_by_role("button").first.click()
        self.modal.get_by_role("tab", name="Uploaden").click()
        self.modal.locator("input[type=file]").set_input_files(path)
        self.modal.locator("#tab-upload [name$=title]").fill(title)
        self.modal.locator("#tab-upload button[type=submit]").click()
        self.modal.wait_for(state="hidden")

    @property
    def modal(self) -> Locator:
        return self.page.locator(".modal.in, .modal.fade.in, .modal-dialog").first

    @property
    def actions(self) -> Locator:
        return self.page.locator("nav.actions--primary")

    def open_actions(self) -> None:
        self.actions.locator("[data-w-dropdown-target=toggle]").click()

    def press(self, name: str) -> None:
        # Not any navigation: a new article gets another address, without a new page, once it is kept by itself.
        self.page.evaluate("document.documentElement.dataset.before = ''")
        self.actions.get_by_role("button", name=name).click()
        self.page.locator("html:not([data-before]) .messages li").first.wait_for()

    def menu_action(self, name: str) -> None:
        """One of the actions behind the arrow beside "Bewaar concept"."""
        self.open_actions()
        self.press(name)

    def plan(self, moment: datetime) -> None:
        self.page.wait_for_timeout(2000)  # what is kept by itself must be kept before anything else is sent
        self.page.wait_for_load_state("networkidle")
        self.page.locator("[data-side-panel-toggle=status]").first.click()
        self.page.get_by_role("button", name="Kies een moment").first.click()
        self.page.locator("#id_go_live_at").fill(moment.strftime("%d-%m-%Y %H:%M"))
        self.page.locator("#id_go_live_at").press("Tab")
        self.page.locator("#schedule-publishing-dialog h2").first.click()
        with self.page.expect_navigation(timeout=60_000):
            # The calendar may still hang over the button: an editor clicks beside it first.
            self.page.get_by_role("button", name="Bewaar het moment").dispatch_event("click")
        self.page.locator(".messages").get_by_role("listitem").first.wait_for()

    def message(self) -> str:
        return self.page.locator(".messages").inner_text()
