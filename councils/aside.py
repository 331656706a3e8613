"""Who of the council stands aside from which file, and who declared no conflict: for the secretary's paper."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import F

from core import clock
from core.papers import Paper, Signer
from core.vietnamese import local_day
from councils.models import AppraisalSheet
from councils.papers import standing_aside
from councils.printing import issuer_on
from councils.recusals import by_ground, from_appraisal
from councils.seats import sitting
from documents.issuing import rehearsal_mark
from nominations.concern import ground_words, kept_rows
from nominations.models import ConflictDeclaration, Nomination
from nominations.workflow import PAST_INTAKE
from seasons.models import Season
from seasons.rules import rules_of

#: The act under which the record of events keeps, of each closing of an appraisal, who had no part in it.
STOOD_ASIDE = "stand_aside"
NO_CONFLICT = "Khai không có xung đột lợi ích"


def aside_now(nomination: Nomination) -> str:
    """Who of the council stands aside from appraising the file today, and on what grounds; empty for nobody."""
    grounds = from_appraisal([nomination], rules_of(nomination.season)["recusal_appraisal"])
    people = [seat.duty.user for seat in sitting(nomination.season)]
    keys = {(nomination.pk, person.pk): str(person) for person in people}
    filed = _filed([nomination])
    aside = by_ground((name, grounds[key]) for key, name in keys.items() if key in grounds.keys() - filed)
    since = (_since(name, grounds[key]) for key, name in keys.items() if key in grounds.keys() & filed)
    return "; ".join([*aside, *since])


def _filed(listed: Sequence[Nomination]) -> set[tuple[int, int]]:
    """(file, member) of every sheet filed in the file's present round."""
    sheets = AppraisalSheet.objects.filter(nomination__in=listed, round=F("nomination__round"), filed_at__isnull=False)
    return set(sheets.values_list("nomination_id", "appraiser_id"))


def _since(name: str, ground: str) -> str:
    """Of a member who appraised and stands aside since: the sheet stands, and the paper says so."""
    return f"{name} đã nộp phiếu thẩm định trước khi {ground_words(ground)}, phiếu vẫn giữ"


def aside_paper(season: Season, *, by: Any) -> Paper:
    """Danh sách không tham gia bình xét of the season's files, without those kept from *by*.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    today = clock.today()
    return standing_aside.build(
        standing_aside.StandingAsideContent(
            issuer=issuer_on(today),
            on=today,
            subject=f"Thẩm định hồ sơ điển hình tiên tiến năm {season.year}",
            lines=tuple(aside_lines(season, by)),
            secretary=Signer(("NGƯỜI LẬP",), by.full_name, sealed=False),
            mark=rehearsal_mark(),
        )
    )


def aside_lines(season: Season, user: Any) -> Iterator[standing_aside.Line]:
    """A line for every member of the council who stands aside from a file taken in, or declared on it."""
    taken_in = Nomination.objects.filter(season=season, state__in=PAST_INTAKE).exclude(kept_rows(user))
    listed = list(taken_in.select_related("season", "department").order_by("sort_key", "pk"))
    grounds = from_appraisal(listed, rules_of(season)["recusal_appraisal"])
    declared = {
        (row.nomination_id, row.user_id): row for row in ConflictDeclaration.objects.filter(nomination__in=listed)
    }
    members, filed = [seat.duty.user for seat in sitting(season)], _filed(listed)
    for nomination in listed:
        for member in members:
            key = (nomination.pk, member.pk)
            said = declared.get(key)
            if key in grounds.keys() & filed:
                statement = f"Đã nộp phiếu thẩm định trước khi {ground_words(grounds[key])}; phiếu vẫn giữ"
            elif key in grounds:
                statement = f"Không tham gia vì {ground_words(grounds[key])}"
            elif said:
                statement = NO_CONFLICT
            else:
                continue
            on = local_day(said.declared_at) if said and said.ground == grounds.get(key, "") else None
            yield standing_aside.Line(nomination.name, nomination.number, str(member), statement, on)
