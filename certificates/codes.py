"""Register numbers and look-up codes of certificates.

The look-up code is short enough to be typed from paper and cannot be guessed: the running number in it is
sequential, the last ten characters are not, and they are checked before any record is sought
(OWASP ASVS 5.0, 8.2.2 and 11.2: references that cannot be enumerated).
"""

import hashlib
import hmac
import re

from core.vietnamese import search_norm

_SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_MAC_LENGTH = 10  # 10 characters of 5 bits: 50 bits
_LONGEST_TYPED = 200
_AS_DIGITS = str.maketrans("OIL", "011")
_AS_LETTERS = str.maketrans("01", "OI")
_PARTS = re.compile(rf"([A-Z01]+)([0-9OIL]{{2}})([0-9OIL]{{5}})([0-9A-Z]{{{_MAC_LENGTH}}})")
_ORIGIN = re.compile(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?/?")


def register_number(number: int, year: int, suffix: str) -> str:
    """The number under which a certificate stands in the register, e.g. ``0007/2026/CN-ĐHTT``.

    ``suffix`` is the season's own ending. Raises ``ValueError`` for a number below 1.
    """
    if number < 1:
        raise ValueError("Số vào sổ bắt đầu từ 1.")
    return f"{number:04d}/{year}/{suffix}"


def code_prefix(short_name: str) -> str:
    """The agency's short name in capitals without marks: ``SNgV`` gives ``SNGV``, ``ĐT`` gives ``DT``.

    Raises ``ValueError`` when no letter is left.
    """
    prefix = re.sub("[^A-Z]", "", _plain(short_name))
    if not prefix:
        raise ValueError("Tên viết tắt của cơ quan phải có ít nhất một chữ cái; nhập lại tên viết tắt.")
    return prefix


def lookup_code(short_name: str, year: int, number: int, key: bytes) -> str:
    """The code printed on a certificate, e.g. ``SNGV-26-00007-3M9K0T7QXW``.

    ``year`` is four digits (2000 to 2099), ``number`` is the running number in the register of that year
    (1 to 99999), ``key`` is the portal's secret for codes. Raises ``ValueError`` outside these ranges.
    """
    if not 2000 <= year <= 2099:
        raise ValueError("Mã tra cứu chỉ dùng cho các năm từ 2000 đến 2099.")
    if not 1 <= number <= 99999:
        raise ValueError("Số trong mã tra cứu phải từ 1 đến 99999.")
    stem = f"{code_prefix(short_name)}-{year % 100:02d}-{number:05d}"
    return f"{stem}-{_mac(stem, key)}"


def parse(code: str, key: bytes) -> tuple[str, int, int] | None:
    """Prefix, year and number of a typed code, or ``None`` when the code was not made with this key.

    Lower case, marks, spaces, missing dashes, and O for 0, I or L for 1 are forgiven. The comparison takes
    the same time for every wrong code.
    """
    if len(code) > _LONGEST_TYPED:
        return None
    match = _PARTS.fullmatch(_plain(code))
    if match is None:
        return None
    prefix = match[1].translate(_AS_LETTERS)
    year, number, mac = (part.translate(_AS_DIGITS) for part in match.groups()[1:])
    if not hmac.compare_digest(mac, _mac(f"{prefix}-{year}-{number}", key)):
        return None
    return prefix, 2000 + int(year), int(number)


def verify_url(base: str, code: str) -> str:
    """The address in the QR code, in capitals: ``HTTPS://HOST/C/CODE``.

    Capitals keep the QR code in its alphanumeric mode, one size smaller (ISO/IEC 18004, 7.4.4). Only the
    scheme and host of an address ignore case, so ``base`` must have no path: else ``ValueError``.
    """
    if not _ORIGIN.fullmatch(base):
        raise ValueError("Địa chỉ cổng chỉ gồm giao thức và tên máy chủ, ví dụ https://xacthuc.example.vn.")
    return f"{base.rstrip('/')}/C/{code}".upper()


def _plain(typed: str) -> str:
    """Capital letters without Vietnamese marks, and digits; nothing else."""
    return search_norm(typed).replace(" ", "").upper()


def _mac(stem: str, key: bytes) -> str:
    """The first 50 bits of HMAC-SHA256 (RFC 2104) as ten characters."""
    digest = hmac.digest(key, b"certificate-code:" + stem.encode(), hashlib.sha256)
    bits = int.from_bytes(digest) >> (8 * len(digest) - 5 * _MAC_LENGTH)
    return "".join(_SYMBOLS[bits >> shift & 31] for shift in range(5 * (_MAC_LENGTH - 1), -1, -5))
