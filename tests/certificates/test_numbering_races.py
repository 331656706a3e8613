"""Numbers of the register: no gap and no double, whoever issues when, and certificates printed once."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, OperationalError, connection

from certificates.actions.enter_step import enter_step
from certificates.actions.issue import issue
from certificates.actions.keep_stock import add_blank, enter_line
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.actions.render_pending import render_pending
from certificates.actions.replace import Words
from certificates.actions.reword import reword
from certificates.actions.stock_lines import Line
from certificates.models import AsideRendering, Certificate, Decision, PaperStep, RegisterYear
from certificates.queries import to_render
from certificates.stock import last_line
from core import clock
from core.uploads import read
from core.workflow import AlreadyDone
from nominations.actions.announce import announce
from tests.certificates.rendering_samples import words_of
from tests.factories.certificate import Desk, confirmed, numbering

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each act returned or raised, all started at the same instant."""
    start, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        start.wait()
        try:
            results[place] = act()
        except Exception as problem:
            results[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_clicks_on_issue_number_each_certificate_once():
    desk = Desk(passed=3)
    decision = desk.signed()
    results = at_once(lambda: issue(decision, by=desk.clerk), lambda: issue(decision, by=desk.office))
    assert sum(isinstance(result, Decision) for result in results) == 1
    assert sum(isinstance(result, AlreadyDone) for result in results) == 1
    assert sorted(Certificate.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert RegisterYear.objects.get().last_number == 3


def test_decisions_issued_at_once_leave_no_gap():
    sizes = [2, 3, 1, 2]
    desks = [Desk(passed=size) for size in sizes]
    decisions = [desk.signed(figure) for figure, desk in enumerate(desks, 1)]
    results = at_once(
        *(lambda desk=desk, row=row: issue(row, by=desk.clerk) for desk, row in zip(desks, decisions, strict=True))
    )
    assert all(isinstance(result, Decision) for result in results), results
    assert sorted(Certificate.objects.values_list("number", flat=True)) == list(range(1, sum(sizes) + 1))
    for decision in decisions:
        numbers = list(
            Certificate.objects.filter(item__decision=decision).order_by("item__ordinal").values_list("number")
        )
        first = numbers[0][0]
        assert [row[0] for row in numbers] == list(range(first, first + len(numbers))), "in the order of the list"


def test_a_refused_issue_uses_up_no_number(monkeypatch):
    desk, other = Desk(passed=2), Desk(passed=1)
    decision = desk.signed(1)

    def broken(*args, **kwargs):
        raise ValidationError("Hỏng giữa chừng.")

    with monkeypatch.context() as patched:
        patched.setattr("certificates.actions.issue.announce_all", broken)
        with pytest.raises(ValidationError):
            issue(decision, by=desk.clerk)
    other.issued(2)
    issue(decision, by=desk.clerk)
    assert sorted(Certificate.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_two_clerks_with_one_number_have_one_winner():
    desks = [Desk(passed=1), Desk(passed=1)]
    decisions = [desk.decided() for desk in desks]
    results = at_once(
        *(
            lambda desk=desk, row=row: number(row, by=desk.clerk, given=numbering(5))
            for desk, row in zip(desks, decisions, strict=True)
        )
    )
    assert sum(isinstance(result, Decision) for result in results) == 1
    assert sum(isinstance(result, ValidationError | IntegrityError) for result in results) == 1
    assert Decision.objects.filter(number=5).count() == 1


def test_two_clerks_on_one_decision_have_one_winner():
    desk = Desk(passed=1)
    decision = desk.decided()
    acts = [lambda n=n: number(decision, by=desk.clerk, given=numbering(n)) for n in (5, 6)]
    results = at_once(*acts)
    assert sum(isinstance(result, Decision) for result in results) == 1
    assert sum(isinstance(result, AlreadyDone) for result in results) == 1
    assert decision.papers.filter(kind="decision", set_aside_at=None).count() == 1


def test_two_offices_make_one_list_and_two_clicks_decide_once():
    desk = Desk(passed=2)
    results = at_once(*(lambda: prepare(desk.season, by=desk.office) for _ in range(2)))
    assert sum(isinstance(result, Decision) for result in results) == 1
    Decision.objects.all()[0].items.all().delete()
    Decision.objects.all().delete()
    decision = desk.weighed()
    results = at_once(*(lambda: confirmed(decision, by=desk.director) for _ in range(2)))
    assert sum(isinstance(result, Decision) for result in results) == 1
    assert sum(isinstance(result, AlreadyDone) for result in results) == 1


def test_issuing_while_single_files_move_never_waits_in_a_ring():
    desk = Desk(passed=3)
    decision = desk.signed()
    rows = [item.nomination for item in decision.items.all()]
    acts = [lambda row=row: announce(row, by=desk.office) for row in reversed(rows)]
    results = at_once(lambda: issue(decision, by=desk.clerk), *acts)
    assert not [result for result in results if isinstance(result, OperationalError)], results
    assert isinstance(results[0], Decision)


def test_two_runs_print_each_certificate_once():
    desk = Desk(passed=2)
    desk.issued()
    results = at_once(render_pending, render_pending)
    assert sum(results) == 2
    for row in Certificate.objects.all():
        assert read(row.stored_name, row.sha256).startswith(b"%PDF") and row.size
    assert render_pending() == 0


def test_printing_goes_on_where_it_was_stopped_and_past_what_cannot_be_printed():
    desk = Desk(passed=3)
    desk.issued()
    assert render_pending(to_render().filter(number=1)) == 1
    second = Certificate.objects.get(number=2)
    Certificate.objects.filter(pk=second.pk).update(text={**second.text, "name": "Tên 🂡"})
    assert render_pending() == 1
    assert list(Certificate.objects.filter(stored_name="").values_list("number", flat=True)) == [2]
    Certificate.objects.filter(pk=second.pk).update(text=second.text)
    assert render_pending() == 1


def test_two_batches_on_the_last_blanks_have_one_winner():
    """Three sheets, two batches of two: one is printed, the other refused, and the ledger stays at one."""
    desk = Desk(passed=4)
    decision = desk.issued()
    blank = add_blank(by=desk.office, name="Phôi", size="a4")
    enter_line(blank, Line("received", 3, clock.today(), "Phiếu nhập"), after=0, by=desk.office)
    rows = list(Certificate.objects.order_by("number"))
    given = {"kind": "printed", "on": clock.today(), "by": desk.clerk, "blank": blank}
    results = at_once(
        lambda: enter_step(decision, certificates=rows[:2], **given),
        lambda: enter_step(decision, certificates=rows[2:], **given),
    )
    assert sum(isinstance(result, ValidationError) for result in results) == 1, results
    assert last_line(blank).sound_left == 1 and PaperStep.objects.count() == 2


def test_two_clicks_and_two_people_on_one_drawer_never_take_more_than_there_is():
    desk = Desk(passed=1)
    blank = add_blank(by=desk.office, name="Phôi", size="a4")
    first = enter_line(blank, Line("received", 3, clock.today(), "Phiếu nhập"), after=0, by=desk.office)
    spoiled = Line("spoiled", 2, clock.today(), reason="Ẩm.")
    results = at_once(*(lambda: enter_line(blank, spoiled, after=first.pk, by=desk.office) for _ in range(2)))
    assert sum(isinstance(result, AlreadyDone) for result in results) == 1, results
    assert (last_line(blank).sound_left, last_line(blank).spoiled_left) == (1, 2)


def test_words_put_right_twice_at_once_set_one_file_aside():
    """The same words from two desks, and the printing of the former ones meanwhile: one number, one file aside."""
    desk = Desk(passed=1)
    desk.issued()
    render_pending()
    row = Certificate.objects.get()
    put_right = {"words": replace(Words.of(row), name="Nguyễn Thị Thuỷ"), "on": clock.today(), "reason": "Sai dấu."}

    def by(user):
        return lambda: reword(Certificate.objects.get(), by=user, basis="Căn cước số 012", **put_right)

    first, second, _ = at_once(by(desk.office), by(desk.office), render_pending)
    assert sum(isinstance(result, Certificate) for result in (first, second)) == 1, (first, second)
    assert sum(isinstance(result, AlreadyDone) for result in (first, second)) == 1, (first, second)
    assert AsideRendering.objects.count() == 1
    render_pending()
    row.refresh_from_db()
    assert (row.number, row.text["name"]) == (1, "Nguyễn Thị Thuỷ")
    assert "Thuỷ" in words_of(read(row.stored_name, row.sha256))
