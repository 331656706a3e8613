"""Sessions and meetings turned into their papers, drawn anew for every reader."""

from collections.abc import Iterable

from accounts.models import User
from core.papers import Paper
from core.vietnamese import clock_time, lines, two_digits
from documents import issuing
from nominations.models import Nomination
from spreading.models import InsertItem, MeetingInsert, Presence, ReviewSession
from spreading.papers import attendance, meeting, minutes, programme
from spreading.papers.attendance import AttendanceContent, Line
from spreading.papers.meeting import ItemLine, MeetingContent
from spreading.papers.minutes import MinutesContent, Wish
from spreading.papers.parts import Occasion, Talk
from spreading.queries import Attended, attended_by
from spreading.workflow import ReviewState


def programme_paper(row: ReviewSession) -> Paper:
    """Chương trình.

    :raises ValidationError: the agency is not entered for the day of the session.
    """
    return programme.build(occasion_of(row))


def minutes_paper(row: ReviewSession) -> Paper:
    """Biên bản; before the session is closed, as it would be printed now.

    :raises ValidationError: as ``programme_paper`` does.
    """
    requests = row.learning_requests.select_related("nomination__department", "department")
    return minutes.build(
        MinutesContent(
            occasion=occasion_of(row),
            symbol=f"BB-{issuing.agency_on(row.day).short_code}",
            attended=told(attended_by(row)),
            proceedings=lines(row.proceedings),
            lessons=lines(row.lessons),
            conclusions=lines(row.conclusions),
            wishes=tuple(Wish(str(one.department), named(one.nomination), one.wanted) for one in requests),
        )
    )


def attendance_paper(row: ReviewSession) -> Paper:
    """Danh sách có mặt; until the session was held, the sheet to sign on.

    :raises ValidationError: as ``programme_paper`` does.
    """
    if row.state == ReviewState.PLANNED:
        people = ((person, Line(person.full_name, person.post)) for person in User.objects.people())
        return attendance.build(AttendanceContent(occasion_of(row), _by_unit(people)))
    there = row.presences.select_related("person__department").order_by("person__sort_key", "pk")
    lines_of = ((one.person, Line(one.person.full_name, one.person.post, _known(one))) for one in there)
    return attendance.build(AttendanceContent(occasion_of(row), _by_unit(lines_of), told(attended_by(row))))


def insert_paper(row: MeetingInsert) -> Paper:
    """Nội dung lồng ghép.

    :raises ValidationError: as ``programme_paper`` does.
    """
    items = row.items.select_related("movement", "nomination__department", "directive", "reporter")
    return meeting.build(
        MeetingContent(
            issuer=issuing.issuer_of(issuing.agency_on(row.meets_on)),
            meets_on=row.meets_on,
            place=row.place,
            items=tuple(ItemLine(one.text, about(one), one.reporter.addressed) for one in items),
            attended=row.attended or 0,
            outcome=lines(row.outcome),
            mark=issuing.rehearsal_mark(),
        )
    )


def occasion_of(row: ReviewSession) -> Occasion:
    """What every paper of the session says.

    :raises ValidationError: the agency is not entered for its day.
    """
    talks = row.presentations.select_related("nomination__department")
    return Occasion(
        issuer=issuing.issuer_of(issuing.agency_on(row.day)),
        kind=str(row.get_kind_display()).lower(),
        title=row.title,
        day=row.day,
        starts=row.starts,
        place=row.place,
        chair=f"{row.chair.addressed}, {row.chair.post}",
        secretary=f"{row.secretary.addressed}, {row.secretary.post}",
        movements=tuple(row.movements.values_list("name", flat=True)),
        agenda=lines(row.agenda),
        talks=tuple(Talk(named(one.nomination), one.topic, one.minutes) for one in talks),
        mark=issuing.rehearsal_mark(),
    )


def named(row: Nomination) -> str:
    """ "Bà Trần Thị A, Phòng Lễ tân"; a collective by its name."""
    return f"{row.addressed}, {row.department}" if row.kind == Nomination.Kind.INDIVIDUAL else row.name


def about(item: InsertItem) -> str:
    """What an item is about: movement, model, directive, as far as they are named."""
    told = []
    if item.movement:
        told.append(f"Phong trào: {item.movement.name}")
    if item.nomination:
        told.append(f"Điển hình: {named(item.nomination)}")
    if item.directive:
        told.append(f"Văn bản của cấp ủy: {item.directive}")
    return "; ".join(told)


def told(there: Attended) -> str:
    """ "45 người: 30 tự báo bằng mã, 10 do Văn phòng ghi, 05 chỉ ký trên giấy. Mỗi người chỉ tính một lần."."""
    parts = [
        f"{two_digits(count)} {words}"
        for count, words in (
            (there.by_code, "tự báo bằng mã"),
            (there.ticked, "do Văn phòng Sở ghi"),
            (there.on_paper, "chỉ ký trên giấy"),
        )
        if count
    ]
    if not parts:
        return "chưa ghi."
    return f"{two_digits(there.total)} người: {', '.join(parts)}. Mỗi người chỉ tính một lần."


def _known(one: Presence) -> str:
    by_code = one.way == Presence.Way.CODE
    return f"Bằng mã, {clock_time(one.noted_at)}" if by_code else str(one.get_way_display())


def _by_unit(people: Iterable[tuple[User, Line]]) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Departments in the order of their names, each with its people in the order given."""
    units: dict[tuple[str, str], list[Line]] = {}
    for person, line in people:
        units.setdefault((person.department.sort_key, str(person.department)), []).append(line)
    return tuple((name, tuple(found)) for (_, name), found in sorted(units.items()))
