"""What every page of the portal must and must not show, whoever reads it."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import resolve, reverse
from lxml import html

from core.access import public

#: What a browser may take from where; nothing inline, nothing from elsewhere.
POLICY = {
    "default-src": "'none'", "script-src": "'self'", "style-src": "'self'", "object-src": "'none'",
    "base-uri": "'none'", "frame-ancestors": "'none'", "form-action": "'self'",
}  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: Data for a script are none.
INLINE_SCRIPT = "//script[not(@src) and not(@type='application/json')]"
#: Traces of programs in what people read.
TRACES = re.compile(r"\bNone\b|\bTrue\b|\bFalse\b|Traceback|\{\{|\{%|object at 0x|<QuerySet")
#: The machine name of a move.
IDENTIFIER = re.compile(r"\s*[a-z_]+\s*")


def is_page(response: Any) -> bool:
    return response.get("Content-Type", "").startswith("text/html") and bool(response.content)


def body_of(response: Any) -> bytes:
    """The whole answer; a file too is read to its end, so that it is closed."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def faults_of_headers(response: Any) -> Iterator[str]:
    for name, value in HEADERS.items():
        if response.get(name) != value:
            yield f"{name}: {response.get(name)}"
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    if "sandbox" in policy and policy.get("default-src") == "'none'":
        return  # a file: it may run and load nothing at all
    for name, value in POLICY.items():
        if policy.get(name) != value:
            yield f"{name} {policy.get(name)}"
    if "unsafe" in response["Content-Security-Policy"]:
        yield "unsafe-inline"


def faults_of_page(response: Any) -> Iterator[str]:
    """What is wrong with an HTML page for whoever reads it."""
    text = response.content.decode()
    page = html.document_fromstring(text)
    if page.get("lang") != "vi":
        yield "lang"
    if len(shown := page.xpath("//h1[not(ancestor-or-self::*[@hidden])]")) != 1:
        yield f"{len(shown)} h1"
    if not (page.findtext(".//title") or "").strip(" -\n"):
        yield "title"
    if page.xpath("//@style") or page.xpath("//style") or page.xpath(INLINE_SCRIPT):
        yield "inline style or script"
    if handlers := {name for element in page.iter() for name in element.attrib if name.startswith("on")}:
        yield f"inline handlers {handlers}"
    if elsewhere := page.xpath("//*[self::script or self::img]/@src | //link/@href"):
        yield from (f"from another host: {url}" for url in elsewhere if not url.startswith(("/", "data:")))
    if names := [title for title in page.xpath("//*[@class='timeline__title']/text()") if IDENTIFIER.fullmatch(title)]:
        yield f"machine names in a history: {names}"
    if trace := TRACES.search(text):
        yield f"trace: {text[max(0, trace.start() - 40) : trace.end() + 20]!r}"


def leads_to_sign_in(response: Any) -> bool:
    links = html.document_fromstring(response.content.decode()).xpath("//a[contains(., 'Đăng nhập')]/@href")
    return any(link.startswith(reverse("account_login")) for link in links)


def kept_out(address: str, user: Any) -> int:
    """How the rule of the address refuses *user*: 404 for a row that is not seen, 403; 0 where it does not."""
    match = resolve(address)
    scope = getattr(match.func, "scope", None)
    allowed = scope(user) if scope and scope is not public else True
    if not isinstance(allowed, QuerySet):
        return 0 if allowed else 403
    places = list(match.kwargs.items())[:1]
    return 404 if places and not allowed.filter(**dict(places)).exists() else 0
