"""``kiem-chung.html``: one file, always the same, that may run and draw only what it holds."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from councils.offline_verifier import STATIC, offline_verifier
from councils.script_bundle import NotUnderstood, classic_script

MODULE_FORMS = re.compile(r"(?m)^\s*(?:import|export)\b|\bimport\s*[(.]")


@pytest.fixture(scope="module")
def page() -> str:
    return offline_verifier().content.decode()


def only(page: str, tag: str) -> str:
    """The text of the one element of its kind, as a browser takes it."""
    (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
    return str(found)


def test_every_build_gives_the_same_bytes():
    first, second = offline_verifier(), offline_verifier.__wrapped__()
    assert first == second
    assert first.digest == sha256(second.content).hexdigest()


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_policy_allows_exactly_what_the_file_holds(page, tag):
    (policy,) = html.document_fromstring(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules[f"{tag}-src"] == f"'sha256-{b64encode(sha256(only(page, tag).encode()).digest()).decode()}'"
    for name in ("default-src", "base-uri", "form-action", "trusted-types"):
        assert rules[name] == "'none'"
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script>")


def test_the_file_asks_for_no_other(page):
    whole = html.document_fromstring(page)
    assert whole.xpath("//@src | //@href | //@action | //link | //iframe | //object | //@style") == []
    assert not re.search(r"url\(|@import|@font-face", only(page, "style"))
    code = re.sub(r"(?m)^\s*(//|\*|/\*).*$", "", only(page, "script"))
    assert not re.search(r"https?:|\bfetch\b|XMLHttpRequest|WebSocket|sendBeacon|Worker\(|\.src\b", code)
    assert not MODULE_FORMS.search(only(page, "script"))
    assert "\r" not in page


@pytest.mark.parametrize("name", ["verifying", "archive", "record", "counting", "groups/ed25519", "ceremony/shares"])
def test_the_rules_are_in_the_file_line_by_line(page, name):
    own = (STATIC / "js" / "ballot" / f"{name}.js").read_text(encoding="utf-8")
    missing = set(own.splitlines()) - set(only(page, "script").splitlines())
    assert [line for line in missing if not re.match(r"import |export |\} from ", line)] == []


# --- modules


@pytest.fixture
def bundle(tmp_path: Path):
    """The classic script of modules given by name; *a* is the first."""

    def bundled(**modules: str) -> str:
        for name, text in modules.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return classic_script(tmp_path / "a.js")

    return bundled


def test_a_module_comes_once_and_before_those_that_need_it(bundle):
    script = bundle(
        a='import { c } from "./c.js";\nimport { b as other } from "./b.js";\nother(c);\n',
        b='import { c } from "./c.js";\nexport function b() {}\nexport class B {}\n',
        c="const own = 1;\nexport {\n  own as c\n};\n",
    )
    assert script == (
        '(() => {\n"use strict";\n'
        "// c.js\nconst module0_c = (() => {\nconst own = 1;\nreturn { c: own };\n})();\n"
        "// b.js\nconst module1_b = (() => {\nconst { c: c } = module0_c;\n"
        "function b() {}\nclass B {}\nreturn { b: b, B: B };\n})();\n"
        "// a.js\nconst module2_a = (() => {\nconst { c: c } = module0_c;\nconst { b: other } = module1_b;\n"
        "other(c);\nreturn {  };\n})();\n})();\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        'import b from "./b.js";\n', 'import * as b from "./b.js";\n', 'import "./b.js";\n',
        'import { default as b } from "b";\n', 'import { b } from "https://elsewhere/b.js";\n',
        'const b = await import("./b.js");\n', "const here = import.meta.url;\n", "export default 1;\n",
        "export let b = 1;\n", "export const { b } = {};\n", 'export * from "./b.js";\n',
        'export { b } from "./b.js";\n', "if (1) {\n    export const b = 1;\n}\n",
        'const end = "</script>";\n', "x <!--y;\n",
    ],
)  # fmt: skip
def test_a_form_that_is_not_understood_is_refused(bundle, text):
    with pytest.raises(NotUnderstood):
        bundle(a=text, b="export const b = 1;\n")


def test_a_name_that_no_module_gives_is_refused(bundle):
    with pytest.raises(NotUnderstood, match=r"a\.js: b\.js does not export c"):
        bundle(a='import { b, c } from "./b.js";\n', b="export const b = 1, c = 2;\n")


def test_modules_in_a_circle_are_refused(bundle):
    with pytest.raises(NotUnderstood, match="imports itself"):
        bundle(
            a='import { b } from "./b.js";\nexport const a = 1;\n',
            b='import { a } from "./a.js";\nexport const b = 1;\n',
        )
