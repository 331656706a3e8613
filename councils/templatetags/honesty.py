"""``{% secrecy "server" %}``: a sentence about secrecy, from the one place where they stand."""

from django import template

from councils.electronic.honesty import said

register = template.Library()


@register.simple_tag
def secrecy(key: str) -> str:
    return said(key)
