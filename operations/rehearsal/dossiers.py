"""Act two: departments introduce their role models; the Office takes in, asks for a supplement; one is withdrawn."""

from django.core.files.uploadedfile import SimpleUploadedFile

from core.uploads import read
from nominations.models import Comment, Nomination
from operations.demo.nominees import ELIGIBLE, NOMINEES, REPORT, STATEMENTS
from operations.demo.office import HEADS, evidence_file, person
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Field, Stuck

INTRODUCED = ("congchuc", "truclinh", "sonka", "thienkim", "chaubao", "anhthu", "phiendich", "minhtriet")
SUPPLEMENTED, WITHDRAWN, COMMENTED = "thienkim", "minhtriet", "truclinh"


def introduce_all(stage: Stage) -> None:
    """Mỗi phòng soạn và nộp hồ sơ."""
    stage.say("Các phòng giới thiệu điển hình")
    stage.on(12, 3)
    for key in INTRODUCED:
        _begin(stage, key)
        _write(stage, key)
        _prove(stage, key)
    stage.on(12, 11, 15)
    for key in INTRODUCED:
        _file(stage, key)


def take_in_all(stage: Stage) -> None:
    """Văn phòng tiếp nhận, yêu cầu bổ sung một hồ sơ; một phòng rút hồ sơ."""
    stage.say("Văn phòng tiếp nhận, yêu cầu bổ sung; một hồ sơ rút")
    stage.on(12, 16, 8)
    office = stage.by("vanphong")
    office.open("nominations:intake")
    for key in INTRODUCED:
        if key != SUPPLEMENTED:
            office.do("nominations:detail", stage.dossiers[key], button="Tiếp nhận hồ sơ")
    _supplement(stage)
    stage.on(12, 17)
    stage.by(_head(WITHDRAWN)).do(
        "nominations:withdraw", stage.dossiers[WITHDRAWN], button="Rút hồ sơ",
        fields={"reason": "Cá nhân xin dành suất giới thiệu cho tập thể của Trung tâm."},
    )  # fmt: skip
    lists = stage.by("vanphong").open("nominations:summary_list")
    stage.keep(lists, "danh-sach-trich-ngang.pdf", "Danh sách trích ngang")


def ask_staff(stage: Stage) -> None:
    """Văn phòng, và Chủ tịch đối với hồ sơ của Văn phòng, mở lấy ý kiến ba ngày làm việc; công chức góp ý."""
    stage.say("Công khai lấy ý kiến nội bộ")
    stage.on(12, 17, 10)
    for username in ("vanphong", "giamdoc"):
        stage.by(username).do("nominations:comment_period_open", button="Mở lấy ý kiến")
    pk = stage.dossiers[COMMENTED]
    words = {"stance": "remark", "text": "Đề nghị phòng ghi rõ số hồ sơ lãnh sự đồng chí trực tiếp giải quyết."}
    stage.by("bientap").do("nominations:comment", pk, button="Gửi ý kiến", fields=words)
    stage.by("congchuc").do("nominations:comment", pk, button="Gửi ý kiến", fields={"stance": "agree"})


def gather_comments(stage: Stage) -> None:
    """Hết thời gian: phòng trả lời, Thư ký lập bảng tổng hợp ý kiến."""
    stage.on(12, 23)
    remark = Comment.objects.get(nomination=stage.dossiers[COMMENTED], stance=Comment.Stance.REMARK)
    stage.by(_head(COMMENTED)).do(
        "nominations:comment_answer", remark.pk, button="Gửi trả lời",
        fields={"answer": "Phòng đã ghi rõ ở mục II của báo cáo: 214 hồ sơ trong năm."},
    )  # fmt: skip
    table = stage.by("chanhvanphong").open("nominations:comment_summary")
    stage.keep(table, "bang-tong-hop-y-kien.pdf", "Bảng tổng hợp ý kiến")


def _head(key: str) -> str:
    return HEADS[NOMINEES[key].department]


def _begin(stage: Stage, key: str) -> None:
    nominee, head = NOMINEES[key], stage.by(_head(key))
    page = head.open("nominations:create")
    if nominee.collective:
        page = head.open(f"{page.url}?loai=tap-the")
        members = [person(username) for username in (nominee.head, *nominee.members)]
        fields: dict[str, Field] = {
            "name": nominee.collective,
            "collective_head": str(members[0].pk),
            "headcount": str(len(members)),
            "listed_members": [str(member.pk) for member in members],
        }
    else:
        fields = {"person": str(person(key).pk)}
    answer = head.submit(page, "Tạo hồ sơ", fields)
    row = Nomination.objects.order_by("-pk")[0]
    if answer.complaints or f"/{row.pk}/" not in answer.url:
        raise Stuck(f"{head.name} chưa tạo được hồ sơ cho {key}: {answer.complaints or answer.words[:300]}")
    stage.dossiers[key] = row.pk


def _write(stage: Stage, key: str) -> None:
    nominee, pk = NOMINEES[key], stage.dossiers[key]
    row = Nomination.objects.get(pk=pk)
    movement = row.season.movements.order_by("pk")[0]
    fields = {"channel": movement.channel, "movement": str(movement.pk), "merit_kind": nominee.merit_kind,
              "merit": nominee.merit, "report": REPORT.format(merit=nominee.merit), **ELIGIBLE}  # fmt: skip
    fields |= {f"statement_{line.pk}": STATEMENTS[line.ordinal - 1] for line in row.criteria_set.criteria.all()}
    stage.by(_head(key)).do("nominations:edit", pk, button="Lưu hồ sơ", fields=fields)


def _prove(stage: Stage, key: str) -> None:
    head, pk = stage.by(_head(key)), stage.dossiers[key]
    stored = evidence_file(NOMINEES[key].merit)
    content = read(stored.stored_name, stored.sha256)
    for criterion in Nomination.objects.get(pk=pk).criteria_set.criteria.all():
        head.do("nominations:evidence_add", pk, button="Thêm minh chứng", fields={
            "criterion": str(criterion.pk), "kind": "decision", "title": "Quyết định khen thưởng",
            "issuer": "Sở Ngoại vụ", "number": f"{20 + criterion.ordinal}/QĐ-SNgV", "dated": f"{stage.year}-06-01",
            "upload": SimpleUploadedFile("quyet-dinh.pdf", content, "application/pdf"),
        })  # fmt: skip


def _file(stage: Stage, key: str) -> None:
    head, pk = stage.by(_head(key)), stage.dossiers[key]
    head.do("nominations:submit", pk, button="Nộp hồ sơ")
    stage.keep(head.open("nominations:receipt", pk), f"bien-nhan/{key}.pdf", f"Biên nhận: {NOMINEES[key].merit[:50]}…")


def _supplement(stage: Stage) -> None:
    office, pk = stage.by("vanphong"), stage.dossiers[SUPPLEMENTED]
    office.do("nominations:return", pk, button="Yêu cầu bổ sung", fields={
        "items": "Bản chụp rõ Quyết định số 21/QĐ-SNgV\nSố liệu năm trước để so sánh",
        "reason": "Hồ sơ thiếu hai nội dung nêu trên.", "due": f"{stage.year}-12-18T17:00",
    })  # fmt: skip
    stage.keep(office.open("nominations:supplement_request", pk), "phieu-yeu-cau-bo-sung.pdf", "Phiếu yêu cầu bổ sung")
    stage.on(12, 17, 8)
    head = stage.by(_head(SUPPLEMENTED))
    row = Nomination.objects.get(pk=pk)
    answers = {f"answer_{item.pk}": "Đã bổ sung vào hồ sơ." for item in row.supplement_items.all()}
    head.do("nominations:edit", pk, button="Lưu hồ sơ", fields=answers)
    _file(stage, SUPPLEMENTED)
    office.do("nominations:detail", pk, button="Tiếp nhận hồ sơ")
