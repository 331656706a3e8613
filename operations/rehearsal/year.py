"""The whole year, act by act, and the figures it ends with."""

from collections.abc import Callable, Iterator
from pathlib import Path

from accounts import events
from core import clock
from operations.demo.people import settle
from operations.rehearsal import council, decision, dossiers, opening, papers, public
from operations.rehearsal.index import figures, write_index
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Stuck

ACTS = (
    opening.open_the_year,
    council.establish,
    dossiers.introduce_all,
    dossiers.take_in_all,
    dossiers.ask_staff,
    council.appraise,
    dossiers.gather_comments,
    council.hold_session,
    council.sign_minutes,
    decision.send_up,
    decision.decide,
    decision.promulgate,
    papers.hand_over,
    papers.put_right,
    public.verify,
    public.close_the_year,
)


def rehearse(out: Path, say: Callable[[str], None]) -> Iterator[str]:
    """Walk the year; the figures of the season come line by line at the end.

    :raises Stuck: a page did not let a person go on, or the record of events does not hold.
    """
    stage = Stage(clock.today().year, out, say)
    stage.on(2, 1)
    settle(since=clock.today())
    for act in ACTS:
        act(stage)
    for sentence in events.broken_links():
        raise Stuck(sentence)
    stage.verified.append("Nhật ký: các bản ghi nối liền nhau, không bản nào bị sửa.")
    yield from stage.verified
    for name, figure in figures(stage):
        yield f"{name}: {figure}"
    yield f"Giấy tờ: {write_index(stage)}"
