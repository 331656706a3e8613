"""No template lies about unused, and every one that is named exists."""

import re

from tests.architecture.sources import ROOT, modules, name, templates

#: Folders whose templates a package asks for by its own names.
ASKED_FOR_BY_PACKAGES = ("account/", "allauth/", "mfa/", "usersessions/", "bootstrap5/")
#: Django asks for these by name.
ASKED_FOR_BY_DJANGO = {"400.html", "403.html", "404.html", "500.html", "429.html"}
NAMED = re.compile(r"[\"']([\w/.-]+\.(?:html|txt))(?:#[\w-]+)?[\"']")


def _named() -> set[str]:
    sources = [*modules(), *templates()]
    return {found for path in sources for found in NAMED.findall(path.read_text(encoding="utf-8"))}


def test_every_template_is_used():
    present = {str(path.relative_to(ROOT / "templates")) for path in templates()}
    unused = present - _named() - ASKED_FOR_BY_DJANGO
    assert sorted(path for path in unused if not path.startswith(ASKED_FOR_BY_PACKAGES)) == []


def test_no_template_marks_text_as_safe():
    guilty = [
        name(path)
        for path in templates()
        if re.search(r"\|\s*safe\b|autoescape\s+off", path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_no_page_carries_inline_style_or_script():
    inline = re.compile(
        r"\sstyle=|<style|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")|\son\w+=\"", re.IGNORECASE
    )
    pages = [path for path in templates() if "documents" not in path.parts]
    assert [name(path) for path in pages if inline.search(path.read_text(encoding="utf-8"))] == []
