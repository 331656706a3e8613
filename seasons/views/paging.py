"""Long lists in pages of fifty rows."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

PAGE = 50


def paged(request: HttpRequest, rows: Any) -> dict[str, Any]:
    """The rows of the page that the address asks for, and the ways to its neighbours."""
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return {
        "rows": page.object_list,
        "previous_url": f"?page={page.number - 1}" if page.has_previous() else "",
        "next_url": f"?page={page.number + 1}" if page.has_next() else "",
        "position": f"Dòng {page.start_index()} đến {page.end_index()} trên {page.paginator.count}",
        "several": page.paginator.num_pages > 1,
    }
