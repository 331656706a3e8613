"""What the minutes tell besides figures and what the secretary writes: of the files, and of the vote."""

from collections.abc import Iterator, Sequence

from accounts.events import last_reasons
from core.vietnamese import long_date, long_time
from councils.aside import STOOD_ASIDE
from councils.electorate import Electorate
from councils.models import SessionMember
from councils.presiding import presiding_told
from nominations.lateness import leaves, told
from nominations.models import Nomination


def notes_of(room: Electorate) -> Iterator[str]:
    """Of the files put to the vote, for the minutes of the meeting."""
    yield from _late(room)
    listed = [item.nomination for item in room.agenda]
    aside = last_reasons(Nomination, [nomination.pk for nomination in listed], STOOD_ASIDE)
    for nomination in listed:
        if named := aside.get(nomination.pk, ""):
            yield f"Không tham gia thẩm định hồ sơ {nomination}: {named}"
    presiding = presiding_told(room)
    for item in room.agenda:
        if told_of := presiding.get(item.pk, ""):
            yield f"Hồ sơ {item.nomination}: {told_of[0].lower()}{told_of[1:]}"


def remarks_of(room: Electorate) -> list[str]:
    """Late and dropped files, ballots not returned, few voters, for the minutes of the count."""
    session = room.session
    found = [
        *_late(room),
        *(
            f"Hồ sơ {item} đưa khỏi danh sách bình xét: {item.drop_reason}"
            for item in session.agenda.exclude(dropped_at=None).select_related("nomination")
        ),
        *(
            f"Gia hạn bỏ phiếu đến {long_time(one.until)}, {long_date(one.until)}: {one.reason}"
            for one in session.extensions.all()
        ),
        *_of_electronic_ballots(room),
    ]
    if session.end_reason:
        found.append(f"Còn phiếu phát ra không thu về: {session.end_reason}")
    found += [
        f"Chủ tọa đã đọc và ghi nhận trước khi bỏ phiếu, đối với {names}: {' '.join(facts)}"
        for names, facts in room.warnings()
    ]
    return found


def _late(room: Electorate) -> Iterator[str]:
    """The label that follows a dossier from the late door on, with the leave that opened it."""
    late = leaves(item.nomination for item in room.agenda)
    for item in room.agenda:
        if item.nomination_id in late:
            yield f"Hồ sơ {item.nomination} nộp muộn. {told(late[item.nomination_id])}"


def _of_electronic_ballots(room: Electorate) -> Iterator[str]:
    """Who was there without a ballot, and who voted on paper beside the others."""
    without = room.without_ballot if room.session.is_electronic else []
    if without:
        yield f"Dự họp nhưng không nhận phiếu điện tử trước khi bắt đầu bỏ phiếu: {_listed(without)}"
    if room.on_paper:
        accepted = " (đã được báo trước là ít người bỏ phiếu giấy thì kém kín, và đồng ý)"
        few = all(member.accepts_few for member in room.on_paper)
        yield f"Bỏ phiếu giấy bên cạnh phiếu điện tử: {_listed(room.on_paper)}{accepted if few else ''}"


def _listed(members: Sequence[SessionMember]) -> str:
    return ", ".join(f"{member.user.honorific.lower()} {member.user.full_name}" for member in members)
