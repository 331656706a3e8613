"""What would stay unfinished if a season closed now: dossiers, sessions, decisions and papers still under way."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse

from certificates.cases import cases_seen
from certificates.models import Decision
from certificates.workflow import DecisionState
from core.vietnamese import two_digits
from councils.models import CouncilSession
from councils.workflow import State as SessionState
from documents.queries import unfinished
from nominations.complaints import complaints_seen
from nominations.concern import kept_rows
from nominations.models import Nomination
from nominations.workflow import LIVE
from nominations.workflow import State as NominationState
from seasons.models import Season
from seasons.readiness import OpenItem

DONE_SESSIONS = (SessionState.CONCLUDED, SessionState.ADJOURNED)
DONE_DECISIONS = (DecisionState.ISSUED, DecisionState.CLOSED)


def open_items(season: Season, user: Any) -> Iterator[OpenItem]:
    """A sentence for each, for the page that confirms the closing; files kept from *user* are not counted."""
    live = Nomination.objects.filter(season=season, state__in=LIVE).exclude(kept_rows(user))
    counts = dict(live.order_by().values_list("state").annotate(Count("pk")))
    for state in NominationState:
        if state in counts:
            words = f"Còn {two_digits(counts[state])} hồ sơ ở trạng thái «{state.label}»."
            yield OpenItem(words, f"{reverse('nominations:list')}?state={state.value}")
    if waiting := complaints_seen(user).filter(nomination__season=season, handled_at=None).count():
        yield OpenItem(f"Còn {two_digits(waiting)} đơn thư chưa xử lý.", reverse("nominations:complaints"))
    if waiting := cases_seen(user).filter(item__decision__season=season, outcome="").count():
        words = f"Còn {two_digits(waiting)} đơn thư sau công nhận chưa có kết quả."
        yield OpenItem(words, reverse("certificates:cases"))
    for session in CouncilSession.objects.filter(season=season).exclude(state__in=DONE_SESSIONS):
        yield OpenItem(f"{session} chưa có biên bản ký.", reverse("councils:session", args=[session.pk]))
    for decision in Decision.objects.filter(season=season).exclude(state__in=DONE_DECISIONS):
        words = f"Quyết định đang ở bước «{decision.get_state_display()}»."
        yield OpenItem(words, reverse("certificates:decision", args=[decision.pk]))
    yield from _written_by_the_office(season)


def _written_by_the_office(season: Season) -> Iterator[OpenItem]:
    page = reverse("documents:composed_list")
    drafts = [row.is_draft for row in unfinished().filter(season=season)]
    if waiting := sum(drafts):
        yield OpenItem(f"Còn {two_digits(waiting)} bản nháp công văn, báo cáo, kế hoạch chưa cấp số.", page)
    if waiting := len(drafts) - sum(drafts):
        yield OpenItem(f"Còn {two_digits(waiting)} công văn, báo cáo, kế hoạch đã cấp số chưa có bản ký.", page)
