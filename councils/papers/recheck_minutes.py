"""Biên bản kiểm tra lại: a count looked at again before the Tổ kiểm phiếu, on request, beside what was announced."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.papers import (
    Block,
    CodeLines,
    Column,
    CountingSignatures,
    Heading,
    Issuer,
    Paper,
    PaperError,
    Paragraph,
    Recipients,
    Row,
    SignatureBlock,
    Signer,
    Table,
    plain,
    unbroken,
)
from core.vietnamese import two_digits
from councils.papers.parts import Counter, Member
from councils.papers.results import NomineeResult
from nominations.papers.nominee import grouped_rows

_BY_HAND, _BOX = "……", "{{o}}"


@dataclass(frozen=True, slots=True)
class SealedBook:
    """The books of an electronic vote: the codes that the minutes bear, and the digest of the page that verifies."""

    session_code: str
    seal: tuple[str, ...]
    verifier_digest: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecheckContent:
    """`minutes` cites the minutes of the count; `book` where boxes were electronic, `on_paper` where some were not."""

    issuer: Issuer
    subject: str
    minutes: str
    results: tuple[NomineeResult, ...]
    book: SealedBook | None
    on_paper: bool
    counters: tuple[Counter, ...]
    chair: Member
    mark: str = ""


def build(content: RecheckContent) -> Paper:
    """The minutes, in which who asked, the hour and what was found are written by hand.

    :raises PaperError: nothing was counted.
    """
    if not any(result.line for result in content.results):
        raise PaperError("Không hồ sơ nào được kiểm phiếu nên không có kết quả để kiểm tra lại.")
    blocks: tuple[Block, ...] = (
        Heading("BIÊN BẢN", f"Kiểm tra lại kết quả kiểm phiếu {content.subject[:1].lower()}{content.subject[1:]}"),
        *_numbered(_parts(content)),
        CountingSignatures(
            "TỔ KIỂM PHIẾU",
            tuple(Signer((one.role,), one.name, "(Ký tên)", sealed=False) for one in content.counters),
        ),
        SignatureBlock(
            Signer(("CHỦ TỌA", content.chair.role.upper()), content.chair.name),
            Recipients(("Chủ tịch Hội đồng", "Lưu: VT, hồ sơ phiên họp")),
        ),
    )
    return Paper("Biên bản kiểm tra lại", content.issuer.head(), blocks, mark=content.mark)


def _numbered(parts: Iterator[tuple[str, tuple[Block, ...]]]) -> Iterator[Block]:
    for place, (opening, following) in enumerate(parts, 1):
        yield Paragraph(f"{place}. {opening}")
        yield from following


def _parts(content: RecheckContent) -> Iterator[tuple[str, tuple[Block, ...]]]:
    yield f"Thời gian: {_BY_HAND} giờ {_BY_HAND} phút, ngày {_BY_HAND} tháng {_BY_HAND} năm {_BY_HAND}.", ()
    yield f"Địa điểm: {_BY_HAND * 8}.", ()
    yield "Tổ kiểm phiếu:", tuple(Paragraph(f"- {counter.marked}.") for counter in content.counters)
    yield f"Người chứng kiến (họ tên, chức vụ): {_BY_HAND * 4}.", ()
    yield (
        f"Văn bản yêu cầu kiểm tra lại: số {_BY_HAND * 2}, ngày {_BY_HAND} tháng {_BY_HAND} năm {_BY_HAND} của "
        f"{_BY_HAND * 5} (gạch bỏ chỗ không dùng: kiến nghị, khiếu nại).",
        (),
    )
    if content.book:
        yield from _book(content.book)
    if content.on_paper:
        yield (
            f"Tổ kiểm phiếu nhận {_BY_HAND} bì phiếu giấy, mở bì, đếm lại từng phiếu rồi niêm phong lại. Tình trạng "
            f"niêm phong trước khi mở: {_BY_HAND * 3}.",
            (),
        )
    yield f"Số phiếu tán thành đã ghi ở {plain(content.minutes)} và khi kiểm tra lại:", (_results(content.results),)
    yield (
        f"Kết luận (ghi «đúng như đã công bố», hoặc chỗ sai khác để báo cáo Chủ tịch Hội đồng): {_BY_HAND * 8}.",
        (),
    )
    yield f"Biên bản lập xong lúc {_BY_HAND} giờ {_BY_HAND} phút cùng ngày, đã đọc cho người dự cùng nghe./.", ()


def _book(book: SealedBook) -> Iterator[tuple[str, tuple[Block, ...]]]:
    columns = (
        Column("Sổ phiếu", 40), Column("Trang kiểm chứng", 40, "center"), Column("Lệnh của cổng", 40, "center"),
        Column("belenios-tool", 40, "center"),
    )  # fmt: skip
    answer = f"{_BOX} đúng  {_BOX} sai"
    rows = tuple(Row((plain(box), answer, answer, answer)) for box in book.boxes)
    yield (
        "Trước Tổ kiểm phiếu, sổ phiếu điện tử lưu cùng hồ sơ phiên họp được kiểm chứng bằng các chương trình độc "
        "lập sau:",
        (Table(columns, rows),),
    )
    yield (
        f"Mã phiên {unbroken(book.session_code)} và mã niêm phong sổ phiếu dưới đây, so với mã mà chương trình hiện "
        f"(ghi «giống» hoặc «khác»): {_BY_HAND * 2}.",
        (CodeLines(book.seal),),
    )
    yield f"Mã kiểm tra tệp của trang kiểm chứng, 16 ký tự đầu: {unbroken(book.verifier_digest)}.", ()


def _results(results: tuple[NomineeResult, ...]) -> Table:
    columns = (
        Column("STT", 11, "center"), Column("Cá nhân, tập thể", 62), Column("Tán thành đã ghi", 27, "center"),
        Column("Kết quả đã ghi", 26, "center"), Column("Tán thành kiểm tra lại", 38),
    )  # fmt: skip
    rows = grouped_rows(
        results,
        lambda result: result.nominee,
        lambda result: (
            result.nominee.with_unit,
            two_digits(result.line.approve) if result.line else "–",
            result.verdict_cell,
            "",
        ),
    )
    return Table(columns, rows)
