"""What a reorganisation of units touches here."""

from collections.abc import Iterator, Sequence

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from seasons.models import Registration
from seasons.workflow import State


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """What the units registered for movements of the season; it counts for whoever takes the files over."""
    rows = Registration.objects.filter(department__in=units, movement__season__state=State.OPEN)
    if there := rows.count():
        yield Effect("Đăng ký tham gia phong trào", f"{two_digits(there)} đăng ký, tính cho phòng mới.")
