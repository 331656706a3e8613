"""The documents say what the project has: links, commands, settings, terms, and words on buttons."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.architecture.sources import APPS, ROOT, modules, templates, tree
from tests.architecture.test_words import EXCLUDED

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
GUIDES = sorted((ROOT / "docs" / "huong-dan").glob("*.md"))
OPERATIONS = ROOT / "docs" / "van-hanh.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
ANY = "…"


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _code(text: str) -> str:
    """What stands in code blocks and in backticks."""
    blocks = re.findall(r"^```.*?^```", text, re.DOTALL | re.MULTILINE)
    rest = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return "\n".join([*blocks, *re.findall(r"`([^`]+)`", rest)])


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_relative_link_resolves(page):
    targets = re.findall(r"\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"", _text(page))
    own = [first or second for first, second in targets if not re.match(r"[a-z]+:|#", first or second)]
    assert [link for link in own if not (page.parent / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_command_named_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    code = _code(_text(page))
    assert set(re.findall(r"^\s*(?:[A-Z_]+=\S+ )*make ([a-z]+)", code, re.MULTILINE)) <= targets
    assert set(re.findall(r"manage\.py ([a-z_]+)", code)) <= set(get_commands())
    scripts = {path.name for path in (ROOT / "scripts").iterdir()}
    assert set(re.findall(r"(?:^|[\s`])scripts/([a-z.-]+)", code)) <= scripts


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_no_page_uses_an_excluded_word(page):
    assert [word for word in EXCLUDED if re.search(word, _text(page))] == []


def test_every_guide_is_listed():
    index = _text(ROOT / "docs" / "README.md")
    assert [page.name for page in GUIDES if f"(huong-dan/{page.name})" not in index] == []


def test_the_table_of_settings_is_the_one_in_code():
    source = (ROOT / "emulation_portal" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"(?:env\.(?:str|bool|list|int)|_required|_secret)\(\"([A-Z_]+)\"", source))
    read |= {f"{name}_FILE" for name in re.findall(r"_secret\(\"([A-Z_]+)\"", source)}
    told = set(re.findall(r"^\| `([A-Z_]+)`", _text(OPERATIONS), re.MULTILINE))
    assert told == read


def test_the_glossary_names_what_the_code_has():
    code = {word for path in modules() for word in re.findall(r"\w+", _text(path))}
    names = re.findall(r"^\| `([A-Za-z_]+)`", _text(GLOSSARY), re.MULTILINE)
    assert len(names) > 50
    assert [name for name in names if name not in code] == []


# ------------------------------------------------------------------ words on the screen


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _phrases() -> Iterator[str]:
    """Every text that a page may show, with … where something is filled in."""
    for path in templates():
        text = re.sub(r"{{.*?}}", ANY, _text(path))
        yield from (words for tag in re.findall(r"{%.*?%}", text) for words in re.findall(r"\"([^\"]+)\"", tag))
        yield from re.split(r"<[^>]*>|{%.*?%}", text)
    for path in modules(*APPS):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else ANY for part in node.values)
    for path in (ROOT / "static" / "js" / "pages").glob("*.js"):
        for line in _text(path).splitlines():
            yield from re.findall(r"\"([^\"]+)\"", line)
    for path in ROOT.glob("*/locale/*/LC_MESSAGES/*.po"):
        yield from re.findall(r"^msgstr \"(.+)\"$", _text(path), re.MULTILINE)


@cache
def _shown() -> frozenset[str]:
    return frozenset(_tidy(phrase) for phrase in _phrases()) - {""}


def _outermost(text: str) -> Iterator[str]:
    """What stands between « and », whole where one quotes another."""
    depth, begun = 0, 0
    for at, letter in enumerate(text):
        if letter == "«":
            begun = at + 1 if depth == 0 else begun
            depth += 1
        elif letter == "»":
            depth -= 1
            if depth == 0:
                yield _tidy(text[begun:at])
    assert depth == 0, "dấu « và » không khớp"


def _is_shown(quote: str) -> bool:
    """… in the page stands for what is filled in, in the source or at the end of a long sentence."""
    if quote in _shown():
        return True
    pattern = re.compile(".+".join(re.escape(part) for part in quote.split(ANY)))
    return ANY in quote and any(pattern.fullmatch(phrase) for phrase in _shown())


@pytest.mark.parametrize("page", GUIDES, ids=_name)
def test_every_quoted_word_stands_on_a_screen(page):
    quotes = list(_outermost(_text(page)))
    assert quotes
    assert [quote for quote in quotes if not _is_shown(quote)] == []


def test_a_word_that_no_screen_has_is_found():
    assert _is_shown("Nộp hồ sơ")
    assert not _is_shown("Nộp hồ sơ này đi")
    assert not _is_shown("Nộp hồ … đi")
    with pytest.raises(AssertionError, match="không khớp"):
        list(_outermost("«Nộp hồ sơ"))
