"""Act four: the Director decides, the decision is numbered, signed and issued, the certificates are printed."""

from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import Certificate, Decision, DecisionItem
from certificates.signing.throwaway import Authority
from core import clock
from operations.demo.office import person
from operations.rehearsal.stage import Stage

DECLINED = "anhthu"
REASON = "Thành tích mới ở bước đầu; đề nghị Văn phòng tiếp tục bồi dưỡng để giới thiệu năm sau."
FAILED_REASON = "Không đạt tỷ lệ phiếu quy định của Hội đồng."
PIN = "dien-tap"
#: Whose signature, and who gives it; the Director first.
SIGNERS = (("director", "giamdoc"), ("organ", "vanthu"))


def send_up(stage: Stage) -> None:
    """Văn phòng lập và trình tờ trình."""
    stage.say("Tờ trình Giám đốc")
    stage.on(12, 29)
    office = stage.by("vanphong")
    office.do("certificates:decisions", button="Lập tờ trình")
    decision = Decision.objects.get()
    office.do("certificates:submit", decision.pk, button="Trình Giám đốc", fields={"number": "1"})
    stage.keep(office.open("certificates:paper", decision.pk, "submission"), "to-trinh.pdf", "Tờ trình")


def decide(stage: Stage) -> None:
    """Giám đốc quyết định từng hồ sơ, đối chiếu, chốt."""
    stage.say("Giám đốc quyết định")
    stage.on(1, 5)
    decision, director = Decision.objects.get(), stage.by("giamdoc")
    fields: dict[str, str] = {}
    for item in decision.items.all():
        outcome, reason = ("recognise", "") if item.passed else ("decline", FAILED_REASON)
        if item.nomination_id == stage.dossiers[DECLINED]:
            outcome, reason = "decline", REASON
        fields |= {f"outcome_{item.pk}": outcome, f"reason_{item.pk}": reason}
    page = director.open("certificates:decide", decision.pk)
    confirm = director.submit(page, "Kiểm tra trước khi chốt", fields)
    recognised = sum(value == "recognise" for name, value in fields.items() if name.startswith("outcome_"))
    director.submit(confirm, "Chốt kết quả", {"recognised": str(recognised)})


def promulgate(stage: Stage) -> None:
    """Văn thư cấp số, lưu bản ký; Văn phòng ban hành, in Giấy công nhận."""
    stage.say("Ban hành Quyết định, in Giấy công nhận")
    stage.on(1, 6)
    decision, clerk, office = Decision.objects.get(), stage.by("vanthu"), stage.by("vanphong")
    clerk.do("certificates:number", decision.pk, button="Cấp số và lập Quyết định", fields={"number": "5"})
    printed = stage.keep(
        clerk.open("certificates:paper", decision.pk, "decision"), "quyet-dinh.pdf", "Quyết định công nhận"
    )
    scan = SimpleUploadedFile("quyet-dinh-ban-ky.pdf", printed, "application/pdf")
    clerk.do("certificates:paper_scan", decision.pk, "decision", button="Lưu bản ký", fields={"scan": scan})
    stage.on(1, 7)
    _confirm_names(stage, decision)
    office.do("certificates:issue", decision.pk, button="Ban hành và công bố")
    decision.refresh_from_db()
    _register_keys(stage, decision)
    sign(stage, decision)
    for certificate in Certificate.objects.order_by("number"):
        page = office.open("certificates:certificate", certificate.pk)
        name = f"giay-cong-nhan/{certificate.code}.pdf"
        stage.keep(page, name, f"Giấy công nhận: {certificate.text['name']}")
    witness = str(person("chanhvanphong").pk)
    office.do("certificates:hand_over", decision.pk, button="Lập danh sách", fields={"witness": witness})
    handed = office.open("certificates:paper", decision.pk, "handover")
    stage.keep(handed, "danh-sach-ky-nhan.pdf", "Danh sách ký nhận Giấy công nhận")


def _confirm_names(stage: Stage, decision: Decision) -> None:
    """Văn phòng ghi xác nhận họ tên trên giấy của từng người được công nhận."""
    office = stage.by("vanphong")
    for item in decision.items.filter(outcome=DecisionItem.Outcome.RECOGNISE).select_related("nomination"):
        fields = {"typed": item.nomination.name, "reason": "Phiếu xác nhận họ tên đã ký"}
        office.do("nominations:name", item.nomination_id, button="Xác nhận họ tên này", fields=fields)


def _register_keys(stage: Stage, decision: Decision) -> None:
    """Văn phòng đăng ký chứng thư của hai khóa diễn tập."""
    authority = Authority(clock.now())
    for (part, _), name in zip(SIGNERS, (decision.signer_name, "Sở Ngoại vụ"), strict=True):
        holder = authority.holder(name)
        public = SimpleUploadedFile("chung-thu.pem", holder.pem())
        fields: dict[str, str | list[str] | SimpleUploadedFile] = {"stage": part, "certificate": public}
        stage.by("vanphong").do("certificates:signers", button="Đăng ký chứng thư", fields=fields)
        stage.keys[part] = holder.key_file(PIN)


def sign(stage: Stage, decision: Decision) -> None:
    """Giám đốc ký số trước, Văn thư ký số của cơ quan sau, mọi Giấy công nhận chờ ký."""
    for part, username in SIGNERS:
        key = SimpleUploadedFile("khoa.p12", stage.keys[part])
        stage.by(username).do(
            "certificates:sign_here", decision.pk, part, button="Ký số", fields={"key": key, "pin": PIN}
        )
