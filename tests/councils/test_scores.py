"""Points of the appraisal, where the season scores: asked for, kept apart like opinions, printed as information."""

import io
import re
from typing import Any

import docx
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from docx.oxml.ns import qn

from accounts.models import User
from accounts.roles import Role
from councils.actions.close_appraisal import close_appraisal
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.save_sheet import save_sheet
from councils.models import AppraisalSheet
from councils.scores import mean_scores
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import SeasonRule
from tests.factories.council import Bench
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]
SEASON_TABLE = reverse("councils:season_table") + "?dang=docx"


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0, score="10")


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    return bench.nominate(state=State.RECEIVED, complete=True)


def draft(bench: Bench, nomination: Nomination, user: User, points: list[int | None]) -> AppraisalSheet:
    criteria = [criterion.pk for criterion in bench.criteria.criteria.all()]
    marks = dict.fromkeys(criteria, (True, ""))
    scores = dict(zip(criteria, points, strict=True))
    return save_sheet(nomination, by=user, marks=marks, scores=scores, conclusion="put")


def filed(bench: Bench, nomination: Nomination, user: User, points: list[int | None]) -> AppraisalSheet:
    declare(nomination, by=user, ground="")
    return file_sheet(draft(bench, nomination, user, points), by=user)


def rule(bench: Bench, value: str) -> None:
    SeasonRule.objects.filter(season=bench.season, key="score").update(value=value)


def typed(bench: Bench, *points: str, act: str = "file") -> dict[str, str]:
    sent = {"conclusion": "put", "comment": "Xứng đáng", "act": act}
    for criterion, point in zip(bench.criteria.criteria.all(), points, strict=True):
        sent |= {f"met_{criterion.pk}": "yes", f"comment_{criterion.pk}": "", f"score_{criterion.pk}": point}
    return sent


def words(answer: HttpResponse) -> str:
    assert answer.status_code == 200, answer
    texts = docx.Document(io.BytesIO(answer.content)).element.body.iter(qn("w:t"))
    return " ".join("".join(text.text for text in texts).replace("\u00a0", " ").split())


def get(client: Client, user: User, address: str) -> Any:
    client.force_login(user)
    return client.get(address)


def test_a_sheet_is_filed_with_points_on_every_criterion(bench: Bench, nomination: Nomination, client: Client) -> None:
    declare(nomination, by=bench.chair, ground="")
    client.force_login(bench.chair)
    page = reverse("councils:appraise", args=[nomination.pk])
    assert client.get(page).content.decode().count("Số nguyên từ 0 đến 10.") == 3
    assert client.post(page, typed(bench, "0", "7", "10")).status_code == 302
    sheet = AppraisalSheet.objects.get()
    assert [mark.score for mark in sheet.marks.all()] == [0, 7, 10] and sheet.highest == 10 and sheet.filed_at


def test_points_are_due_on_filing_and_kept_in_a_draft(bench: Bench, nomination: Nomination, client: Client) -> None:
    declare(nomination, by=bench.chair, ground="")
    client.force_login(bench.chair)
    page = reverse("councils:appraise", args=[nomination.pk])
    assert client.post(page, typed(bench, "8", "", "", act="save")).status_code == 302
    assert 'value="8"' in client.get(page).content.decode()
    refused = client.post(page, typed(bench, "8", "", "9"))
    assert refused.status_code == 422
    assert "Tiêu chuẩn 2: chưa cho điểm. Mời ghi số nguyên từ 0 đến 10." in refused.content.decode()
    sheet = AppraisalSheet.objects.get()
    assert sheet.filed_at is None and sheet.highest is None


@pytest.mark.parametrize(
    ("point", "sentence"),
    [
        ("11", "Điểm phải từ 0 đến 10. Mời ghi lại."),
        ("-1", "Điểm phải từ 0 đến 10. Mời ghi lại."),
        ("9" * 5_000, "Ô này chỉ nhận số nguyên. Mời ghi lại bằng chữ số."),
        ("8,5", "Ô này chỉ nhận số nguyên. Mời ghi lại bằng chữ số."),
        ("tám", "Ô này chỉ nhận số nguyên. Mời ghi lại bằng chữ số."),
    ],
)
def test_what_is_no_whole_number_within_the_scale_is_refused_and_stays(
    bench: Bench, nomination: Nomination, client: Client, point: str, sentence: str
) -> None:
    declare(nomination, by=bench.chair, ground="")
    client.force_login(bench.chair)
    refused = client.post(reverse("councils:appraise", args=[nomination.pk]), typed(bench, point, "5", "5", act="save"))
    shown = refused.content.decode()
    assert refused.status_code == 422 and sentence in shown and f'value="{point}"' in shown and "Xứng đáng" in shown
    assert not AppraisalSheet.objects.exists()


def test_the_action_keeps_to_the_scale_whoever_calls_it(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    with pytest.raises(ValidationError, match="Tiêu chuẩn 3: điểm phải từ 0 đến 10"):
        draft(bench, nomination, bench.chair, [1, 2, 12])
    sheet = draft(bench, nomination, bench.chair, [1, 2, 10])
    rule(bench, "5")
    with pytest.raises(ValidationError, match="Tiêu chuẩn 3: điểm phải từ 0 đến 5"):
        file_sheet(sheet, by=bench.chair)
    rule(bench, "none")
    with pytest.raises(ValidationError, match="không chấm điểm khi thẩm định"):
        draft(bench, nomination, bench.chair, [1, 2, 3])


def test_a_draft_has_no_scale(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    sheet = draft(bench, nomination, bench.chair, [1, 2, 3])
    with pytest.raises(IntegrityError), transaction.atomic():
        AppraisalSheet.objects.filter(pk=sheet.pk).update(highest=10)


def test_the_table_prints_exact_means(bench: Bench, nomination: Nomination, client: Client) -> None:
    for user, points in zip(bench.members[3:6], ([8, 10, 0], [8, 9, 0], [9, 9, 0]), strict=True):
        filed(bench, nomination, user, points)
    close_appraisal(nomination, by=bench.secretary)
    said = words(get(client, bench.secretary, SEASON_TABLE))
    for criterion, mean in zip(bench.criteria.criteria.all(), ("8,3", "9,3", "0,0"), strict=True):
        assert f"{criterion.text}0300{mean}" in said
    assert "Tổng điểm trung bình: 17,7/30, tính trên 03 phiếu; mỗi tiêu chuẩn cao nhất 10 điểm." in said
    declare(nomination, by=bench.secretary, ground="")
    brief = reverse("councils:brief", args=[nomination.pk]) + "?dang=docx"
    said = words(get(client, bench.secretary, brief))
    assert "8,3 điểm" in said and "Tổng điểm trung bình 17,7/30, tính trên 03 phiếu." in said


def test_the_sheet_on_paper_shows_its_points(bench: Bench, nomination: Nomination, client: Client) -> None:
    sheet = filed(bench, nomination, bench.chair, [8, 10, 7])
    rule(bench, "none")  # what was filed stays as it was filed
    said = words(get(client, bench.chair, reverse("councils:appraisal_sheet", args=[sheet.pk]) + "?dang=docx"))
    assert "8/10" in said and "10/10" in said and "Tổng điểm: 25/30." in said


def test_points_stay_apart_like_opinions(bench: Bench, nomination: Nomination, client: Client) -> None:
    filed(bench, nomination, bench.members[3], [8, 9, 7])
    declare(nomination, by=bench.chair, ground="")
    page, brief = (reverse(f"councils:{name}", args=[nomination.pk]) for name in ("appraise", "brief"))
    assert "9/10 điểm" not in get(client, bench.chair, page).content.decode()
    for user in (bench.chair, person(Role.OFFICE)):
        assert "điểm" not in words(get(client, user, f"{brief}?dang=docx"))
    assert "24,0/30" not in words(get(client, bench.chair, SEASON_TABLE))
    file_sheet(draft(bench, nomination, bench.chair, [1, 1, 1]), by=bench.chair)
    assert "9/10 điểm" in get(client, bench.chair, page).content.decode()
    assert "13,5/30, tính trên 02 phiếu" in words(get(client, bench.chair, SEASON_TABLE))


def test_sheets_of_another_scale_are_not_added_up(bench: Bench, nomination: Nomination) -> None:
    filed(bench, nomination, bench.members[3], [10, 10, 10])
    rule(bench, "5")
    filed(bench, nomination, bench.members[4], [4, 5, 3])
    sheets = list(AppraisalSheet.objects.prefetch_related("marks"))
    found = mean_scores(sheets, 5)
    assert found is not None and found.sheets == 1 and found.total == "12,0/15"
    assert mean_scores(sheets, None) is mean_scores(sheets, 20) is mean_scores([], 5) is None


def test_without_the_rule_nothing_speaks_of_points(client: Client) -> None:
    bench = Bench(nominations=0)
    nomination = bench.nominate(state=State.RECEIVED, complete=True)
    sheets = [filed(bench, nomination, user, [None] * 3) for user in bench.members[3:5]]
    declare(nomination, by=bench.chair, ground="")
    close = reverse("councils:appraise", args=[nomination.pk])
    paper, brief = (
        reverse("councils:appraisal_sheet", args=[sheets[0].pk]),
        reverse("councils:brief", args=[nomination.pk]),
    )
    told = [get(client, user, close).content.decode() for user in (bench.chair, bench.members[3])]
    close_appraisal(nomination, by=bench.secretary)
    told += [words(get(client, bench.members[3], f"{address}?dang=docx")) for address in (paper, brief)]
    told.append(words(get(client, bench.secretary, SEASON_TABLE)))
    assert [text for text in told if re.search(r"\b[Đđ]iểm\b", text.replace("Điển hình", ""))] == []


def test_a_file_with_low_points_goes_to_the_vote_like_any_other(bench: Bench, nomination: Nomination) -> None:
    for user in bench.members[3:5]:
        filed(bench, nomination, user, [0, 0, 0])
    assert close_appraisal(nomination, by=bench.secretary).state == State.APPRAISED
