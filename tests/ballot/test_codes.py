"""Codes for people's eyes: one of each for a session, whatever the number of its boxes."""

from hashlib import pbkdf2_hmac, sha256

import pytest

from councils.ballot.codes import LETTERS, read_tracking, stretched, tracking


def digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def test_with_one_box_they_are_the_constructions_of_one_box():
    bits = pbkdf2_hmac("sha256", digest("phiên"), b"HD2tdkt9vec7x4", 131_072)
    number = int.from_bytes(bits) >> 156
    plain = "".join(LETTERS[number >> shift & 31] for shift in range(95, -1, -5))
    assert stretched([digest("phiên")], ["HD2tdkt9vec7x4"]) == "-".join(plain[i : i + 4] for i in range(0, 20, 4))
    first = int.from_bytes(digest("phiếu")) >> 176
    assert tracking([digest("phiếu")]).replace("-", "") == "".join(LETTERS[first >> s & 31] for s in range(75, -1, -5))


def test_the_order_of_boxes_says_nothing():
    digests, uuids = [digest("a"), digest("b"), digest("c")], ["x", "y", "z"]
    assert stretched(digests, uuids) == stretched(digests[::-1], uuids[::-1])
    assert tracking(digests) == tracking(digests[::-1])


@pytest.mark.parametrize("other", [["a", "b"], ["a", "b", "d"], ["a"]])
def test_any_other_box_gives_another_code(other):
    assert tracking(map(digest, other)) != tracking(map(digest, "abc"))
    assert stretched(map(digest, other), ["x"]) != stretched(map(digest, "abc"), ["x"])


def test_they_have_the_same_shape_with_one_box_and_with_seven():
    for count in (1, 7):
        digests = [digest(str(n)) for n in range(count)]
        assert [len(part) for part in tracking(digests).split("-")] == [4] * 4
        assert [len(part) for part in stretched(digests, ["u"]).split("-")] == [4] * 5


def test_a_typed_code_is_read_as_it_was_meant():
    assert read_tracking("Z0YT-C0DE-1234-9AB1") == "Z0YT-C0DE-1234-9AB1"
    for typed in ("z0yt-c0de-1234-9ab1", "Z0YTC0DE12349AB1", "ZOYT-CODE-L234-9ABI", "zoytcodei2349abl"):
        assert read_tracking(typed) == "Z0YT-C0DE-1234-9AB1"
    for none in ("", "Z0YT-C0DE-1234-9AB", "Z0YT-C0DE-1234-9AB12", "Z0YT-C0DE-1234-9ABU", "Z0YT C0DE 1234 9AB1"):
        assert read_tracking(none) is None
