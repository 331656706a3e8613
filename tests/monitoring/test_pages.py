"""The pages of the departments' papers, pressed and read through HTTP."""

import json
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.roles import Role
from core.papers import render_docx
from core.todo import tasks_of
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.write_paper import write_paper
from monitoring.models import DepartmentPaper, PaperVersion, PrintedPaper
from monitoring.queries import draft_of
from monitoring.workflow import State
from seasons.models import Season
from tests.factories.people import DepartmentFactory, person
from tests.monitoring.world import REASON, add, text_for
from tests.nominations.world import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JSON = "application/json"


def at(name, *args):
    return reverse(f"monitoring:{name}", args=args)


def text(answer):
    return " ".join(answer.content.decode().split())


def read(client, user, name, *args, **asked):
    client.force_login(user)
    return client.get(at(name, *args), asked)


# --- a department's day, from the first press to the receipt


def test_a_head_begins_writes_hands_in_and_has_a_receipt(client, world):
    client.force_login(world.head)
    listed = text(client.get(at("papers")))
    assert "Báo cáo năm 2026" in listed and "Kế hoạch năm 2027" in listed and listed.count("Bắt đầu soạn") == 2
    for _ in range(2):  # pressed twice
        answer = client.post(at("begin"), {"department": world.department.pk, "kind": "plan"})
    row = DepartmentPaper.objects.get()
    assert answer.url == at("edit", row.pk)
    fields = {"edition": "0", **text_for("plan"), "then": "submit"}
    assert client.post(at("edit", row.pk), fields).url == at("submit", row.pk)
    preview = text(client.get(at("submit", row.pk)))
    assert "Nhân tố mới dự kiến bồi dưỡng: phòng đã làm." in preview
    shown = preview.split('name="shown" value="')[1][:64]
    done = client.post(at("submit", row.pk), {"shown": shown}, follow=True)
    assert "Đã gửi «Kế hoạch năm 2027»" in text(done) and "Chờ duyệt" in text(done)
    receipt = PrintedPaper.objects.get(kind="paper_receipt")
    assert at("printed", receipt.pk) in text(done)
    assert client.get(at("printed", receipt.pk)).headers["Content-Type"] == "application/pdf"
    for_word = client.get(at("printed", receipt.pk), {"dang": "docx"})
    assert for_word.content.startswith(b"PK")


def test_an_incomplete_paper_is_not_offered_and_not_taken(client, world):
    row = world.begun()
    client.force_login(world.head)
    client.post(at("edit", row.pk), {"edition": "0", "found": "Chỉ một mục"})
    page = text(client.get(at("submit", row.pk)))
    assert "Chưa gửi được" in page and "Còn trống mục «Thực hiện các phong trào thi đua»" in page
    answer = client.post(at("submit", row.pk), {"shown": ""})
    assert answer.status_code == 422 and "Còn trống mục" in text(answer)
    row.refresh_from_db()
    assert row.state == State.DRAFTING


def test_a_refused_text_loses_nothing(client, world):
    row = world.begun()
    client.force_login(world.head)
    answer = client.post(at("edit", row.pk), {"edition": "0", "found": "d" * 20_001, "spread": "Còn nguyên"})
    assert answer.status_code == 422 and "nhận tối đa 20000" in text(answer) and "Còn nguyên" in text(answer)
    assert not PaperVersion.objects.exists()


def test_who_saves_second_sees_both_texts(client, world):
    row = world.begun()
    write_paper(row, by=world.clerk, edition=0, sections={"found": "Của chuyên viên"})
    client.force_login(world.head)
    answer = client.post(at("edit", row.pk), {"edition": "0", "found": "Của trưởng phòng"})
    page = text(answer)
    assert answer.status_code == 422 and "Của chuyên viên" in page and "Của trưởng phòng" in page
    assert f"{world.clerk} vừa lưu" in page and 'name="edition" value="1"' in page
    assert client.post(at("edit", row.pk), {"edition": "1", "found": "Ghép lại"}).status_code == 302
    assert PaperVersion.objects.get().sections["found"] == "Ghép lại"


# --- typed and kept


def keep(client, row, body):
    sent = body if isinstance(body, str) else json.dumps(body)
    return client.post(at("edit_keep", row.pk), sent, content_type=JSON)


def test_what_is_typed_is_saved_while_typing(client, world):
    row = world.begun()
    client.force_login(world.clerk)
    first = keep(client, row, {"edition": 0, "values": {"found": "Đang gõ"}}).json()
    assert first == {"kept": "09:00", "edition": 1}
    assert keep(client, row, {"edition": 1, "values": None}).json() == {"kept": "", "edition": 1}
    assert keep(client, row, {"edition": 1, "values": {"found": "Đang gõ tiếp"}}).json()["edition"] == 2
    assert "Đang gõ tiếp" in text(client.get(at("edit", row.pk)))


def test_typing_never_overwrites_another_text(client, world):
    row = world.begun()
    write_paper(row, by=world.head, edition=0, sections={"found": "Đã lưu"})
    client.force_login(world.clerk)
    answer = keep(client, row, {"edition": 0, "values": {"found": "Khác"}})
    assert answer.status_code == 422 and "vừa lưu" in answer.json()["refused"]
    assert PaperVersion.objects.get().sections["found"] == "Đã lưu"


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{}", '{"edition": "x", "values": {}}', '{"edition": -1, "values": {}}', '{"edition": 0, "values": 3}',
     json.dumps({"edition": 0, "values": {"found": "d" * 20_001}})],
    ids=range(7),
)  # fmt: skip
def test_nonsense_is_answered_and_keeps_nothing(client, world, body):
    row = world.begun()
    client.force_login(world.head)
    assert keep(client, row, body).status_code == 422
    assert not PaperVersion.objects.exists()


def test_nothing_is_kept_once_it_is_handed_in(client, world):
    row = world.paper(State.SUBMITTED)
    client.force_login(world.head)
    answer = keep(client, row, {"edition": 0, "values": {"found": "Khác"}})
    assert answer.status_code == 422 and "«Chờ duyệt»" in answer.json()["refused"]
    client.force_login(world.office)
    assert keep(client, row, {"edition": 0, "values": {"found": "Khác"}}).status_code == 403


# --- files


def test_a_file_stands_for_the_text(client, world):
    row = world.begun()
    client.force_login(world.head)
    client.post(at("edit", row.pk), {"edition": "0", "upload": pdf("bao-cao.pdf"), "then": "submit"})
    version = PaperVersion.objects.get()
    assert (version.original_name, version.media_type) == ("bao-cao.pdf", "application/pdf")
    client.post(at("submit", row.pk), {"shown": ""})
    assert list(PrintedPaper.objects.values_list("kind", flat=True)) == ["paper_receipt"]
    sent = client.get(at("version_file", version.pk))
    assert sent.getvalue().startswith(b"%PDF") and "attachment" in sent.headers["Content-Disposition"]
    client.force_login(world.office)
    assert client.get(at("version_file", version.pk)).status_code == 200
    assert "bao-cao.pdf" in text(client.get(at("paper", row.pk)))


def test_a_word_file_beside_the_text_is_named_in_the_print(client, world):
    row = world.written()
    client.force_login(world.head)
    word = SimpleUploadedFile("phu-luc.docx", render_docx(_sample()))
    client.post(at("edit", row.pk), {"edition": "1", **text_for("report"), "upload": word})
    client.post(at("submit", row.pk), {"shown": ""})
    contents = json.dumps(PrintedPaper.objects.get(kind="department_paper").content, ensure_ascii=False)
    assert "Kèm theo tệp: phu" in contents


def _sample():
    from seasons.sample_paper import sample_paper

    return sample_paper("Phụ lục")


@pytest.mark.parametrize(
    ("name", "content"), [("anh.png", b"\x89PNG"), ("bao-cao.pdf", b"not a pdf"), ("rong.pdf", b"")]
)
def test_a_file_that_is_refused_leaves_the_text(client, world, name, content):
    row = world.begun()
    client.force_login(world.head)
    fields = {"edition": "0", "found": "Còn nguyên", "upload": SimpleUploadedFile(name, content)}
    answer = client.post(at("edit", row.pk), fields)
    assert answer.status_code == 422 and "Còn nguyên" in text(answer)
    assert not PaperVersion.objects.exists()


def test_a_file_is_taken_away_again(client, world):
    row = world.begun()
    client.force_login(world.head)
    client.post(at("edit", row.pk), {"edition": "0", "upload": pdf()})
    client.post(at("edit", row.pk), {"edition": "1", "found": "Chữ", "drop_file": "on"})
    assert not PaperVersion.objects.get().is_file


def test_the_file_of_a_returned_version_goes_along(client, world):
    row = world.begun()
    client.force_login(world.head)
    client.post(at("edit", row.pk), {"edition": "0", "upload": pdf()})
    client.post(at("submit", row.pk), {"shown": ""})
    client.force_login(world.standing)
    client.post(at("return", row.pk), {"reason": REASON, "shown": "1"})
    add(DepartmentPaper.objects.get(), world.head)
    assert draft_of(row).original_name == "giay-khen.pdf"


# --- the Standing Council


def test_the_standing_council_reads_and_approves(client, world):
    row = world.paper(State.SUBMITTED)
    page = text(read(client, world.standing, "paper", row.pk))
    assert "Duyệt văn bản" in page and "Trả lại" in page and "phòng đã làm" in page
    assert "lần 1 có hiệu lực" in text(client.get(at("approve", row.pk)))
    done = text(client.post(at("approve", row.pk), {"shown": "1"}, follow=True))
    assert "Đã duyệt «Báo cáo năm 2026» của Phòng Hợp tác quốc tế" in done
    again = text(client.post(at("approve", row.pk), {"shown": "1"}, follow=True))
    assert "Việc này đã làm xong" in again
    row.refresh_from_db()
    assert row.state == State.APPROVED


def test_a_return_without_a_reason_stays_on_the_page(client, world):
    row = world.paper(State.SUBMITTED)
    client.force_login(world.standing)
    answer = client.post(at("return", row.pk), {"reason": " ", "shown": "1"})
    assert answer.status_code == 422 and "Chưa ghi lý do" in text(answer)
    client.post(at("return", row.pk), {"reason": REASON, "shown": "1"})
    client.force_login(world.clerk)
    assert REASON in text(client.get(at("paper", row.pk))) and REASON in text(client.get(at("edit", row.pk)))


def test_an_old_page_does_not_approve_a_newer_version(client, world):
    row = world.paper(State.RETURNED)
    add(row, world.head)
    client.force_login(world.head)
    client.post(at("submit", row.pk), {"shown": ""})
    client.force_login(world.standing)
    answer = client.post(at("approve", row.pk), {"shown": "1"})
    assert answer.status_code == 422 and "Phòng đã gửi bản khác" in text(answer)


# --- who reads


@pytest.mark.parametrize("name", ["paper", "edit", "submit", "approve", "return", "drop"])
@pytest.mark.parametrize("who", ["stranger", "staff", "member", "party"])
def test_others_find_nothing(client, world, name, who):
    row = world.paper(State.SUBMITTED)
    assert read(client, world.people[who], name, row.pk).status_code == 404


@pytest.mark.parametrize("who", ["office", "standing", "director"])
def test_who_watches_reads_only_what_was_handed_in(client, world, who):
    row = world.written()
    assert read(client, world.people[who], "paper", row.pk).status_code == 404
    handed_in = world.paper(State.APPROVED, "plan")
    add(handed_in, world.clerk, " Bí mật của phòng.")
    page = text(read(client, world.people[who], "paper", handed_in.pk))
    assert "phòng đã làm" in page and "Bí mật của phòng" not in page
    assert read(client, world.people[who], "version", draft_of(handed_in).pk).status_code == 404
    assert read(client, world.people[who], "edit", handed_in.pk).status_code == 403


def test_every_version_stays_readable(client, world):
    row = world.with_addition()
    first, second = row.versions.order_by("number")
    page = text(read(client, world.office, "version", first.pk))
    assert "Đang có hiệu lực" in page and "Thêm nhân tố mới" not in page
    assert "Thêm nhân tố mới" in text(client.get(at("version", second.pk)))
    assert "Đang có hiệu lực" in text(client.get(at("paper", row.pk)))


def test_the_plan_is_filed_under_the_next_season(client, world):
    row = world.paper(State.APPROVED, "plan")
    world.paper(State.APPROVED, "report")
    world.close_season()
    later = {"year": 2027, "state": "open", "plan_due": "2027-12-15", "recognition_due": "2028-01-10"}
    Season.objects.create(**later, opened_at=datetime(2026, 12, 1, tzinfo=UTC))
    for who, name in (("office", "board"), ("head", "papers")):
        page = text(read(client, world.people[who], name))
        assert "Kế hoạch năm 2027 của Phòng Hợp tác quốc tế" in page and at("paper", row.pk) in page
        assert "Báo cáo năm 2026 của" not in page


# --- the board


def test_the_board_says_word_colour_and_days(client, world, on_a_working_day):
    world.paper(State.APPROVED)
    on_a_working_day.move_to(datetime(2026, 12, 16, 2, tzinfo=UTC))
    page = text(read(client, world.office, "board"))
    assert "is-late is-solid" in page and "Quá hạn 2 ngày" in page and "Đã duyệt" in page
    assert "phòng còn mốc quá hạn" in page and str(world.head) in page
    assert "Gia hạn" not in page.split("<tbody")[1].split("</tbody")[0]
    assert "Gia hạn" in text(read(client, world.standing, "board")).split("<tbody")[1].split("</tbody")[0]


@pytest.mark.parametrize("who", ["head", "deputy", "clerk"])
def test_a_department_sees_its_own_row(client, world, who):
    page = text(read(client, world.people[who], "board"))
    assert "Phòng Hợp tác quốc tế" in page and "Phòng Lãnh sự" not in page


@pytest.mark.parametrize("who", ["staff", "member", "counter", "party", "chair"])
def test_the_board_belongs_to_those_who_watch(client, world, who):
    for name in ("board", "export"):
        assert read(client, world.people[who], name).status_code == 403


def test_the_board_goes_to_excel(client, world, tmp_path):
    world.paper(State.APPROVED)
    answer = read(client, world.office, "export")
    (tmp_path / "a.xlsx").write_bytes(answer.content)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    lines = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert lines[0][0] == "Bảng tiến độ các phòng, kỳ 2026"
    mine = next(line for line in lines if line[1] == "Phòng Hợp tác quốc tế" and line[2] == "Báo cáo năm 2026")
    assert mine[4:6] == ["Đã duyệt", 0] and str(mine[3])[:10] == "2026-12-15"
    assert "Phòng Hợp tác quốc tế" in read(client, world.office, "export", dang="csv").content.decode()
    own = read(client, world.head, "export", dang="csv").content.decode()
    assert "Phòng Lãnh sự" not in own and "Phòng Hợp tác quốc tế" in own


def many(world, count):
    for number in range(count):
        one = DepartmentFactory(code=f"Q{number}", name=f"Phòng Thử {number:02}")
        begin_paper(world.season, one, by=person(Role.HEAD, one), kind="report")
        later = {"kind": "plan", "until": date(2026, 12, 20), "reason": "Có lý do."}
        extend_paper(world.season, one, by=world.standing, **later)


@pytest.mark.parametrize("count", [0, 25])
@pytest.mark.parametrize(("name", "asked"), [("board", 17), ("papers", 16), ("extensions", 9)])
def test_pages_ask_as_often_for_many_departments_as_for_one(client, world, name, count, asked):
    world.paper(State.APPROVED)
    many(world, 1 + count)
    client.force_login(world.standing if name != "papers" else world.head)
    client.get(at(name))
    with CaptureQueriesContext(connection) as captured:
        assert client.get(at(name)).status_code == 200
    assert len(captured) == asked


@pytest.mark.parametrize("turns", [1, 6])
def test_a_paper_with_many_versions_asks_as_often_as_with_one(client, world, turns):
    row = world.paper(State.SUBMITTED)
    client.force_login(world.standing)
    for turn in range(1, turns):
        client.post(at("return", row.pk), {"reason": REASON, "shown": str(turn)})
        add(row, world.head, f" Lần {turn}.")
        client.force_login(world.head)
        client.post(at("submit", row.pk), {"shown": ""})
        client.force_login(world.standing)
    client.get(at("paper", row.pk))
    with CaptureQueriesContext(connection) as captured:
        client.get(at("paper", row.pk))
    assert len(captured) == 14


# --- what waits for whom


def titles(user):
    return [task.title for task in tasks_of(type(user).objects.get(pk=user.pk))]


def test_a_head_has_three_tasks_until_they_are_done(world):
    three = ["Giới thiệu điển hình tiên tiến", "Báo cáo năm 2026", "Kế hoạch năm 2027"]
    assert titles(world.head) == three and titles(world.clerk) == three
    world.paper(State.SUBMITTED)
    assert titles(world.head) == [three[0], three[2]]


def test_a_dossier_that_is_being_written_is_the_task_itself(world):
    world.dossier()
    assert "Giới thiệu điển hình tiên tiến" not in titles(world.head)


def test_tasks_come_thirty_days_before(world, on_a_working_day):
    on_a_working_day.move_to(datetime(2026, 11, 14, 2, tzinfo=UTC))
    assert titles(world.head) == []
    on_a_working_day.move_to(datetime(2026, 11, 15, 2, tzinfo=UTC))
    assert len(titles(world.head)) == 3


def test_a_returned_paper_tells_why_even_where_an_earlier_one_is_valid(client, world):
    row = world.with_addition()
    client.force_login(world.standing)
    client.post(at("return", row.pk), {"reason": REASON, "shown": "2"})
    task = next(task for task in tasks_of(world.head) if "trả lại" in task.title)
    assert task.title == "Kế hoạch năm 2027 bị trả lại" and REASON in task.why and task.url == at("edit", row.pk)


def test_a_late_task_says_how_late(world, on_a_working_day):
    on_a_working_day.move_to(datetime(2026, 12, 16, 2, tzinfo=UTC))
    task = next(task for task in tasks_of(world.head) if task.title == "Báo cáo năm 2026")
    assert (task.state, task.tone) == ("Quá hạn 2 ngày", "late")


def test_the_standing_council_has_what_waits_for_its_answer(world):
    assert titles(world.standing) == []
    row = world.paper(State.SUBMITTED)
    task = tasks_of(world.standing)[0]
    assert task.title == "1 kế hoạch, báo cáo của phòng chờ duyệt" and task.url == at("paper", row.pk)
    world.paper(State.SUBMITTED, "plan")
    task = tasks_of(type(world.standing).objects.get(pk=world.standing.pk))[0]
    assert task.title == "2 kế hoạch, báo cáo của phòng chờ duyệt" and task.url.endswith("#cho-duyet")
    assert titles(world.colleague_of_the_standing_council()) == []
