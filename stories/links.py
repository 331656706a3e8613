"""Which addresses a story may link: plain ones, that lead where their words say."""

import re
from urllib.parse import urlsplit

MAX = 500
_SCHEMES = ("http", "https", "mailto")
_HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
_LETTER = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{4,253}")
_LIKE_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org)(?:/\S*)?", re.IGNORECASE
)
#: What is written as part of an address and of nothing else: no blanks, quotes, brackets, controls, other alphabets.
_SIGNS = re.compile(r"[A-Za-z0-9._~:/?#@!$&*+,;=%-]+")

#: Hosts whose videos a story may name; a video is a link, nothing of it is loaded.
VIDEO_HOSTS = frozenset({
    "youtube.com", "www.youtube.com", "youtu.be", "vimeo.com", "www.facebook.com", "vtv.vn", "vtvgo.vn", "vov.vn",
})  # fmt: skip
GOVERNMENT = ".gov.vn"


def may_link(address: str, words: str = "") -> bool:
    """Whether *address* is http, https or mailto without tricks, and *words* do not name another place."""
    if len(address) > MAX or not _SIGNS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES:
        return False
    if parts.scheme == "mailto":
        return bool(_LETTER.fullmatch(parts.path)) and not parts.query and not parts.fragment
    host = (parts.hostname or "").lower()
    plain = not parts.username and not parts.password and "@" not in parts.netloc and port in (None, 80, 443)
    return plain and bool(_HOST.fullmatch(host)) and not host.startswith("xn--") and _agree(words, host)


def may_be_video(address: str) -> bool:
    """Whether *address* is a video on a host of ``VIDEO_HOSTS`` or of a public body, over https."""
    if not may_link(address) or urlsplit(address).scheme != "https":
        return False
    host = (urlsplit(address).hostname or "").lower()
    return host in VIDEO_HOSTS or host.endswith(GOVERNMENT)


def _agree(words: str, host: str) -> bool:
    """Words that look like an address must lead to that host."""
    if not _LIKE_ADDRESS.fullmatch(words.strip()):
        return True
    told = words.strip() if "://" in words else f"https://{words.strip()}"
    try:
        named = (urlsplit(told).hostname or "").lower()
    except ValueError:
        return False
    return named.removeprefix("www.") == host.removeprefix("www.")
