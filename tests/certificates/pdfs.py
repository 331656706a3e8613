"""A PDF of one empty page, as a scanner might send it."""

from io import BytesIO

import pikepdf


def _one_page() -> bytes:
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(content)
    return content.getvalue()


ONE_PAGE = _one_page()
