"""Act three: the council appraises and votes by secret ballot online; the minutes are signed, the keys destroyed."""

from collections.abc import Iterable

from django.core.files.uploadedfile import SimpleUploadedFile

from councils.models import CouncilSession
from nominations.models import Nomination
from operations.demo.cast import COUNCIL, COUNTERS
from operations.demo.council import APPRAISERS
from operations.demo.office import person
from operations.rehearsal.ballot import OnlineVote
from operations.rehearsal.devices import Devices
from operations.rehearsal.dossiers import INTRODUCED, WITHDRAWN
from operations.rehearsal.stage import Stage
from operations.rehearsal.visitor import Page

VOTED = tuple(key for key in INTRODUCED if key != WITHDRAWN)
#: Votes against, by nominee: one does not reach the share of votes, one only just does.
AGAINST = {"chaubao": 5, "anhthu": 1}
CHAIR, SECRETARY = "giamdoc", "chanhvanphong"


def establish(stage: Stage) -> None:
    """Văn phòng ghi quyết định thành lập Hội đồng bảy thành viên, Giám đốc là Chủ tịch."""
    stage.say("Thành lập Hội đồng")
    stage.on(3, 2)
    fields = {"decision_number": "15/QĐ-SNgV", "decision_date": f"{stage.year}-03-02"}
    for at, (username, role) in enumerate(COUNCIL):
        fields |= {f"form-{at}-user": str(person(username).pk), f"form-{at}-role": str(role)}
    stage.by("vanphong").do("councils:council_establish", button="Ghi quyết định", fields=fields)


def appraise(stage: Stage) -> None:
    """Hai ủy viên thẩm định mỗi hồ sơ; Thư ký kết thúc thẩm định, hồ sơ của phòng mình thì Chủ tịch."""
    stage.say("Hội đồng thẩm định hồ sơ")
    stage.on(12, 22)
    for key in VOTED:
        row = Nomination.objects.get(pk=stage.dossiers[key])
        members = [name for name in APPRAISERS if person(name).department_id != row.department_id]
        for username in members[:2]:
            _fill_sheet(stage, username, row)
        closer = CHAIR if person(SECRETARY).department_id == row.department_id else SECRETARY
        stage.by(closer).do("councils:close_appraisal", row.pk, button="Kết thúc thẩm định")
    sheet = Nomination.objects.get(pk=stage.dossiers[VOTED[0]]).appraisals.order_by("pk")[0]
    stage.keep(stage.by(SECRETARY).open("councils:appraisal_sheet", sheet.pk), "phieu-tham-dinh.pdf", "Phiếu thẩm định")


def hold_session(stage: Stage) -> None:
    """Triệu tập, khai mạc, Tổ kiểm phiếu lập khóa, nhận phiếu, bỏ phiếu, kiểm phiếu."""
    stage.say("Phiên họp: khai mạc, cử Tổ kiểm phiếu, bỏ phiếu kín điện tử")
    stage.on(12, 24, 8)
    session = _convened(stage)
    with Devices() as devices:
        vote = OnlineVote(stage, session, devices)
        _open_and_vote(stage, vote)
        stage.say("Kiểm phiếu")
        stage.on(12, 28, 9, 10)
        stage.by(CHAIR).do("councils:end", session.pk, button="Kết thúc bỏ phiếu")
        stage.on(12, 28, 9, 40)
        vote.open_boxes()
        vote.look_in_the_book()
        for ordinal, uuid in session.boxes.filter(used=True).values_list("ordinal", "key__uuid"):
            archive = stage.by(SECRETARY).open("councils:archive", session.pk, ordinal)
            stage.keep(archive, f"so-phieu/{uuid}.bel", f"Sổ phiếu, hòm phiếu {ordinal}")


def _convened(stage: Stage) -> CouncilSession:
    council = Nomination.objects.get(pk=stage.dossiers[VOTED[0]]).season.councils.get()
    seats = {seat.duty.user.username: seat for seat in council.members.select_related("duty__user")}
    secretary = stage.by(SECRETARY)
    secretary.do("councils:session_create", button="Lưu phiên họp", fields={
        "kind": "meeting", "way": "electronic", "held_at": f"{stage.year}-12-28T08:00",
        "place": "Phòng họp tầng 2, trụ sở Sở Ngoại vụ",
        "chair": str(seats[CHAIR].pk), "secretary": str(seats[SECRETARY].pk),
        "nominations": [str(stage.dossiers[key]) for key in VOTED],
    })  # fmt: skip
    session = CouncilSession.objects.get()
    secretary.do("councils:convene", session.pk, button="Triệu tập phiên họp")
    return session


def _open_and_vote(stage: Stage, vote: OnlineVote) -> None:
    secretary, chair, session = stage.by(SECRETARY), stage.by(CHAIR), vote.session
    stage.on(12, 28, 8)
    roll = {f"presence_{member.pk}": "present" for member in session.members.all()}
    secretary.do("councils:attendance", session.pk, button="Lưu điểm danh", fields=roll)
    chair.do("councils:open", session.pk, button="Khai mạc phiên họp")
    head, second, third = (str(person(username).pk) for username in COUNTERS)
    secretary.do("councils:team", session.pk, button="Đề xuất Tổ kiểm phiếu",
                 fields={"head": head, "second": second, "third": third})  # fmt: skip
    vote.make_keys()
    secretary.do("councils:team_confirm", session.pk, button="Ghi biểu quyết",
                 fields={"hands_for": "7", "hands_against": "0"})  # fmt: skip
    vote.take_ballots()
    stage.on(12, 28, 8, 40)
    noted = _noted(chair.open("councils:start", session.pk))
    chair.do("councils:start", session.pk, button="Bắt đầu bỏ phiếu", fields=noted)
    vote.vote({stage.dossiers[key]: votes for key, votes in AGAINST.items()})


def sign_minutes(stage: Stage) -> None:
    """Hai biên bản, bản ký, hủy khóa, kết thúc phiên họp."""
    stage.say("Hai biên bản, bản ký, hủy khóa hòm phiếu")
    session = CouncilSession.objects.get()
    stage.on(12, 28, 10)
    secretary = stage.by(SECRETARY)
    secretary.do("councils:minutes_make", session.pk, button="Lập hai biên bản",
                 fields={"counting_number": "1", "meeting_number": "2"})  # fmt: skip
    _sign(stage, session, [("counting_minutes", "bien-ban-kiem-phieu", "Biên bản kiểm phiếu"),
                           ("meeting_minutes", "bien-ban-hop", "Biên bản họp")])  # fmt: skip
    rules = secretary.open("councils:minutes", session.pk, "rules")
    stage.keep(rules, "quy-tac-ky-nay.pdf", "Quy tắc kỳ này")
    secretary.do("councils:destroy_keys", session.pk, button="Hủy khóa hòm phiếu")
    secretary.do("councils:conclude", session.pk, button="Kết thúc phiên họp")


def _fill_sheet(stage: Stage, username: str, row: Nomination) -> None:
    member = stage.by(username)
    member.do("councils:declare", row.pk, button="Ghi khai báo", fields={"conflict": "no"})
    fields = {f"met_{criterion.pk}": "yes" for criterion in row.criteria_set.criteria.all()}
    fields |= {"conclusion": "put", "comment": "Hồ sơ đầy đủ, minh chứng rõ, thành tích có sức lan tỏa."}
    member.do("councils:appraise", row.pk, button="Nộp phiếu thẩm định", fields=fields)


def _noted(page: Page) -> dict[str, str]:
    return {"acknowledged": "on"} if 'name="acknowledged"' in page.html else {}


def _sign(stage: Stage, session: CouncilSession, kinds: Iterable[tuple[str, str, str]]) -> None:
    """Print each of the minutes, sign it, put the scan on file."""
    secretary = stage.by(SECRETARY)
    for kind, name, title in kinds:
        printed = stage.keep(secretary.open("councils:minutes", session.pk, kind), f"{name}.pdf", title)
        scan = SimpleUploadedFile(f"{name}-ban-ky.pdf", printed, "application/pdf")
        secretary.do("councils:minutes_scan", session.pk, kind, button="Tải bản ký lên", fields={"scan": scan})
