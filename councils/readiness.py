"""What must hold before each step of a session: the same list draws its checklist and guards its action."""

from core.vietnamese import two_digits
from councils import tie_rounds
from councils.agenda import nominations_ready
from councils.commented import comments_over, comments_to_note
from councils.electorate import Electorate, electorate_of
from councils.electronic.conditions import electronic_conditions, keys_destroyed
from councils.forecast import attendance_forecast
from councils.guards import Condition
from councils.models import CouncilSession, SessionMember
from councils.seats import LEAST_MEMBERS
from councils.team import refusals as team_refusals
from councils.voting import ratio_words, voting_rule
from seasons.models import SeasonRule
from seasons.rule_specs import SPECS
from seasons.rules import rules_of


def before_convening(session: CouncilSession) -> list[Condition]:
    """Agenda, people and rules that convening will freeze."""
    agenda = list(session.agenda.filter(dropped_at=None).select_related("nomination"))
    return [
        Condition(
            "Danh sách bình xét đã có",
            "" if agenda else "Danh sách bình xét chưa có hồ sơ nào. Mở «Sửa phiên họp» để chọn hồ sơ.",
            f"{len(agenda)} hồ sơ",
            "session_edit",
        ),
        nominations_ready(agenda),
        _council_sits(session),
        attendance_forecast(session),
        _rules_have_sources(session),
        *tie_rounds.conditions(session, [item.nomination for item in agenda]),
        *comments_to_note(session, agenda),
    ]


def before_opening(session: CouncilSession) -> list[Condition]:
    """Roll call, quorum and the people without whom there is no session."""
    room = electorate_of(session)
    return [_roll_taken(room), _quorum(room), _officer_present(room, session.chair_id, "Chủ tọa"),
            _officer_present(room, session.secretary_id, "Thư ký")]  # fmt: skip


def before_starting(session: CouncilSession) -> list[Condition]:
    """Everything the vote stands on; what is only to be noted comes last."""
    room = electorate_of(session)
    counters = list(session.counters.select_related("user__department"))
    return [
        *before_opening(session),
        _team_proposed(session, len(counters)),
        _team_confirmed(session),
        _team_still_fit(session, room),
        *(electronic_conditions(session, room) if session.is_electronic else ()),
        nominations_ready(list(room.agenda)),
        *comments_over(session, room.agenda),
        _boxes(room),
        *_to_note(room),
    ]


def before_concluding(session: CouncilSession) -> list[Condition]:
    """Both minutes signed and scanned; then the keys destroyed."""
    return [*signed_minutes(session), *keys_destroyed(session)]


def signed_minutes(session: CouncilSession) -> list[Condition]:
    """Both minutes, signed and scanned."""
    papers = {paper.kind: paper for paper in session.papers.filter(set_aside_at=None)}
    found = []
    for kind, name in (("counting_minutes", "Biên bản kiểm phiếu"), ("meeting_minutes", "Biên bản họp")):
        paper = papers.get(kind)
        refusal = f"Chưa lập {name}. Mở «Lập biên bản» để lập, in và ký." if paper is None else ""
        if paper is not None and not paper.is_signed:
            refusal = f"Chưa có bản ký của {name}. Mời in, ký rồi tải bản quét lên."
        found.append(Condition(f"{name} đã ký, đã tải bản quét", refusal, page="minutes_make"))
    return found


def _council_sits(session: CouncilSession) -> Condition:
    sitting = set(session.council.members.filter(duty__until=None).values_list("pk", flat=True))
    refusal = ""
    if session.council.ended_at is not None:
        refusal = "Hội đồng của phiên họp này đã được kiện toàn. Mời lập phiên họp mới với Hội đồng hiện tại."
    elif len(sitting) < LEAST_MEMBERS:
        refusal = f"Hội đồng còn {two_digits(len(sitting))} thành viên, cần ít nhất {two_digits(LEAST_MEMBERS)}."
    elif not {session.chair_id, session.secretary_id} <= sitting:
        refusal = "Chủ tọa hoặc Thư ký không còn trong Hội đồng. Mở «Sửa phiên họp» để chọn lại."
    return Condition("Hội đồng, chủ tọa và Thư ký", refusal, f"{len(sitting)} thành viên", "session_edit")


def _rules_have_sources(session: CouncilSession) -> Condition:
    label = "Quy tắc kỳ này đã có nguồn và người phê duyệt"
    sourced = SeasonRule.objects.filter(season=session.season).exclude(source="").exclude(approved_by="")
    settled = set(sourced.values_list("key", flat=True))
    missing = [spec.label for key, spec in SPECS.items() if key not in settled]
    if missing:
        return Condition(
            label,
            f"Còn {two_digits(len(missing))} quy tắc chưa ghi nguồn hoặc người phê duyệt: {'; '.join(missing)}. "
            "Mở «Quy tắc kỳ này» để bổ sung.",
            page="rules",
        )
    values = rules_of(session.season).values
    try:
        voting_rule(values)
    except ValueError as contradiction:
        return Condition(label, str(contradiction), page="rules")
    return Condition(label, note=f"Đạt khi tán thành {ratio_words(values)}", page="rules")


def _roll_taken(room: Electorate) -> Condition:
    left = ", ".join(str(member) for member in room.unmarked)
    return Condition(
        "Đã điểm danh mọi thành viên",
        f"Chưa điểm danh: {left}. Mở «Điểm danh» để ghi." if left else "",
        f"{len(room.members)} thành viên",
        "attendance",
    )


def _quorum(room: Electorate) -> Condition:
    here, all_members = len(room.participants), len(room.members)
    refusal = ""
    if not room.has_quorum:
        refusal = (
            f"Mới có {two_digits(here)} trên {two_digits(all_members)} thành viên dự họp, cần ít nhất "
            f"{two_digits(room.quorum_needed)}. Chờ thêm thành viên hoặc hoãn phiên họp."
        )
        if room.remote and not room.rule.remote_counts:
            refusal += " Theo quy tắc kỳ này, thành viên dự từ xa không tính vào số dự họp."
    figures = f"{here}/{all_members}, cần {room.quorum_needed}"
    return Condition("Đủ số thành viên dự họp", refusal, figures, "attendance")


def _officer_present(room: Electorate, seat_id: int, office: str) -> Condition:
    member = next((one for one in room.members if one.seat_id == seat_id), None)
    here = member is not None and member.presence == SessionMember.Presence.PRESENT
    refusal = f"{office} không có mặt. Mở «Điểm danh» để chọn {office.lower()} khác." if not here else ""
    return Condition(f"{office} có mặt", refusal, str(member or ""), "attendance")


def _team_proposed(session: CouncilSession, size: int) -> Condition:
    refusal = "" if size else "Chưa đề xuất Tổ kiểm phiếu. Mở «Tổ kiểm phiếu» để chọn từ 02 đến 03 người."
    return Condition("Đã đề xuất Tổ kiểm phiếu", refusal, f"{size} người" if size else "", "team")


def _team_confirmed(session: CouncilSession) -> Condition:
    if session.team_for is None:
        return Condition(
            "Hội đồng đã biểu quyết Tổ kiểm phiếu",
            "Hội đồng chưa biểu quyết Tổ kiểm phiếu. Ghi số giơ tay ở «Tổ kiểm phiếu».",
            page="team",
        )
    hands = f"{session.team_for} tán thành, {session.team_against} không tán thành"
    return Condition("Hội đồng đã biểu quyết Tổ kiểm phiếu", note=hands, page="team")


def _team_still_fit(session: CouncilSession, room: Electorate) -> Condition:
    people = [counter.user for counter in session.counters.select_related("user__department")]
    found = team_refusals(session, people) if people else []
    places = {member.user_id: member.presence for member in room.members}
    for person in people:
        if places.get(person.pk, SessionMember.Presence.PRESENT) != SessionMember.Presence.PRESENT:
            found.append(f"Đồng chí {person} không có mặt nên không kiểm phiếu được. Mời chọn người khác.")
    return Condition("Thành viên Tổ kiểm phiếu có mặt, đủ điều kiện", " ".join(found), page="team")


def _boxes(room: Electorate) -> Condition:
    boxes = room.grouping.boxes
    refusal = ""
    if not boxes:
        refusal = "Không hồ sơ nào đủ số người bỏ phiếu. Hoãn phiên họp hoặc chờ thêm thành viên nhận phiếu."
    lines = sum(len(box.nominees) for box in boxes)
    return Condition("Có hồ sơ đủ số người bỏ phiếu", refusal, f"{len(boxes)} hòm phiếu, {lines} hồ sơ", "agenda")


def _to_note(room: Electorate) -> list[Condition]:
    if not room.recipients:
        return []
    few = [Condition("Ít người bỏ phiếu", facts[0], names, "agenda", binding=False) for names, facts in room.warnings()]
    dropped = [
        Condition("Không đủ số người bỏ phiếu", left.sentence, ", ".join(map(str, left.nominees)), "agenda", False)
        for left in room.grouping.not_prepared
    ]
    return [*dropped, *few]
