"""The archive's own lists: contents for people as PDF and Word, for machines as JSON, digests, a signature, a guide."""

import json
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from django.template.loader import render_to_string

from core.papers import Block, Column, GroupRow, Heading, Paper, Paragraph, Row, Table, plain, render_docx
from core.signing import public_key, sign
from core.vietnamese import file_size, local_day, number
from councils.printing import pdf
from documents.issuing import agency_on, issuer_of, rehearsal_mark
from operations.archives.packing import Filed
from operations.archives.parts import Part
from seasons.models import Season

FORMAT = "ho-so-ky-binh-xet/1"
MANIFEST, SUMS, SIGNATURE = "MANIFEST.json", "SHA256SUMS", "SHA256SUMS.ky"
PAPER, WORD, GUIDE = "00-Danh-muc.pdf", "00-Danh-muc.docx", "HUONG-DAN.txt"
#: What no list can list: the list of digests, and the signature under it.
UNLISTED = frozenset({SUMS, SIGNATURE})


def lists_of(season: Season, part: Part, files: Sequence[Filed], at: datetime) -> list[tuple[str, bytes]]:
    """Name and content of each of the archive's own files, in their order.

    :raises ValidationError: the agency is not entered, or the contents cannot be printed.
    """
    paper = contents_paper(season, part, files, at)
    own = [
        (PAPER, pdf(paper)),
        (WORD, render_docx(paper)),
        (GUIDE, _guide(season, part)),
    ]
    manifest = _manifest(season, part, [*files, *(_own(name, content, at) for name, content in own)], at)
    listed = [*((one.name, one.sha256) for one in files), *((name, _digest(content)) for name, content in own)]
    sums = "".join(f"{digest}  {name}\n" for name, digest in (*listed, (MANIFEST, _digest(manifest)))).encode()
    return [*own, (MANIFEST, manifest), (SUMS, sums), (SIGNATURE, f"{sign(sums)}\n".encode())]


def _manifest(season: Season, part: Part, files: Sequence[Filed], at: datetime) -> bytes:
    content = {
        "format": FORMAT,
        "agency": str(agency_on(local_day(at))),
        "season": season.year,
        "part": part.key,
        "title": part.title,
        "made_at": at.isoformat(),
        "left_out": list(part.left_out),
        "public_key": public_key(),
        "files": [one.to_json() for one in files],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _own(name: str, content: bytes, at: datetime) -> Filed:
    return Filed(name, "Danh mục, hướng dẫn", at.isoformat(), len(content), _digest(content))


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _guide(season: Season, part: Part) -> bytes:
    context = {"season": season, "part": part, "key": public_key()}
    return render_to_string("documents/archive_guide.txt", context).encode()


def contents_paper(season: Season, part: Part, files: Sequence[Filed], at: datetime) -> Paper:
    """Danh mục hồ sơ: every file in its folder, and what the volume leaves out."""
    columns = (Column("Số", 12, "center"), Column("Tài liệu", 108), Column("Dung lượng", 22, "right"),
               Column("Mã kiểm tra tệp", 32))  # fmt: skip
    rows: list[Row | GroupRow] = []
    place = 0
    for title, group in groupby(files, key=lambda one: one.group):
        rows.append(GroupRow(title))
        for one in group:
            place += 1
            name = one.name.rpartition("/")[2]
            rows.append(Row((str(place), plain(name), file_size(one.size), plain(_grouped(one.sha256)))))
    blocks: tuple[Block, ...] = (
        Heading("DANH MỤC HỒ SƠ", f"{season}, {part.title[0].lower()}{part.title[1:]}"),
        Table(columns, tuple(rows), closing=f"(Tập lưu trữ gồm {number(place)} tài liệu)"),
        *(Paragraph(f"Không có trong tập này. {plain(said)}") for said in part.left_out),
        Paragraph(
            "Mã kiểm tra tệp là 16 ký tự đầu của mã SHA-256; mã đầy đủ ghi trong tệp SHA256SUMS. "
            "Tệp có cùng mã là tệp cổng đã lưu, không thay đổi./."
        ),
    )
    on = local_day(at)
    return Paper(f"Danh mục hồ sơ, {season}", issuer_of(agency_on(on)).head(on=on), blocks, mark=rehearsal_mark())


def _grouped(digest: str) -> str:
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))
