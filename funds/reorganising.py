"""What a reorganisation of units touches here."""

from collections.abc import Iterator, Sequence

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from funds.queries import unsettled


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """Requests on which the department may still have to act; whoever takes the files over goes on with them."""
    if waiting := unsettled().filter(department__in=units).count():
        yield Effect("Đề nghị hỗ trợ từ quỹ", f"{two_digits(waiting)} đề nghị, phòng mới làm tiếp.")
