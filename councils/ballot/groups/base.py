"""What the protocol asks of a group."""

from typing import Any, Protocol

from councils.ballot.errors import Refused

#: Elements are opaque: bytes or integers, as the group likes. They are compared with ``==``.
Element = Any


class Group(Protocol):
    """A group of prime ``order`` written multiplicatively.

    Every element that a caller holds was made by these methods or read by ``element``, which checks it fully;
    so arithmetic never meets a value from outside.
    """

    name: str
    order: int
    generator: Element
    identity: Element

    def power(self, element: Element, exponent: int) -> Element:
        """``element`` to the ``exponent`` (any integer, taken modulo the order)."""

    def base_power(self, exponent: int) -> Element:
        """The generator to the ``exponent``."""

    def times(self, left: Element, right: Element) -> Element:
        """The product."""

    def over(self, left: Element, right: Element) -> Element:
        """``left`` divided by ``right``."""

    def text(self, element: Element) -> str:
        """The one way in which this element is written."""

    def element(self, text: object) -> Element:
        """The element written so.

        :raises Refused: not text, not canonical, not in the group of prime order, or the identity.
        """


def product(group: Group, elements: Any) -> Element:
    """The product of all *elements*; the identity of none."""
    result = group.identity
    for element in elements:
        result = group.times(result, element)
    return result


def text_of(value: object) -> str:
    if not isinstance(value, str):
        raise Refused("phần tử của nhóm phải viết dưới dạng chữ")
    return value
