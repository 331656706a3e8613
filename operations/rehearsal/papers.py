"""Act five: papers go from the printer to their holders; a misspelt name is put right, its paper exchanged."""

from collections.abc import Iterable

from django.core.files.uploadedfile import SimpleUploadedFile

from certificates.models import Certificate, Decision, DecisionChange
from core import clock
from core.vietnamese import two_digits
from operations.rehearsal.decision import sign
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Field, Stuck

#: Each step of a paper, with the day of January and the hour.
STEPS = (("printed", 7, 14), ("sent", 7, 15), ("signed", 8, 9), ("stamped", 8, 10), ("handed", 8, 15))
MISSPELT, RIGHT = "Vũ Hạ Thiên Kim", "Vũ Hà Thiên Kim"
REASON = "Họ tên ghi chưa đúng dấu so với căn cước."


def hand_over(stage: Stage) -> None:
    """Văn thư ghi từng bước của Giấy công nhận: in, trình ký, ký, đóng dấu, trao."""
    stage.say("In, trình ký, đóng dấu, trao Giấy công nhận")
    for kind, day, hour in STEPS:
        stage.on(1, day, hour)
        _enter(stage, kind, Certificate.objects.all())


def put_right(stage: Stage) -> None:
    """Một họ tên sai dấu, thấy sau khi trao: Văn thư đính chính quyết định, Văn phòng cấp đổi giấy."""
    stage.say("Đính chính quyết định, cấp đổi Giấy công nhận")
    stage.on(1, 11)
    decision, wrong = Decision.objects.get(), Certificate.objects.get(text__name=MISSPELT)
    basis = str(_corrected(stage, decision, wrong))
    stage.by("vanphong").do("certificates:exchange", wrong.pk, button="Cấp đổi giấy này", fields={
        "ground": "wrong", "name": RIGHT, "basis": basis, "destroyed_on": f"{clock.today()}", "reason": REASON,
    })  # fmt: skip
    wrong.refresh_from_db()
    sign(stage, decision)
    new = stage.by("vanphong").open("certificates:certificate", wrong.successor.pk)
    stage.keep(new, f"giay-cong-nhan/{wrong.successor.code}.pdf", f"Giấy công nhận cấp đổi: {RIGHT}")
    for kind, *_ in STEPS:
        _enter(stage, kind, [wrong.successor])
    stage.verified.append(_steps_told())


def _steps_told() -> str:
    """What is on record of every paper.

    :raises Stuck: a paper did not go through all steps in their order.
    """
    whole, rows = [kind for kind, *_ in STEPS], Certificate.objects.prefetch_related("steps")
    for row in rows:
        if [step.kind for step in row.steps.all()] != whole:
            raise Stuck(f"Giấy {row.code} chưa ghi đủ các bước từ in đến trao.")
    return f"Bước của giấy: {two_digits(len(rows))} giấy đều ghi đủ {two_digits(len(whole))} bước, từ in đến trao."


def _enter(stage: Stage, kind: str, rows: Iterable[Certificate]) -> None:
    fields: dict[str, Field] = {"certificates": [str(row.pk) for row in rows], "kind": kind}
    stage.by("vanthu").do("certificates:steps", Decision.objects.get().pk, button="Ghi bước này", fields=fields)


def _corrected(stage: Stage, decision: Decision, wrong: Certificate) -> DecisionChange:
    """The letter that corrects the name in the decision's list: made, signed, issued."""
    clerk = stage.by("vanthu")
    words = {f"printed_{wrong.pk}": MISSPELT, f"becomes_{wrong.pk}": RIGHT}
    clerk.do(
        "certificates:change_add", decision.pk, "correct", button="Lập văn bản", fields={**words, "reason": REASON}
    )
    change = DecisionChange.objects.get()
    printed = stage.keep(clerk.open("certificates:change_paper", change.pk), "dinh-chinh.pdf", "Văn bản đính chính")
    scan = SimpleUploadedFile("dinh-chinh-ban-ky.pdf", printed, "application/pdf")
    clerk.do("certificates:change_scan", change.pk, button="Lưu bản ký", fields={"scan": scan})
    stage.by("vanphong").do("certificates:change_issue", change.pk, button="Ban hành văn bản")
    return change
