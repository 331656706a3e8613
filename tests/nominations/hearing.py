"""A file open to the comments of the staff, and what was said of it."""

from typing import Any

from accounts.models import User
from nominations.actions.give_comment import give_comment
from nominations.actions.hide_comment import hide_comment
from nominations.actions.open_comments import open_comments
from nominations.models import Comment, CommentPeriod, Nomination
from nominations.workflow import State
from tests.nominations.world import World

REMARK = "Số liệu quý III chưa khớp với báo cáo của phòng."
RUDE = "Đồng chí này là kẻ dốt nát, không xứng đáng."


class Hearing:
    """The season asks the staff for three working days; ``file`` of the world's department is open."""

    def __init__(self, world: World, days: str = "3", **facts: Any) -> None:
        self.world = world
        world.rule("comment_days", days)
        self.file: Nomination = world.dossier(State.RECEIVED, **facts)
        self.period: CommentPeriod = open_comments(world.season, by=world.office, nominations=[self.file])

    def say(self, by: User | None = None, text: str = REMARK, stance: str = "remark") -> Comment:
        return give_comment(self.file, by=by or self.world.staff, stance=stance, text=text)

    def hidden(self, by: User | None = None) -> Comment:
        comment = self.say(by, RUDE)
        hide_comment(comment, by=self.world.secretary, fault="insult", reason="gọi đồng nghiệp bằng lời xúc phạm")
        return Comment.objects.get(pk=comment.pk)
