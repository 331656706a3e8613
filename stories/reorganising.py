"""What a reorganisation of units touches here."""

from collections.abc import Iterator, Sequence

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from stories.models import Story
from stories.workflow import State


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """Stories being written or waiting; whoever takes the files over goes on with them."""
    rows = Story.objects.filter(nomination__department__in=units, state__in=[State.DRAFT, State.REVIEW])
    if waiting := rows.count():
        yield Effect("Bài viết nêu gương chưa đăng", f"{two_digits(waiting)} bài, phòng mới viết tiếp.")
