"""One ballot box on paper: ballots from the printer to the count, and the results of its nominees."""

from dataclasses import dataclass

from councils.papers.errors import require
from councils.papers.results import NomineeResult, Outcome, RequiredShare, check_result


@dataclass(frozen=True, slots=True)
class PaperBalance:
    """Ballot papers printed, stamped, spoiled and taken back, left over and destroyed."""

    printed: int
    stamped: int
    spoiled: int
    destroyed: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box of voters who vote on the same nominees.

    `voters` is how many may vote in it; `unopened` is empty, or tells why the box was not opened and what
    follows; then nothing in it is counted.
    """

    label: str
    voters: int
    papers: PaperBalance
    issued: int
    returned: int
    valid: int
    invalid: int
    results: tuple[NomineeResult, ...]
    unopened: str = ""

    @property
    def not_returned(self) -> int:
        """Ballots issued and not put into the box."""
        return self.issued - self.returned

    @property
    def has_invalid_lines(self) -> bool:
        """Whether some valid ballot has a line that is not."""
        return any(result.invalid_lines for result in self.results)


def check_box(box: Box, required: RequiredShare) -> None:
    """Raises FiguresDisagree if ballots or results of the box do not balance."""
    papers, where = box.papers, box.label or "Hòm phiếu"
    numbers = (papers.spoiled, papers.destroyed, box.returned, box.valid, box.invalid)
    require(min(numbers) >= 0, f"{where}: số phiếu không được là số âm.")
    require(
        papers.printed == box.issued + papers.spoiled + papers.destroyed,
        f"{where}: số phiếu in ra {papers.printed} không bằng phát ra {box.issued} + hỏng {papers.spoiled} "
        f"+ đã hủy {papers.destroyed}.",
    )
    require(
        box.issued <= papers.stamped <= papers.printed,
        f"{where}: số phiếu đóng dấu {papers.stamped} phải từ số phát ra {box.issued} đến số in ra {papers.printed}.",
    )
    require(
        box.issued <= box.voters,
        f"{where}: phát ra {box.issued} phiếu, nhiều hơn {box.voters} thành viên được bỏ phiếu.",
    )
    require(
        box.returned <= box.issued,
        f"{where}: thu về {box.returned} phiếu, nhiều hơn số phát ra {box.issued}.",
    )
    _check_count(box, required, where)


def _check_count(box: Box, required: RequiredShare, where: str) -> None:
    if box.unopened:
        uncounted = all(result.outcome == Outcome.NOT_COUNTED for result in box.results)
        require(
            uncounted and not (box.valid or box.invalid or any(result.lines for result in box.results)),
            f"{where}: hòm phiếu không mở thì không có số liệu kiểm phiếu.",
        )
        return
    require(
        box.returned == box.valid + box.invalid,
        f"{where}: thu về {box.returned} phiếu không bằng hợp lệ {box.valid} + không hợp lệ {box.invalid}.",
    )
    for result in box.results:
        check_result(result, box.valid, required)
