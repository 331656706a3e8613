"""JSON in its one form, and digests (specification, sections 4.1 and 4.2).

Everything received must equal what we would have written, byte for byte: two texts never mean the same.
"""

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any, NoReturn

from councils.ballot.errors import Refused

_NUMBER = re.compile("0|[1-9][0-9]*")
_HALF = re.compile("[\ud800-\udfff]")
#: Nothing of the format is longer; what is, was not made by the format.
LONGEST = 64 * 1024 * 1024
#: Up to here programs that keep numbers as JavaScript does tell one from the next.
LARGEST = 2**53 - 1


def compact(value: object) -> str:
    """JSON without blanks, in the order of the fields, letters of every language as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def parsed(text: str | bytes) -> Any:
    """The value of a text that is written in its one form.

    :raises Refused: no JSON, no UTF-8, too long or too deep, or written in another way.
    """
    if len(text) > LONGEST:
        raise Refused("dữ liệu dài hơn mức cho phép")
    try:
        written = text if isinstance(text, str) else text.decode()
        value = json.loads(written, parse_float=no_such_number, parse_constant=no_such_number)
        same = compact(value).encode() == written.encode()
    except (ValueError, RecursionError) as problem:
        raise Refused("không phải JSON") from problem
    if not same:
        raise Refused("dữ liệu không viết ở dạng duy nhất được phép")
    return value


def no_such_number(written: str) -> NoReturn:
    raise ValueError(f"the format has no number like {written[:20]}")


def fields(value: object, *names: str, optional: tuple[str, ...] = ()) -> list[Any]:
    """The values of an object with exactly these fields in this order; None for an *optional* one that is absent.

    Optional fields stand where the format puts them: after all others.

    :raises Refused: another value, or other fields.
    """
    if not isinstance(value, dict):
        raise Refused("chỗ này phải là một đối tượng")
    present = (*names, *(name for name in optional if name in value))
    if tuple(value) != present:
        raise Refused(f"các trường phải là {', '.join(present)}, theo đúng thứ tự này")
    if any(value.get(name, ...) is None for name in optional):
        raise Refused("trường không có giá trị thì phải bỏ")
    return [value.get(name) for name in (*names, *optional)]


def listed(value: object, length: int | None = None) -> list[Any]:
    """:raises Refused: no array, or of another length."""
    if not isinstance(value, list):
        raise Refused("chỗ này phải là một danh sách")
    if length is not None and len(value) != length:
        raise Refused(f"phải có {length} mục, hiện có {len(value)}")
    return value


def text(value: object) -> str:
    """:raises Refused: no text, or half a character, which JSON can carry and nothing can write."""
    if not isinstance(value, str) or _HALF.search(value):
        raise Refused("chỗ này phải là chữ")
    return value


def whole(value: object, least: int = 0) -> int:
    """A JSON number of the format. :raises Refused: not whole, below *least*, or larger than all programs can keep."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
        raise Refused(f"chỗ này phải là số nguyên từ {least}")
    return value


def truth(value: object) -> bool:
    """:raises Refused: neither true nor false."""
    if not isinstance(value, bool):
        raise Refused("chỗ này phải là true hoặc false")
    return value


def scalar(value: object, order: int) -> int:
    """A number modulo *order* as the format writes it, in decimal text.

    :raises Refused: written otherwise, or too large.
    """
    written = text(value)
    if len(written) > 80 or not _NUMBER.fullmatch(written) or int(written) >= order:
        raise Refused("chỗ này phải là số thập phân nhỏ hơn cấp của nhóm")
    return int(written)


def hexadecimal(content: str | bytes) -> str:
    """SHA-256 in hexadecimal: the name of a piece of data."""
    return digest(content).hex()


def base64(content: str | bytes) -> str:
    """SHA-256 in Base64 without padding: fingerprints and tracking numbers."""
    return b64encode(digest(content)).decode().rstrip("=")


def digest(content: str | bytes) -> bytes:
    """SHA-256 of a text or of bytes."""
    return sha256(content.encode() if isinstance(content, str) else content).digest()


def digest_name(value: object) -> str:
    """A digest by which one piece of data names another. :raises Refused: not 64 lower-case hexadecimal digits."""
    written = text(value)
    if not re.fullmatch("[0-9a-f]{64}", written):
        raise Refused("chỗ này phải là mã SHA-256 hệ thập lục phân")
    return written
