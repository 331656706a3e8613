"""No address is served without saying whose rows it serves."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, get_resolver

#: Views of packages, which guard themselves; each is one that a person needs.
OF_PACKAGES = ("allauth.",)


def all_patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from all_patterns(entry)
        else:
            yield entry


def unscoped(patterns: Iterator[URLPattern]) -> list[str]:
    return [
        str(pattern.name or pattern.pattern)
        for pattern in patterns
        if not hasattr(pattern.callback, "scope") and not pattern.callback.__module__.startswith(OF_PACKAGES)
    ]


def test_every_view_says_whose_rows_it_serves():
    assert unscoped(all_patterns()) == []


def test_the_detector_sees_a_view_without_scope():
    from django.urls import path

    assert unscoped(iter([path("x/", login_not_required(lambda request: None), name="loose")])) == ["loose"]
