"""``kiem-chung.html``: the page of the verifier as one file that needs neither the portal nor a network.

The file allows its own script and its own style by their digests and nothing else, so that it can only be itself.
It is the same, byte for byte, wherever the same version of the portal is installed.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from councils.script_bundle import classic_script

STATIC = settings.BASE_DIR / "static"


@dataclass(frozen=True)
class OfflineVerifier:
    """The file, and the digest by which a copy is known."""

    content: bytes
    digest: str


@lru_cache(maxsize=1)
def offline_verifier() -> OfflineVerifier:
    script, style = classic_script(STATIC / "js" / "pages" / "verifier.js"), offline_style()
    parts = {"policy": policy_of(script, style), "style": style, "script": script}
    page = render_to_string("documents/verifier.html", {name: SafeString(part) for name, part in parts.items()})
    content = page.encode()
    return OfflineVerifier(content, sha256(content).hexdigest())


def policy_of(script: str, style: str) -> str:
    """What a browser may do for the file: run and draw these two, and nothing that comes from anywhere else."""
    return (
        f"default-src 'none'; script-src '{_source(script)}'; style-src '{_source(style)}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _source(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def offline_style() -> str:
    """The portal's own values, without its fonts, which are files; then what pages read from disk draw."""
    tokens, own = ((STATIC / "css" / f"{name}.css").read_text(encoding="utf-8") for name in ("tokens", "offline"))
    return re.sub(r"(?m)^@font-face.*\n", "", tokens) + own
