"""What a reorganisation of units touches here."""

from collections.abc import Iterator, Sequence

from django.db.models import Q

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from spreading.models import Pair, Replication
from spreading.workflow import PairingState, ReplicationState


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """Replications not answered and pairs of running campaigns; whoever takes the files over goes on with them."""
    rows = Replication.objects.filter(Q(department__in=units) | Q(nomination__department__in=units))
    waiting = rows.filter(state__in=(ReplicationState.WAITING, ReplicationState.RETURNED)).count()
    if waiting:
        yield Effect("Phiếu áp dụng điển hình chưa xác nhận", f"{two_digits(waiting)} phiếu, phòng mới làm tiếp.")
    running = Pair.objects.filter(department__in=units, campaign__state=PairingState.RUNNING).count()
    if running:
        yield Effect("Cặp thi đua cùng điển hình", f"{two_digits(running)} cặp, phòng mới ghi tiến độ.")
