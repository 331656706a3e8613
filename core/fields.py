"""Columns that behave alike on every engine."""

from typing import Any

from django.db import models


class KeyField(models.CharField):  # type: ignore[type-arg]
    """A computed ASCII key, ordered byte by byte whatever the database's own collation."""

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters
