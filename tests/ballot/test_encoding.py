"""There is one way to write each thing; every other way is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.ballot import encoding
from councils.ballot.errors import Refused

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)


@given(json_values)
def test_what_is_written_is_read_back(value):
    assert encoding.parsed(encoding.compact(value)) == value


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}', '{"a":1} ', ' {"a":1}', '{"a":1}\n', '{"b":1,"b":1}', '\ufeff{"a":1}', '{"a":01}', '{"a":1.0}',
        '{"a":1e3}', '{"a":NaN}', '{"a":-0}', '{"a":"\\u0041"}', '{"a":"\\/"}', "{'a':1}", '{"a":1,}', "", "{",
        '{"a":"\ud800"}', "[" * 100_000, "1" * 5_000, b"\xff\xfe", b'{"a":"\xc3"}',
    ],
)  # fmt: skip
def test_another_way_of_writing_is_refused(text):
    with pytest.raises(Refused):
        encoding.parsed(text)


def test_ten_megabytes_of_nothing_are_refused():
    with pytest.raises(Refused):
        encoding.parsed(b" " * 10_000_000)
    with pytest.raises(Refused, match="dài hơn"):
        encoding.parsed("1" * (encoding.LONGEST + 1))


@pytest.mark.parametrize(
    "value", [{"b": 1, "a": 2}, {"a": 1}, {"a": 1, "b": 2, "c": 3}, {"a": 1, "c": 3, "b": 2}, [], None, "a"]
)
def test_fields_have_their_names_and_their_order(value):
    with pytest.raises(Refused):
        encoding.fields(value, "a", "b", optional=("d",))


def test_an_optional_field_may_be_absent():
    assert encoding.fields({"a": 1}, "a", optional=("d",)) == [1, None]
    assert encoding.fields({"a": 1, "d": 2}, "a", optional=("d",)) == [1, 2]


@pytest.mark.parametrize("written", ["7", "07", "+7", "-1", "1e3", "", " 1", "1 ", "٣", "7" * 5_000, 3, None, True])
def test_a_scalar_is_canonical_and_below_the_order(written):
    with pytest.raises(Refused):
        encoding.scalar(written, 7)


def test_scalars_up_to_the_order_are_read():
    assert [encoding.scalar(str(n), 7) for n in range(7)] == list(range(7))


@pytest.mark.parametrize("value", [-1, 1.0, "1", True, None])
def test_numbers_are_whole(value):
    with pytest.raises(Refused):
        encoding.whole(value)
