"""What a reorganisation of units touches here."""

from collections.abc import Iterator, Sequence

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from monitoring.follow_ups import OWED
from monitoring.models import DepartmentPaper, Finding
from monitoring.workflow import State
from seasons.workflow import State as SeasonState


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """Plans and reports not yet approved, and follow-ups of visits; whoever takes the files over goes on with them."""
    papers = DepartmentPaper.objects.filter(department__in=units, season__state=SeasonState.OPEN)
    if waiting := papers.exclude(state=State.APPROVED).count():
        yield Effect("Kế hoạch, báo cáo chưa duyệt", f"{two_digits(waiting)} văn bản, phòng mới làm tiếp.")
    owed = Finding.objects.filter(OWED, inspection__department__in=units)
    if waiting := owed.count():
        yield Effect("Việc phải làm sau kiểm tra", f"{two_digits(waiting)} việc, phòng mới báo cáo.")
