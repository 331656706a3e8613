from accounts.models.access_log import AccessLog
from accounts.models.department import Department
from accounts.models.duty import Duty
from accounts.models.event import Event, EventChain
from accounts.models.family_tie import FamilyTie
from accounts.models.invitation import Invitation
from accounts.models.mail import Mail
from accounts.models.notice import Notice
from accounts.models.reorganisation import Reorganisation
from accounts.models.staff_import import StaffImport
from accounts.models.table_import import TableImport
from accounts.models.user import User

__all__ = [
    "AccessLog", "Department", "Duty", "Event", "EventChain", "FamilyTie", "Invitation", "Mail", "Notice",
    "Reorganisation", "StaffImport", "TableImport", "User",
]  # fmt: skip
