"""Whether the files of an agenda may be voted on after their internal comment periods."""

from collections.abc import Iterable, Iterator

from core import clock
from core.vietnamese import short_date
from councils.guards import Condition
from councils.models import AgendaItem, CouncilSession
from nominations.commenting import dated
from nominations.models import Nomination
from seasons.rules import Rules, rules_of


def comments_over(session: CouncilSession, agenda: Iterable[AgendaItem]) -> list[Condition]:
    """No file is still open for comments; where the season asks the staff, each one was."""
    asked = Rules(session.rules or rules_of(session.season).values)["comment_days"] != "0"
    refusals = list(_unfinished(list(agenda), asked))
    if not asked and not refusals:
        return []
    return [Condition("Đã lấy xong ý kiến nội bộ", " ".join(refusals))]


def comments_to_note(session: CouncilSession, agenda: Iterable[AgendaItem]) -> list[Condition]:
    """The same while there is time to mend it: said at the convening, not yet refused."""
    found = comments_over(session, agenda)
    return [Condition("Lấy ý kiến nội bộ chưa xong", one.refusal, binding=False) for one in found if one.refusal]


def _unfinished(agenda: list[AgendaItem], asked: bool) -> Iterator[str]:
    listed = Nomination.objects.filter(pk__in=[item.nomination_id for item in agenda])
    until = dict(dated(listed).values_list("pk", "comments_until"))
    for item in agenda:
        name, last_day = item.nomination.name, until[item.nomination_id]
        if last_day is not None and last_day >= clock.today():
            yield f"Hồ sơ {name} đang lấy ý kiến đến hết ngày {short_date(last_day)}; bỏ phiếu sau ngày đó."
        elif last_day is None and asked:
            yield f"Hồ sơ {name} chưa được lấy ý kiến. Mở «Lấy ý kiến» để đưa ra, hoặc đưa khỏi danh sách."
