"""The procedure as documents that a jurist can read: ``docs/workflow.md`` and ``docs/access-matrix.md``.

Both are drawn from the tables of moves; the tests refuse a stale page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from accounts.roles import SECOND_FACTOR, Role
from certificates.workflow import CERTIFICATE, CHANGE, DECISION, RESULT_LETTER
from core.access import NOBODY
from core.workflow import Move, Workflow
from councils.workflow import SESSION
from funds.workflow import SUPPORT_REQUEST
from monitoring.workflow import DEPARTMENT_PAPER
from nominations.workflow import NOMINATION
from nurturing.workflow import FOLLOW_UP, NEW_FACTOR
from operations.acts import acts_table
from operations.stateless import STATELESS
from rolemodels.workflow import PRAISE
from seasons.workflow import REGISTRATION, SEASON
from spreading.workflow import PAIRING, REPLICATION, REVIEW
from stories.workflow import STORY

GENERATED = "<!-- Trang này do `manage.py write_docs` sinh ra từ mã nguồn; không sửa tay. -->"


@dataclass(frozen=True)
class Chapter:
    """One workflow with the title of its chapter."""

    title: str
    flow: Workflow


CHAPTERS = (
    Chapter("Kỳ bình xét", SEASON),
    Chapter("Đăng ký tham gia phong trào", REGISTRATION),
    Chapter("Hồ sơ giới thiệu", NOMINATION),
    Chapter("Phiên họp Hội đồng", SESSION),
    Chapter("Quyết định công nhận", DECISION),
    Chapter("Văn bản thay đổi quyết định", CHANGE),
    Chapter("Giấy công nhận", CERTIFICATE),
    Chapter("Thư báo kết quả", RESULT_LETTER),
    Chapter("Kế hoạch, báo cáo của phòng", DEPARTMENT_PAPER),
    Chapter("Bài viết nêu gương", STORY),
    Chapter("Buổi sơ kết, tổng kết", REVIEW),
    Chapter("Phiếu áp dụng điển hình", REPLICATION),
    Chapter("Đợt thi đua cùng điển hình", PAIRING),
    Chapter("Nhân tố mới", NEW_FACTOR),
    Chapter("Lần theo dõi", FOLLOW_UP),
    Chapter("Đề nghị hỗ trợ", SUPPORT_REQUEST),
    Chapter("Đề nghị khen thưởng", PRAISE),
)

#: (state, name of the duty) → names of the moves this duty may make in this state.
Cells = dict[tuple[str, str], list[str]]


def declared(flow: Workflow) -> Cells:
    """The cells as the table of moves declares them, for an open season and a record not suspended."""
    cells: Cells = {}
    for name, move in flow.moves.items():
        for state in move.sources:
            for part in move.who.parts:
                cells.setdefault((state, part.name), []).append(name)
    return cells


def workflow_page() -> str:
    """``docs/workflow.md``: per record a state diagram and a table of moves, then what closing leaves open."""
    parts = [GENERATED, "", "# Quy trình", ""]
    parts += ["Trạng thái chỉ đổi bằng những việc dưới đây. Việc không có trong bảng thì cổng không cho làm.", ""]
    for chapter in CHAPTERS:
        parts += [f"## {chapter.title}", "", *_diagram(chapter.flow), "", *_moves(chapter.flow), ""]
    parts += ["## Sau khi kỳ bình xét kết thúc", "", *_after_closing(), ""]
    return "\n".join(parts)


def matrix_page(cells_of: Callable[[Workflow], Cells] = declared) -> str:
    """``docs/access-matrix.md``: per record, which duty may do what in which state."""
    parts = [GENERATED, "", "# Ma trận quyền", ""]
    parts += [
        "Mỗi ô ghi những việc mà người giữ nhiệm vụ ở cột được làm khi hồ sơ ở trạng thái của hàng; ô trống là không",
        "được làm việc nào. Nhiệm vụ cấp phòng chỉ có quyền với hồ sơ của phòng mình. Một người giữ nhiều nhiệm vụ",
        "thì có quyền của từng nhiệm vụ. Người có liên quan tới một hồ sơ (được giới thiệu, thuộc tập thể, là người",
        "thân, đã khai không tham gia, cùng phòng giới thiệu) chỉ có quyền của phòng với hồ sơ đó.",
        "",
    ]
    for chapter in CHAPTERS:
        parts += [f"## {chapter.title}", "", *_matrix(chapter.flow, cells_of(chapter.flow)), ""]
    for acts in STATELESS:
        parts += [*acts_table(acts, {name: may for name, (_, may) in acts.acts.items()}), ""]
    second = ", ".join(str(role.label) for role in Role if role in SECOND_FACTOR)
    parts += ["## Xác nhận hai bước", "", f"Bắt buộc đối với: {second}.", ""]
    return "\n".join(parts)


def _diagram(flow: Workflow) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    for value, label in flow.states.choices:
        yield f'  state "{label}" as {value}'
    yield f"  [*] --> {flow.states.values[0]}"
    for move in flow.moves.values():
        for source in _in_order(flow, move):
            if move.target:
                yield f"  {source} --> {move.target}: {move.label}"
    yield "```"


def _moves(flow: Workflow) -> Iterator[str]:
    yield "| Việc | Từ trạng thái | Sang trạng thái | Người làm | Phải ghi lý do |"
    yield "|---|---|---|---|---|"
    for move in flow.moves.values():
        sources = ", ".join(_label(flow, source) for source in _in_order(flow, move))
        target = _label(flow, move.target) if move.target else "(giữ nguyên)"
        who = ", ".join(part.label for part in move.who.parts)
        yield f"| {move.label} | {sources} | {target} | {who} | {'có' if move.needs_reason else ''} |"


def _after_closing() -> Iterator[str]:
    yield "Không còn đổi được ai được giới thiệu, thẩm định, bỏ phiếu hay quyết định. Chỉ còn những việc sau:"
    yield ""
    for chapter in CHAPTERS:
        if _goes_on(chapter.flow):
            yield f"- {chapter.title}: mọi việc."
        for move in chapter.flow.moves.values():
            if move.after_closing:
                yield f"- {chapter.title}: {move.label}."


def _goes_on(flow: Workflow) -> bool:
    """Whether its moves never ask for the season, and none is marked to outlast one."""
    return flow is not SEASON and flow.closed == NOBODY and not any(one.after_closing for one in flow.moves.values())


def _matrix(flow: Workflow, cells: Cells) -> Iterator[str]:
    duties = [role for role in Role if any(duty == role for _, duty in cells)]
    yield "| Trạng thái | " + " | ".join(str(role.label) for role in duties) + " |"
    yield "|---" * (len(duties) + 1) + "|"
    for value, label in flow.states.choices:
        row = ["; ".join(flow.moves[name].label for name in cells.get((value, duty), [])) for duty in duties]
        yield f"| {label} | " + " | ".join(row) + " |"


def _in_order(flow: Workflow, move: Move) -> list[str]:
    return [value for value in flow.states.values if value in move.sources]


def _label(flow: Workflow, value: str) -> str:
    return dict(flow.states.choices)[value]
