"""The duties a person may hold, and which of them ask for a second factor at sign-in."""

from django.db.models import TextChoices


class Role(TextChoices):
    HEAD = "head", "Trưởng phòng"
    DEPUTY_HEAD = "deputy_head", "Phó Trưởng phòng"
    CLERK = "clerk", "Chuyên viên soạn hồ sơ"
    OFFICE = "office", "Văn phòng Sở"
    RECORDS_CLERK = "records_clerk", "Văn thư"
    COUNCIL_CHAIR = "council_chair", "Chủ tịch Hội đồng"
    COUNCIL_VICE = "council_vice", "Phó Chủ tịch Hội đồng"
    COUNCIL_STANDING = "council_standing", "Ủy viên Thường trực Hội đồng"
    COUNCIL_MEMBER = "council_member", "Ủy viên Hội đồng"
    COUNCIL_SECRETARY = "council_secretary", "Ủy viên, Thư ký Hội đồng"
    COUNTER = "counter", "Thành viên Tổ kiểm phiếu"
    DIRECTOR = "director", "Giám đốc Sở"
    SIGNATORY = "signatory", "Người được giao ký thừa lệnh, thừa ủy quyền"
    STANDING_COUNCIL = "standing_council", "Thường trực Hội đồng"
    PARTY_CELL = "party_cell", "Cấp ủy chi bộ"
    EDITOR = "editor", "Biên tập viên"
    STAFF = "staff", "Công chức, viên chức"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class Acting(TextChoices):
    """In which capacity a leader acts and signs (Decree 30/2020, article 13)."""

    FULL = "", "Chính danh"
    ACTING = "Q.", "Quyền (Q.)"
    DEPUTY = "KT.", "Ký thay (KT.)"
    ORDERED = "TL.", "Thừa lệnh (TL.)"
    AUTHORISED = "TUQ.", "Thừa ủy quyền (TUQ.)"


#: Capacities in which the head of a unit signs some papers of the Director's; they carry none of his other powers.
LENT = frozenset({Acting.ORDERED, Acting.AUTHORISED})


#: Duties that belong to one department.
OF_DEPARTMENT = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.CLERK, Role.STAFF})

#: Duties of those who lead others, for the advice on how many of them are put forward.
LEADERS = frozenset({Role.HEAD, Role.DEPUTY_HEAD, Role.DIRECTOR})

COUNCIL = frozenset(
    {
        Role.COUNCIL_CHAIR,
        Role.COUNCIL_VICE,
        Role.COUNCIL_STANDING,
        Role.COUNCIL_MEMBER,
        Role.COUNCIL_SECRETARY,
    }
)

#: Duties that follow from the council's own acts, its establishing decision and a show of hands: not given by hand.
GIVEN_BY_COUNCIL = COUNCIL | {Role.COUNTER}

#: Duties whose holders must have a second factor before they reach any page.
SECOND_FACTOR = GIVEN_BY_COUNCIL | {Role.DIRECTOR, Role.OFFICE, Role.RECORDS_CLERK, Role.ADMINISTRATOR}

#: Duties that only an administrator gives and ends, and whose holders only an administrator invites.
ONLY_BY_ADMINISTRATOR = frozenset({Role.DIRECTOR, Role.SIGNATORY, Role.ADMINISTRATOR})
