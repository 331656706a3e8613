"""A link that most rows lack is found by an index of those that have it."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model, OneToOneField

from tests.architecture.sources import APPS


def _links_that_may_lack() -> Iterator[tuple[type[Model], str]]:
    for model in apps.get_models():
        if model._meta.app_label in APPS:
            for field in model._meta.local_fields:
                if isinstance(field, OneToOneField) and field.null:
                    yield model, field.name


def _of_those_that_have_it(model: type[Model], name: str) -> bool:
    return any(
        index.fields == [name]
        and index.condition is not None
        and index.condition.children == [(f"{name}__isnull", False)]
        for index in model._meta.indexes
    )


def test_every_unique_link_that_may_lack_has_an_index_of_its_own():
    """Where all rows lack it, the unique index looks worthless, and SQLite reads the whole table for every row."""
    found = list(_links_that_may_lack())
    assert len(found) > 3
    assert [f"{model.__name__}.{name}" for model, name in found if not _of_those_that_have_it(model, name)] == []
