"""What of benefits and praise would stay unfinished if the season closed."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.vietnamese import two_digits
from rolemodels.models import PraiseProposal
from rolemodels.queries import missing_count
from rolemodels.workflow import State
from seasons.models import Season
from seasons.readiness import OpenItem


def open_items(season: Season, user: Any) -> Iterator[OpenItem]:
    """Both may be settled after the closing too."""
    if count := missing_count(season):
        page = reverse("rolemodels:benefits", args=[season.year])
        yield OpenItem(f"Còn {two_digits(count)} quyền lợi của điển hình chưa thực hiện.", page)
    waiting = PraiseProposal.objects.filter(nomination__season=season, state=State.PROPOSED).count()
    if waiting:
        page = reverse("rolemodels:praise_list", args=[season.year])
        yield OpenItem(f"Còn {two_digits(waiting)} đề nghị khen thưởng chưa có kết quả.", page)
