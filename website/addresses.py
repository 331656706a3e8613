"""Addresses as they stand outside the portal: in feeds, on share cards, on a poster."""

from django.conf import settings
from django.urls import reverse


def absolute(path: str) -> str:
    """The whole address of a path: "https://thidua.example.vn/guong-dien-hinh/"."""
    return f"{settings.PUBLIC_URL}{path}"


def of_story(pk: int) -> str:
    """The whole address of a story; it holds no name, so that it tells nothing when the story is gone."""
    return absolute(reverse("website:story", args=[pk]))
