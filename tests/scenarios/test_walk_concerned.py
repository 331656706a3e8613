"""Whoever is concerned in a file reads every address as if there were no such file: no name, no number, no count."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db.models import Q
from django.urls import reverse

from accounts.actions.state_tie import state_tie
from accounts.models import User
from core import clock
from core.uploads import keep
from councils.actions.ask import ask
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.plan_session import plan_session
from councils.actions.save_sheet import save_sheet
from councils.models import Assignment, CouncilMember
from nominations.actions.answer_council import answer_council
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.draft import draft
from nominations.actions.give_comment import give_comment
from nominations.actions.hide_comment import hide_comment
from nominations.actions.revise import revise
from nominations.models import Comment, CommentPeriod, Evidence, Nomination
from nominations.workflow import State
from seasons.queries import current_season
from tests.factories.people import UserFactory
from tests.scenarios.addresses import SAMPLES
from tests.scenarios.shares import Share, whole
from tests.scenarios.test_walk_leaks import everything, paths_of, searches, takes_a_file, undone, words_of
from tests.world import Demo

pytestmark = [pytest.mark.slow, pytest.mark.any_engine, pytest.mark.share, pytest.mark.timeout(300)]

#: In everything that is written on the file and about it: no other text of the demonstration has these words.
NAME, CONTENT, MARK, COMMENT = "Hạc Trắng Vòng Quanh", "Chim Sẻ Đồng", "Diều Giấy Lam", "Sáo Trúc Vàng"
QUESTION, SAID = "Cánh Buồm Thiếc", "Lá Phong Bạc Bên Sông"
MARKERS = (NAME, CONTENT, MARK, COMMENT, QUESTION, SAID)
#: Every overseeing duty of the demonstration, and the administrator.
CONCERNED = ("vanphong", "vanthu", "chanhvanphong", "phogiamdoc", "giamdoc", "truongphong", "quantri")
APPRAISERS = ("lt", "ls", "phogiamdoc", "qlbg")
#: Staff who comment, and those who may hide what one of them said.
SPEAKERS, MODERATORS = ("bientap", "congchuc"), ("phogiamdoc", "giamdoc")


@pytest.fixture(autouse=True)
def refusals_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", "django.request")


@dataclass(frozen=True)
class File:
    """The marked file with what hangs on it."""

    row: Nomination
    evidence: Evidence
    sheets: tuple[int, ...]
    period: CommentPeriod


def marked(demo: Demo, nominee: User, state: str, *, head: str = "qlbg", without: str = "") -> File:
    """*nominee*'s file in *state*, introduced by *head*, appraised by two members of whom *without* is none."""
    by, season = demo.person(head), current_season()
    facts = {"kind": "individual", "person": nominee}
    row = draft(by=by, season=season, department=by.department, facts=facts, members=[])
    criterion = row.criteria_set.criteria.all()[0]
    texts = {"merit": CONTENT, "report": CONTENT}
    row = revise(row, by=by, version=row.version, facts=texts, statements={criterion.pk: CONTENT})
    row.name = NAME  # not the one in the staff list, which everybody may read
    row.save()
    stored = keep(b"%PDF-1.7 " + CONTENT.encode(), f"{CONTENT}.pdf", "application/pdf")
    described = {"kind": "decision", "title": CONTENT, "issuer": CONTENT, "number": "1", "dated": clock.today()}
    evidence = attach_evidence(row, by=by, criterion=criterion, stored=stored, facts=described)
    _move(row, State.RECEIVED, by)
    sheets = [_sheet(row, demo.person(one)) for one in APPRAISERS if one not in (without, head)][:2]
    asked = ask(row, by=demo.person(next(one for one in APPRAISERS if one not in (without, head))), text=QUESTION)
    answer_council(asked, by=by, text=QUESTION)
    period = _heard(demo, row, by, next(one for one in MODERATORS if one != without))
    _move(row, state, by)
    return File(Nomination.objects.get(pk=row.pk), evidence, tuple(sheets), period)


def _move(row: Nomination, state: str, by: User) -> None:
    now = clock.now()
    filed = {"submitted_at": now, "submitted_by": by, "content_digest": "ab" * 32, "received_at": now}
    Nomination.objects.filter(pk=row.pk).update(state=state, supplement_due=now, **filed)


def _sheet(row: Nomination, by: User) -> int:
    now = clock.now()
    Assignment.objects.create(nomination=row, round=row.round, appraiser=by, assigned_by=by, assigned_at=now)
    declare(row, by=by, ground="")
    marks = {criterion.pk: (False, MARK) for criterion in row.criteria_set.criteria.all()}
    return file_sheet(save_sheet(row, by=by, marks=marks, conclusion="object", comment=COMMENT), by=by).pk


def _heard(demo: Demo, row: Nomination, by: User, moderator: str) -> CommentPeriod:
    """Open to the staff: one comment is hidden, the other answered."""
    now, last_day = clock.now(), clock.today() + timedelta(days=4)
    period = CommentPeriod.objects.create(season=row.season, opened_at=now, opened_by=by, last_day=last_day)
    period.nominations.add(row)
    hidden, answered = (
        give_comment(row, by=demo.person(one), stance="remark", text=f"{SAID}, {SAID}.") for one in SPEAKERS
    )
    hide_comment(hidden, by=demo.person(moderator), fault="vulgar", reason=SAID)
    Comment.objects.filter(pk=answered.pk).update(answer=SAID, answered_by=by, answered_at=now)
    return period


def asked(demo: Demo, taken: Callable[[str], bool] = whole) -> list[str]:
    """Every address that is *taken*, every filter of the list, every search that would find the file."""
    states = [f"{reverse('nominations:list')}?trang-thai={state}" for state in (*State.values, "review")]
    more = [*states, *searches("hac trang", "QLBG", "vong")]
    return paths_of(demo, Nomination.objects.order_by("pk")[0], *more, taken=taken)


def difference(demo: Demo, who: str, make: Callable[[], File], *, own: bool = True, share: Share = whole) -> list[str]:
    """The addresses at which *who* reads something else once the file is there; none of its *own* is answered."""
    browser, paths = demo.browser(who), asked(demo, lambda name: share(who, name))
    before = everything(demo, browser, paths)
    with undone():
        file = make()
        after = everything(demo, browser, paths)
        for path in own_addresses(file) if own else ():
            answer = browser.get(path)
            assert answer.status_code in (403, 404, 405), path
            assert found_in(answer.content.decode()) == [], path
        for paper in ("nominations:summary_list", "nominations:comment_summary", "councils:standing_aside"):
            assert not own or found_in(words_of(browser.get(reverse(paper), follow=True))) == [], paper
    return [path for path in paths if after[path] != before[path] or found_in(after[path][1])]


def with_these(share: Share, *names: str) -> Share:
    """The share, and the addresses of these names whatever the share."""
    return lambda who, name: name in names or share(who, name)


def own_addresses(file: File) -> list[str]:
    named = [reverse(name, args=[file.row.pk]) for name in SAMPLES if takes_a_file(name)]
    sheets = [reverse("councils:appraisal_sheet", args=[pk]) for pk in file.sheets]
    proofs = [reverse(f"nominations:evidence_{name}", args=[file.evidence.pk]) for name in ("file", "view", "cover")]
    acts = ("comment_hide", "comment_show", "comment_answer")
    said = [reverse(f"nominations:{act}", args=[one.pk]) for act in acts for one in file.row.comments.all()]
    more_time = reverse("nominations:comment_period_extend", args=[file.period.pk])
    return [*named, *sheets, *proofs, *said, more_time]


def found_in(text: str) -> list[str]:
    return [marker for marker in MARKERS if marker in text]


def relative(demo: Demo, who: str) -> User:
    """A nominee to be, whom *who* named as a relative before there was a file."""
    nominee: User = UserFactory(department=demo.person("qlbg").department)
    state_tie(nominee, by=demo.person(who))
    return nominee


@pytest.mark.parametrize(
    ("who", "state"),
    [*((who, State.RECEIVED) for who in CONCERNED), ("chanhvanphong", State.APPRAISED), ("giamdoc", State.APPRAISED)],
)
def test_a_relative_reads_as_if_there_were_no_such_file(demo: Demo, who: str, state: str, share: Share) -> None:
    nominee = relative(demo, who)
    assert difference(demo, who, lambda: marked(demo, nominee, state, without=who), share=share) == []


def test_so_does_the_office_before_it_took_the_file_in(demo: Demo, share: Share) -> None:
    nominee = relative(demo, "vanphong")
    assert difference(demo, "vanphong", lambda: marked(demo, nominee, State.SUBMITTED), share=share) == []


@pytest.mark.parametrize(("who", "state"), [("vanphong", State.RECEIVED), ("vanthu", State.APPRAISED)])
def test_so_does_a_colleague_of_the_introducing_department(demo: Demo, who: str, state: str, share: Share) -> None:
    nominee = UserFactory(department=demo.person(who).department)
    assert difference(demo, who, lambda: marked(demo, nominee, state, head="chanhvanphong"), share=share) == []


def test_the_introducing_head_on_the_council_reads_nothing_of_the_appraisal(demo: Demo, share: Share) -> None:
    """The file is the own department's: its pages are the same whether and how it was appraised."""
    file = marked(
        demo, UserFactory(department=demo.person("chanhvanphong").department), State.RECEIVED, head="chanhvanphong"
    )
    browser = demo.browser("chanhvanphong")
    paths = [*asked(demo, share), reverse("nominations:detail", args=[file.row.pk])]
    appraised = everything(demo, browser, paths)
    assert [path for path, (_, text) in appraised.items() if MARK in text or COMMENT in text] == []
    with undone():
        file.row.appraisals.update(filed_at=None)
        assert everything(demo, browser, paths) == appraised


def test_a_planned_session_names_it_to_the_others_only(demo: Demo, share: Share) -> None:
    secretary = demo.person("chanhvanphong")
    file = marked(demo, relative(demo, "giamdoc"), State.APPRAISED)
    seats = {one.duty.user.username: one for one in CouncilMember.objects.filter(council__ended_at=None)}
    facts = {"kind": "meeting", "permission": "", "way": "paper", "held_at": clock.now(), "place": "Phòng họp",
             "chair": seats["phogiamdoc"], "secretary": seats["chanhvanphong"]}  # fmt: skip
    session = plan_session(current_season(), by=secretary, facts=facts, nominations=[file.row])
    pages = [reverse(f"councils:{name}", args=[session.pk]) for name in ("session", "session_edit", "convene")]
    for page in [*pages, *asked(demo, share)]:
        assert found_in(demo_text(demo, "giamdoc", page)) == [], page
    assert NAME in demo_text(demo, "chanhvanphong", pages[0])


def demo_text(demo: Demo, who: str, page: str) -> str:
    answer = demo.browser(who).get(page)
    return answer.content.decode(errors="ignore") if not answer.streaming else ""


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("councils.appraising.kept_rows", "councils:appraisals"),
        ("nominations.access.kept_rows", "nominations:list"),
        ("councils.queries.barred_in_person", "councils:session_create"),
    ],
)
def test_a_forgotten_exclusion_is_found(demo: Demo, monkeypatch: pytest.MonkeyPatch, where: str, found: str) -> None:
    """Were one list to forget who asks, the walk would say which."""
    nothing = {"kept_rows": Q(pk__in=[]), "barred_in_person": []}[where.rsplit(".", 1)[1]]
    monkeypatch.setattr(where, lambda user: nothing)
    nominee, browser, page = relative(demo, "phogiamdoc"), demo.browser("phogiamdoc"), [reverse(found)]
    before = everything(demo, browser, page)
    with undone():
        marked(demo, nominee, State.APPRAISED, without="phogiamdoc")
        assert everything(demo, browser, page) != before


def test_a_forgotten_relative_among_the_staff_is_found(
    demo: Demo, monkeypatch: pytest.MonkeyPatch, share: Share
) -> None:
    """Who holds no overseeing duty is kept from the comments by one exclusion alone."""
    monkeypatch.setattr("nominations.commenting.concerned_rows", lambda user: Q(pk__in=[]))
    nominee = relative(demo, "quantri")
    told = ("nominations:comments", "operations:my_work")
    taken = with_these(share, *told)
    found = difference(demo, "quantri", lambda: marked(demo, nominee, State.RECEIVED), own=False, share=taken)
    assert {reverse(name) for name in told} <= set(found)


def test_a_forgotten_colleague_of_the_introducing_department_is_found(
    demo: Demo, monkeypatch: pytest.MonkeyPatch, share: Share
) -> None:
    monkeypatch.setattr("nominations.commenting.kept_rows", lambda user: Q(pk__in=[]))
    nominee = UserFactory(department=demo.person("vanphong").department)
    make = lambda: marked(demo, nominee, State.RECEIVED, head="chanhvanphong")  # noqa: E731
    taken = with_these(share, "nominations:comments")
    assert reverse("nominations:comments") in difference(demo, "vanphong", make, own=False, share=taken)


def test_a_head_who_reads_the_comments_reads_them_when_the_time_is_over(demo: Demo) -> None:
    """The table of comments that the same person draws as the council's secretary leaves the file out."""
    nominee = UserFactory(department=demo.person("chanhvanphong").department)
    file = marked(demo, nominee, State.RECEIVED, head="chanhvanphong")
    page, paper = reverse("nominations:file_comments", args=[file.row.pk]), reverse("nominations:comment_summary")
    browser = demo.browser("chanhvanphong")
    assert browser.get(page).status_code == 404
    CommentPeriod.objects.filter(pk=file.period.pk).update(last_day=clock.today() - timedelta(days=1))
    shown = browser.get(page).content.decode()
    assert SAID in shown and "Cho hiện lại" not in shown
    assert found_in(words_of(browser.get(paper))) == []
