"""Personal numbers and addresses in a text: where they stand and what they are; a guess for a person to check."""

import re
import unicodedata
from collections.abc import Iterator

IDENTITY, PHONE, MAIL, ADDRESS = "Số định danh", "Điện thoại", "Thư điện tử", "Địa chỉ"
_NAMED = r"(?:cccd|cmnd|cmt|can cuoc[a-z ]{0,12}|chung minh[a-z ]{0,12}|dinh danh[a-z ]{0,12}|ho chieu)"
_PLACE = (
    r"dia chi(?: [a-z]{1,8}){0,3}|noi (?:o|cu tru|thuong tru)(?: hien (?:nay|tai))?|cho o(?: hien (?:nay|tai))?"
    r"|(?:dang ky )?(?:thuong|tam) tru|ho khau(?: thuong tru)?|que quan"
)
_THREES = r"(?<![0-9.,])[0-9]{3}(?: ?[0-9]{3})"
#: Looked for in small letters without marks, the surer first: what stands in an earlier one is not told again.
_FORMS = (
    (MAIL, re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}")),
    (ADDRESS, re.compile(rf"\bso nha\b[^\r\n]{{0,200}}|\b(?:{_PLACE}) ?:[^\r\n]{{1,200}}")),
    (PHONE, re.compile(r"\+84(?:[ .-]?[0-9]){8,10}(?![0-9])")),
    (IDENTITY, re.compile(rf"\b{_NAMED}\W{{0,3}}(?:so)?\W{{0,3}}(?P<what>[a-z]?[0-9][0-9. ]{{5,14}}[0-9])")),
    (IDENTITY, re.compile(rf"{_THREES}{{3}}(?![0-9])|{_THREES}{{2}}(?![0-9])")),
    (PHONE, re.compile(r"(?<![0-9.,/])\(?0[0-9]{1,3}\)?(?:[ .-]?[0-9]){6,10}(?![0-9])")),
)
_PHONE_DIGITS = range(10, 13)


def found_in(text: str) -> Iterator[tuple[str, int, int]]:
    """What each is, where it begins, and where it ends, in letters of *text*."""
    plain, places = _without_marks(text)
    taken: list[tuple[int, int]] = []
    for kind, form in _FORMS:
        for match in form.finditer(plain):
            begin, end = match.span("what" if "what" in form.groupindex else 0)
            if kind == PHONE and sum(letter.isdigit() for letter in match[0]) not in _PHONE_DIGITS:
                continue
            if any(begin < ends and starts < end for starts, ends in taken):
                continue
            taken.append((begin, end))
            yield kind, places[begin], places[end - 1] + 1


def _without_marks(text: str) -> tuple[str, list[int]]:
    """Small letters without marks, and for each the place in *text* it came from."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for piece in unicodedata.normalize("NFD", letter):
            if not unicodedata.combining(piece):
                small = piece.lower()
                letters.append("d" if small == "đ" else small if len(small) == 1 else piece)
                places.append(place)
    return "".join(letters).replace("\N{NO-BREAK SPACE}", " "), places
