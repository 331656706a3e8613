"""A person of the rehearsal at their browser: opens pages, fills the forms that stand on them, reads the answer."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from operations.rehearsal.forms import FormReader, PageForm

Field = str | list[str] | SimpleUploadedFile


class Stuck(Exception):
    """A page did not let the person go on; the message says who, where and what the page said."""


@dataclass(frozen=True)
class Page:
    """What a person has before their eyes."""

    url: str
    status: int
    html: str
    content: bytes

    @property
    def words(self) -> str:
        """The page's text without its markup."""
        return _words(self.html)

    def says(self, words: str) -> bool:
        return words in self.words

    @property
    def complaints(self) -> list[str]:
        """Sentences of refusal on the page: the summary above a form, or a notice."""
        found = re.findall(r'class="error-summary".*?</ul>', self.html, re.S)
        found += re.findall(r'class="notice is-late".*?</div>', self.html, re.S)
        return [words for part in found if (words := _words(f"<{part}"))]


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


class Visitor:
    """One person with their own cookies. Pages are reached through the whole HTTP stack, CSRF included."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")

    def open(self, address: str, *args: Any, status: int = 200) -> Page:
        """Open an address or a named page (``"nominations:detail", pk``)."""
        url = reverse(address, args=args) if ":" in address and not address.startswith("/") else address
        page = self._page(self.client.get(url, follow=True), url)
        if page.status != status:
            raise Stuck(f"{self.name} mở {url}: {page.status} thay vì {status}. {page.words[:300]}")
        return page

    def submit(self, page: Page, button: str, fields: Mapping[str, Field] | None = None, *, status: int = 200) -> Page:
        """Fill the form that carries *button* and send it; what is not named keeps the value it holds."""
        form = self._form_with(page, button)
        unknown = set(fields or ()) - form.names
        if unknown:
            raise Stuck(f"{self.name} không thấy ô {sorted(unknown)} trên {page.url}.")
        values: dict[str, Any] = {**form.values, **(fields or {})}
        name, value = form.buttons[button]
        if name:
            values[name] = value
        url = urljoin(page.url, form.action)
        answer = self._page(self.client.post(url, values, follow=True, HTTP_REFERER=f"http://localhost{url}"), url)
        if answer.status != status:
            said = answer.complaints or [answer.words[:300]]
            raise Stuck(f"{self.name} bấm «{button}» tại {page.url}: {answer.status}. {' '.join(said)}")
        return answer

    def ask(self, page: Page, button: str, fields: Mapping[str, str]) -> Page:
        """Fill a form that only asks (GET), and read the answer."""
        form = self._form_with(page, button)
        url = urljoin(page.url, form.action)
        return self._page(self.client.get(url, {**form.values, **fields}, follow=True), url)

    def do(self, address: str, *args: Any, button: str, fields: Mapping[str, Field] | None = None) -> Page:
        """Open a page and submit its form in one go; a complaint on the next page means the person is stuck."""
        answer = self.submit(self.open(address, *args), button, fields)
        if answer.complaints:
            raise Stuck(f"{self.name} bấm «{button}» tại {address}: {' '.join(answer.complaints)}")
        return answer

    def fetch(self, address: str, *args: Any) -> Any:
        """What a page's own script is answered when it asks."""
        return self._answer(self.client.get(reverse(address, args=args)), address)

    def tell(self, page: str, address: str, sent: Any, pk: int, *more: Any) -> Any:
        """What a page's own script is answered when it sends something, with the token that stands on its page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.open(page, pk).html)
        answer = self.client.post(
            reverse(address, args=[pk, *more]), json.dumps(sent), content_type="application/json",
            headers={"x-csrftoken": token[1] if token else ""},
        )  # fmt: skip
        return self._answer(answer, address)

    def _answer(self, response: Any, address: str) -> Any:
        if response.status_code != HTTPStatus.OK:
            said = response.content.decode("utf-8", "replace")[:300]
            raise Stuck(f"{self.name} tại {address}: {response.status_code}. {said}")
        return response.json()

    def sign_in(self, username: str, password: str) -> Page:
        page = self.open(reverse("account_login"))
        return self.submit(page, "Đăng nhập", {"login": username, "password": password})

    def _form_with(self, page: Page, button: str) -> PageForm:
        forms = [form for form in FormReader.read(page.html) if button in form.buttons]
        if not forms:
            raise Stuck(f"{self.name} không thấy nút «{button}» trên {page.url}. {' '.join(page.complaints)}")
        return forms[0]

    def _page(self, response: Any, asked: str) -> Page:
        url = response.redirect_chain[-1][0] if response.redirect_chain else asked
        content = b"".join(response.streaming_content) if response.streaming else response.content
        html = content.decode("utf-8", "replace") if "html" in response.get("Content-Type", "") else ""
        return Page(urljoin(asked, url), response.status_code, html, content)
