import pytest


@pytest.fixture
def papers_are_drawn_once() -> None:
    """Not here: each page is drawn anew."""
