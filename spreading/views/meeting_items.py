"""Nội dung lồng ghép of a regular meeting, one by one; and how many meetings of a quarter are to carry some."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from core.access import on, open_to
from nominations.views.confirm import actor, posted
from seasons.access import tends_season
from seasons.queries import current_season
from spreading.access import insert_items, inserts, prepares
from spreading.actions.keep_insert_item import add_insert_item, drop_insert_item, edit_insert_item
from spreading.actions.set_meeting_goal import set_meeting_goal
from spreading.forms.meetings import GoalForm, ItemForm
from spreading.models import InsertItem, MeetingGoal, MeetingInsert
from spreading.views.meetings import LABEL, page_of
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, confirmed


@GET_OR_POST
@open_to(prepares)
@on(inserts)
def item_add(request: HttpRequest, row: MeetingInsert) -> HttpResponse:
    form = ItemForm(posted(request), insert=row)
    page = Asking("Thêm nội dung lồng ghép", page_of(row), str(row), "Thêm nội dung")
    return asked(
        request, form, lambda: add_insert_item(row, form.item(), by=actor(request)), page, done="Đã thêm nội dung."
    )


@GET_OR_POST
@open_to(prepares)
@on(insert_items)
def item_edit(request: HttpRequest, item: InsertItem) -> HttpResponse:
    row = item.insert
    form = ItemForm(posted(request), insert=row, row=item)
    page = Asking("Sửa nội dung lồng ghép", page_of(row), str(row), "Lưu")
    return asked(request, form, lambda: edit_insert_item(item, form.item(), by=actor(request)), page, done="Đã lưu.")


@GET_OR_POST
@open_to(prepares)
@on(insert_items)
def item_drop(request: HttpRequest, item: InsertItem) -> HttpResponse:
    to = page_of(item.insert)
    page = Confirming(
        f"Bỏ nội dung «{item}»?", "Nội dung không còn ở buổi này.", "Các nội dung khác giữ nguyên.", "Bỏ nội dung", to,
        is_danger=True,
    )  # fmt: skip
    return confirmed(request, partial(drop_insert_item, item), page, done="Đã bỏ nội dung.")


@GET_OR_POST
@open_to(tends_season)
def goal(request: HttpRequest) -> HttpResponse:
    season, to = current_season(), reverse("spreading:inserts")
    if season is None:
        return redirect(to)
    form = GoalForm(posted(request), row=MeetingGoal.objects.filter(season=season).first())
    page = Asking(
        "Số buổi mỗi quý có lồng ghép", to, LABEL, "Lưu", sub=str(season),
        note="Bảng theo quý so số buổi đã ghi kết quả với số này. Kỳ sau lấy theo kỳ này, sửa được.",
    )  # fmt: skip
    return asked(
        request,
        form,
        lambda: set_meeting_goal(season, **form.cleaned_data, by=actor(request)),
        page,
        done="Đã lưu số buổi mỗi quý.",
    )
