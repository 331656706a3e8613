"""The scripts of the ballot are the ones that were read: pinned, served by the portal, without anything hidden."""

import re
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings

STATIC = Path(settings.BASE_DIR) / "static"
VENDORED = {
    "noble": "6afeb481602e5e12f82670489f370fb2b65323e9fa2a4388ce87d476fe0e05b5",
    "qr": "da136f1b8871550714d00d013f794f78ae9f60a9c014104936cbf882c75dd7e4",
}
SCRIPTS = sorted((STATIC / "js").rglob("*.js"))
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([^"']+)["']""")


@pytest.mark.parametrize("name", VENDORED)
def test_the_vendored_library_is_the_pinned_one(name):
    assert sha256((STATIC / f"vendor/{name}/{name}.js").read_bytes()).hexdigest() == VENDORED[name]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(STATIC)))
def test_a_script_imports_only_what_the_portal_serves(script):
    for name in IMPORTED.findall(script.read_text(encoding="utf-8")):
        assert name.startswith("."), name
        assert (script.parent / name).resolve().is_relative_to(STATIC), name
        assert (script.parent / name).is_file(), name


LIBRARIES = [STATIC / f"vendor/{name}/{name}.js" for name in VENDORED]


@pytest.mark.parametrize("script", [*SCRIPTS, *LIBRARIES], ids=lambda path: path.name)
def test_a_script_runs_no_text_and_asks_no_other_server(script):
    text = re.sub(r"(?m)^\s*(//|\*|/\*).*$", "", script.read_text(encoding="utf-8"))
    text = text.replace('xmlns="http://www.w3.org/2000/svg"', "")
    for word in ("eval(", "Function(", "innerHTML", "WebAssembly", "document.write", "https:", "http:", "Math.random"):
        assert word not in text, word
