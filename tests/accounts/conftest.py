"""Fixtures of the tests of accounts."""

import pytest
from django.test import Client


@pytest.fixture
def client_class() -> type[Client]:
    """For a second browser."""
    return Client
