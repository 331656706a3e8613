"""A department with its people, those who guide and inspect, and what they write."""

from datetime import timedelta

from django.test import Client

from accounts.models import Department
from accounts.roles import Role
from core import clock
from monitoring.actions.draft_inspection import Visit, begin_inspection
from monitoring.actions.finalise_inspection import finalise_inspection
from monitoring.actions.follow_up import report_finding
from monitoring.actions.keep_finding import FollowUp, add_finding
from monitoring.actions.publish_guidance import GuidanceWords, publish_guidance
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import AgencyFactory


def browser(user):
    client = Client()
    client.force_login(user)
    return client


def only_owing(*units):
    """No department but these owes anything: those in which the tests' people of the agency work do not."""
    Department.objects.exclude(pk__in=[unit.pk for unit in units]).update(introduces=False)


class Watch:
    """The Standing Council, the Office, the Director; a department with head, deputy, clerk and one of the staff."""

    def __init__(self):
        AgencyFactory()
        self.unit, self.other = DepartmentFactory(), DepartmentFactory()
        self.standing, self.office = person(Role.STANDING_COUNCIL), person(Role.OFFICE)
        self.director = person(Role.DIRECTOR)
        self.head, self.deputy = person(Role.HEAD, self.unit), person(Role.DEPUTY_HEAD, self.unit)
        self.clerk, self.staff = person(Role.CLERK, self.unit), UserFactory(department=self.unit)
        self.stranger = person(Role.HEAD, self.other)

    def words(self, title="Hướng dẫn lập hồ sơ", *units, text="Lập theo mẫu."):
        return GuidanceWords(title, text, clock.today(), units)

    def guidance(self, *units, title="Hướng dẫn lập hồ sơ"):
        return publish_guidance(self.words(title, *units), by=self.office)

    def visit(self, **facts):
        told = {
            "department": self.unit, "visited_on": clock.today() - timedelta(days=30), "place": "Trụ sở Sở",
            "members": "Bà Trần Thị A, Phó Giám đốc Sở", "hosts": "Ông Lê Văn B, Trưởng phòng",
            "content": "Kiểm tra việc lập kế hoạch.", "conclusion": "",
        }  # fmt: skip
        return Visit(**(told | facts))

    def draft(self, **facts):
        return begin_inspection(self.visit(**facts), by=self.standing)

    def wanted(self, follow_up="Gửi kế hoạch về Văn phòng Sở.", due=5):
        day = clock.today() + timedelta(days=due)
        return FollowUp("Phòng chưa gửi kế hoạch.", follow_up, self.staff, day)

    def finding(self, row=None, **facts):
        """One of a finalised record."""
        row = row or self.draft()
        found = add_finding(row, self.wanted(**facts), by=self.standing)
        finalise_inspection(row, by=self.standing)
        return found

    def reported(self, **facts):
        found = self.finding(**facts)
        report_finding(found, by=self.head, note="Đã gửi.")
        return found
