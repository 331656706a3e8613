"""Two departments that find and nurture, and quick ways to bring an entry to a state by the acts themselves."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from core import clock
from core.uploads import StoredFile, accept
from nurturing.actions.approve_plan import approve_plan
from nurturing.actions.collect import add_evidence, keep_statement
from nurturing.actions.end import end
from nurturing.actions.introduce import introduce
from nurturing.actions.pause import pause
from nurturing.actions.record import Found, record
from nurturing.actions.write_plan import PlanWords, write_plan
from nurturing.models import FollowUp, NewFactor
from nurturing.workflow import FollowUpState, State
from tests.factories.certificate import Desk
from tests.nominations.world import World, pdf

PROOF = {"kind": "figures", "title": "Báo cáo số liệu", "issuer": "", "number": "", "dated": None}


def browser(user: User | None) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def stored(mark: str = "một") -> StoredFile:
    upload: SimpleUploadedFile = pdf(mark=mark)
    return accept(upload)


class NurturingWorld(World):
    """``world.factor()`` found; ``world.factor(State.PAUSED)`` brought there."""

    def found(self, **facts: Any) -> Found:
        if "person" not in facts and facts.get("kind", "individual") == "individual" and "name" not in facts:
            facts["person"] = self.colleague()
        return Found(**{
            "kind": "individual", "merit_kind": "work", "strengths": "Rút ngắn thời gian xử lý hồ sơ đoàn vào.",
            "found_on": clock.today() - timedelta(days=20), "how_found": "Báo cáo quý của phòng.", **facts,
        })  # fmt: skip

    def words(self, **facts: Any) -> PlanWords:
        today = clock.today()
        return PlanWords(**{
            "goals": "Chủ trì một đề án của Sở.", "measures": "Giao việc khó hơn, cử đi học.", "means": "",
            "begins": today, "ends": today + timedelta(days=200), "expected_year": today.year + 1, **facts,
        })  # fmt: skip

    def factor(self, state: str = State.FOUND, **facts: Any) -> NewFactor:
        by = facts.pop("by", None) or self.head
        department = facts.pop("department", self.department)
        plan = facts.pop("plan", {})
        row = record(self.found(**facts), by=by, department=department)
        if state == State.FOUND:
            return row
        write_plan(row, self.words(**plan), by=by, edition=0)
        approve_plan(row, by=by)
        if state == State.PAUSED:
            pause(row, by=by, kind="leave", since=clock.today(), until=None, reason="Đi học dài hạn.")
        if state == State.ENDED:
            end(row, by=by, kind="retirement", on=clock.today(), reason="Đến tuổi nghỉ hưu.")
        if state == State.INTRODUCED:
            introduce(row, by=by)
        return NewFactor.objects.get(pk=row.pk)

    def due_one(self, row: NewFactor) -> FollowUp:
        """The first follow-up that is owed."""
        return row.follow_ups.filter(state=FollowUpState.DUE).order_by("due").first()

    def collect_everything(self, row: NewFactor) -> None:
        for criterion in self.criteria_set.criteria.all():
            keep_statement(row, criterion, by=self.head, text=f"Đã làm tốt, tiêu chuẩn {criterion.ordinal}.")
            add_evidence(row, criterion, by=self.head, stored=stored(str(criterion.ordinal)), facts=dict(PROOF))

    def desk(self, passed: int = 1) -> Desk:
        """Recognitions announced today with their certificates, of a department of their own."""
        desk = Desk(passed=passed)
        desk.issued()
        return desk
