"""One person's browser."""

import re

from playwright.sync_api import BrowserContext, Page

from operations.demo.cast import PASSWORD

WIDTHS = (360, 1280)


class Desk:
    """One person's browser at one width; remembers complaints of the page and requests to other hosts."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site, self.page = site, context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda line: self.complaints.append(line.text) if line.type == "error" else None)
        self.page.on("request", lambda sent: None if sent.url.startswith(site) else self.complaints.append(sent.url))

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.site}{path}")
        return self.page

    def sign_in(self, username: str, password: str = PASSWORD) -> Page:
        page = self.open("/tai-khoan/dang-nhap/")
        page.fill("[name=login]", username)
        page.fill("[name=password]", password)
        page.click("main button[type=submit]")
        page.wait_for_url(re.compile(r"/viec-cua-toi/$"))
        return page
