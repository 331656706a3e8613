"""A counter opens the boxes with the own key (mở hòm phiếu để kiểm); with the second one the result is there."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from core import clock
from core.workflow import AlreadyDone, lock
from councils.access import counted
from councils.actions.settle import settle
from councils.ballot import encoding
from councils.ballot.board import Kind
from councils.ballot.counting import make_share, result_of, written_owner, written_result
from councils.ballot.errors import Refused
from councils.electronic import keyring
from councils.electronic.answers import answers
from councils.electronic.boards import append, board_of, broken, published
from councils.electronic.counting import SERVER, Count, owner_of, to_open
from councils.electronic.holders import holder_of
from councils.guards import note, refuse_unless
from councils.models import BallotBox, BallotLine, BoxKey, CouncilSession, KeyHolder, PaperPart
from councils.tallying import COLUMNS
from councils.workflow import State


@transaction.atomic
def open_boxes(session: CouncilSession, *, by: Any, shares: Mapping[str, str]) -> CouncilSession:
    """The session with this counter's shares on every board, counted if they are the last that were needed.

    Where no box may be opened, one counter settles that.

    :raises PermissionDenied: *by* is no confirmed counter of this session, or holds no key.
    :raises ValidationError: the sums are not published yet, or a share is wrong.
    """
    row: CouncilSession = lock(session)
    if not counted(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    holder = holder_of(row, by)
    refuse_unless(row, [State.ENDED], "Mở hòm phiếu để kiểm")
    if PaperPart.objects.filter(box__session=row, confirmed_at=None).exists():
        raise ValidationError("Phiếu giấy chưa nhập hoặc chưa đối chiếu xong. Mời làm xong phiếu giấy rồi mở lại.")
    boxes = to_open(row)
    if set(shares) != {box.key.uuid for box in boxes if box.key}:
        raise ValidationError("Chưa đủ phần mở của mọi hòm phiếu. Mời tải lại trang rồi mở lại.")
    counts = {box: _add(box, holder, shares) for box in boxes}
    note(row, "open_boxes", by=by, capacity="Thành viên Tổ kiểm phiếu")
    if any(len(count.shares) < holder.keys.threshold for count in counts.values()):
        return row
    secrets = keyring.read(holder.keys.name)
    for box, count in counts.items():
        _write_figures(box, _decrypt(box, count, secrets.boxes), by)
    return settle(row, by=by)


def _add(box: BallotBox, holder: KeyHolder, shares: Mapping[str, str]) -> Count:
    """The count with this counter's share."""
    if box.key is None or not published(box, Kind.ENCRYPTED_TALLY):
        raise ValidationError("Máy chủ đang cộng phiếu. Mời chờ một lát rồi bấm lại.")
    count = _count(box, box.key)
    owner = owner_of(holder.place)
    if owner in count.shares:
        raise AlreadyDone("Đồng chí đã dùng phần khóa của mình để mở. Mời chờ thành viên khác của Tổ.")
    try:
        _put(box, count, owner, encoding.text(shares[box.key.uuid]))
    except Refused as problem:
        raise ValidationError(f"Phần mở của {str(box).lower()} không đúng: {problem}. Mời tải lại trang.") from problem
    if box.entered_by_id is None:
        box.entered_by, box.entered_at = holder.user, clock.now()
        box.save(update_fields=["entered_by", "entered_at"])
    return count


def _count(box: BallotBox, key: BoxKey) -> Count:
    try:
        return Count(board_of(box), key)
    except Refused as problem:
        raise ValidationError(broken(box, problem)) from problem


def _put(box: BallotBox, count: Count, owner: int, written: str) -> None:
    count.take(owner, written)
    append(box, Kind.PARTIAL_DECRYPTION, written, written_owner(owner, encoding.hexadecimal(written)))


def _decrypt(box: BallotBox, count: Count, secrets: Mapping[str, int]) -> list[list[int]]:
    """Add the server's own share, and put the result on the board."""
    _put_servers(box, count, secrets.get(count.election.uuid, 0))
    try:
        result = result_of(count.election, count.counters, count.tally, count.shares)
    except Refused as problem:
        raise ValidationError(broken(box, problem)) from problem
    append(box, Kind.RESULT, written_result(result))
    return result


def _put_servers(box: BallotBox, count: Count, secret: int) -> None:
    try:
        _put(box, count, SERVER, make_share(count.election, count.tally, secret))
    except Refused as problem:
        raise ValidationError(
            f"Phần khóa của máy chủ không đúng với {str(box).lower()}: {problem}. Dừng lại, giữ nguyên máy chủ và "
            "báo Thường trực Hội đồng."
        ) from problem


def _write_figures(box: BallotBox, result: list[list[int]], by: Any) -> None:
    columns = [column for _, column in answers(box.session.rules)]
    paper = PaperPart.objects.filter(box=box).first()
    for line, votes in zip(box.lines.all(), result, strict=True):
        figures = dict.fromkeys(COLUMNS, 0)
        for column, number in (*zip(columns, votes, strict=True), *_on_paper(paper, line)):
            figures[column] += number
        for column, number in figures.items():
            setattr(line, column, number)
        line.save(update_fields=COLUMNS)
    box.valid, box.invalid = box.cast, 0
    if paper is not None:
        for name in ("issued", "returned", "valid", "invalid"):
            setattr(box, name, (getattr(box, name) or 0) + (getattr(paper, name) or 0))
    box.confirmed_by, box.confirmed_at = by, clock.now()
    box.save(update_fields=["issued", "returned", "valid", "invalid", "confirmed_by", "confirmed_at"])


def _on_paper(paper: PaperPart | None, line: BallotLine) -> list[tuple[str, int]]:
    """The columns of the same nominee on paper."""
    if paper is None:
        return []
    found = paper.lines.get(item=line.item_id)
    return [(column, getattr(found, column) or 0) for column in COLUMNS]
