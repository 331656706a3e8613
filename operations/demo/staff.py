"""The demonstration's staff: asked about the received files, they comment by name."""

from collections.abc import Sequence

from nominations.actions.give_comment import give_comment
from nominations.actions.open_comments import open_comments
from nominations.models import Nomination
from operations.demo.office import person
from seasons.models import Season

#: Who says what of the first files; agreement needs no words.
SAID = (
    ("congchuc", "agree", "Cùng làm việc với đồng chí cả năm, tôi thấy thành tích nêu trong hồ sơ là đúng."),
    ("chibo", "agree", ""),
    ("bientap", "remark", "Đề nghị phòng ghi rõ phần việc của từng đồng chí trong nhóm để Hội đồng xem xét."),
)


def ask(season: Season, nominations: Sequence[Nomination]) -> None:
    """The files opened to comments: by the Office, and by the chair those of the Office's own department."""
    unit = person("vanphong").department_id
    for by, own in (("vanphong", False), ("giamdoc", True)):
        if files := [row for row in nominations if (row.department_id == unit) is own]:
            open_comments(season, by=person(by), nominations=files)


def speak(nominations: Sequence[Nomination]) -> None:
    """What was said of the first of them."""
    for username, stance, text in SAID:
        give_comment(nominations[0], by=person(username), stance=stance, text=text)
