"""Who is meant by a typed line: somebody of the staff list, or a person outside it with a word on who it is."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from accounts.models import User
from core.vietnamese import clean, name_key, search_norm, sort_key

HELP = (
    "Người của Sở: ghi đúng họ tên; trùng tên thì thêm tên phòng sau dấu phẩy. "
    "Người ngoài Sở: ghi họ tên, dấu phẩy, là ai. Ví dụ: Nguyễn Văn Thử, Tổ trưởng tổ dân phố 3."
)


@dataclass(frozen=True)
class Outsider:
    """A person outside the staff list, as typed."""

    name: str
    described: str


def meant(line: str) -> User | Outsider:
    """Whom *line* names: "Họ tên" or "Họ tên, phòng hoặc là ai".

    :raises ValidationError: nobody, or more than one of the staff list; the sentence says what to add.
    """
    name, _, who = (part.strip() for part in clean(line).partition(","))
    if not name:
        raise ValidationError("Mời ghi họ tên.")
    same = [one for one in _of_the_staff(name) if not who or _fits(one, who)]
    if len(same) == 1:
        return same[0]
    if same:
        raise ValidationError(f"Có {len(same)} công chức tên «{name}». Mời ghi thêm tên phòng sau dấu phẩy.")
    if not who:
        raise ValidationError(
            f"«{name}» không có trong danh sách công chức. Mời kiểm tra dấu, hoặc ghi thêm là ai sau dấu phẩy."
        )
    return Outsider(name[:200], who[:200])


def _of_the_staff(name: str) -> list[User]:
    rows = User.objects.filter(sort_key=sort_key(name)).select_related("department").order_by("pk")
    return [one for one in rows if name_key(one.full_name) == name_key(name)]


def _fits(person: User, who: str) -> bool:
    """Whether *who* is the department, its sign, or the post of *person*."""
    words = search_norm(who)
    facts = (person.department.name, person.department.code, person.post)
    return any(words in search_norm(fact) for fact in facts) if words else True
