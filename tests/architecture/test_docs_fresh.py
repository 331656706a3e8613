"""The generated documents say what the code does."""

import pytest

from operations import reference
from tests.architecture.sources import ROOT


@pytest.mark.parametrize(
    ("page", "content"), [("workflow", reference.workflow_page), ("access-matrix", reference.matrix_page)]
)
def test_generated_page_is_fresh(page, content):
    committed = (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8")
    assert committed == content(), f"chạy: manage.py write_docs (docs/{page}.md đã cũ)"
