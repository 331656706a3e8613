"""What a story still lacks before it is handed in and before it is approved, and why one that is up is not shown."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import User
from nominations.models import Nomination
from stories import prose
from stories.consents import recognised
from stories.models import Photo, Story, Subject
from stories.queries import NamedPerson, against_photos, draft_of, named_in, photos_of, undeclared

DONE, TODO, NOTE = "done", "todo", "note"


@dataclass(frozen=True)
class Item:
    """A line of the checklist: its state, what it is about, and where it is put right."""

    state: str
    label: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Look:
    """A story with all that its checklist asks, read once."""

    story: Story
    photos: list[Photo]
    named: list[NamedPerson]
    undeclared: list[User]
    against: dict[int, list[Subject]]
    in_force: bool


def look(story: Story) -> Look:
    story.draft = draft_of(story)
    photos = photos_of(story)
    in_force = recognised().filter(pk=story.nomination_id).exists()
    return Look(story, photos, named_in(story), undeclared(story, photos), against_photos(photos), in_force)


def before_review(found: Look) -> list[str]:
    """Why the draft cannot be handed in; empty when it can."""
    draft, refusals = found.story.draft, []
    if not found.in_force:
        refusals.append(NOT_IN_FORCE)
    if not draft.title:
        refusals.append("Bài chưa có tên. Mời ghi tên bài.")
    if not draft.lead:
        refusals.append("Bài chưa có sapo. Mời ghi một đến ba câu tóm tắt.")
    if not prose.plain(draft.prose):
        refusals.append("Bài chưa có nội dung. Mời viết hoặc dán nội dung vào ô soạn.")
    refusals += [f"«{one.full_name}» có trong bài mà chưa khai. {DECLARE}" for one in found.undeclared]
    for photo in found.photos:
        refusals += photo_gaps(photo)
    return [*refusals, *(f"Bài gọi ảnh {number} nhưng chưa có ảnh đó." for number in _lost_photos(found))]


def before_approval(found: Look) -> list[str]:
    """Why the story cannot go out; empty when it can."""
    return [*before_review(found), *_missing_names(found), *_missing_pictures(found)]


DECLARE = "Mời khai là người được nêu tên, hoặc ghi rõ không phải người này."
NOT_IN_FORCE = (
    "Điển hình này không còn Giấy công nhận có hiệu lực nên bài không đăng được. "
    "Đồng chí xem lại Sổ theo dõi cấp Giấy công nhận."
)


def photo_gaps(photo: Photo) -> list[str]:
    """What must be said of a photo before the story is handed in."""
    gaps = []
    if not photo.next_alt:
        gaps.append(f"Ảnh {photo.number} chưa có mô tả cho người không nhìn thấy ảnh. Mời ghi mô tả.")
    if not photo.nobody_seen and not photo.seen.all():
        gaps.append(f"Ảnh {photo.number} chưa khai ai có trong ảnh. Mời khai, hoặc đánh dấu không nhận ra ai.")
    return gaps


def _lost_photos(found: Look) -> list[int]:
    there = {photo.number for photo in found.photos}
    return [number for number in prose.photos_called(found.story.draft.prose) if number not in there]


def _missing_names(found: Look) -> list[str]:
    return [_lacks(one) for one in found.named if one.row.drafted and not one.agrees]


def _lacks(one: NamedPerson) -> str:
    lacking = [words for given, words in ((one.name, "nêu họ tên"), (one.text, "đăng bài viết")) if not given]
    return f"{one.row.subject} chưa đồng ý {' và '.join(lacking)}."


def _missing_pictures(found: Look) -> list[str]:
    return [
        f"Ảnh {photo.number}: {', '.join(map(str, found.against[photo.pk]))} chưa đồng ý công khai hình ảnh."
        for photo in found.photos
        if found.against[photo.pk]
    ]


def checklist(found: Look) -> list[Item]:
    """The same as lines for the page, and the advice that stops nothing."""
    story, draft = found.story, found.story.draft
    editor, photos = reverse("stories:write", args=[story.pk]), reverse("stories:photos", args=[story.pk])
    people = reverse("stories:people", args=[story.pk])
    whole = bool(draft.title and draft.lead and prose.plain(draft.prose))
    gaps = [gap for photo in found.photos for gap in photo_gaps(photo)]
    lost = [f"Bài gọi ảnh {number} nhưng chưa có ảnh đó." for number in _lost_photos(found)]
    names, pictures = _missing_names(found), _missing_pictures(found)
    items = [
        Item(DONE if found.in_force else TODO, "Giấy công nhận đang có hiệu lực"),
        Item(DONE if whole else TODO, "Bài có tên, sapo, nội dung", editor),
        Item(
            TODO if gaps or lost else DONE, "Ảnh có mô tả, đã khai ai có trong ảnh", photos, " ".join([*gaps, *lost])
        ),
        Item(
            TODO if found.undeclared else DONE, "Tên người trong bài đã khai", people,
            ", ".join(one.full_name for one in found.undeclared),
        ),
        Item(TODO if names else DONE, "Mọi người được nêu tên đã đồng ý", people, " ".join(names)),
        Item(TODO if pictures else DONE, "Mọi người trong ảnh đã đồng ý", people, " ".join(pictures)),
    ]  # fmt: skip
    advice = prose.length_advice(draft.word_count)
    return [*items, Item(NOTE, "Độ dài", editor, advice)] if advice and whole else items


def not_shown_because(found: Look) -> list[str]:
    """Why the public does not see a story that is up; empty when it does. For those who write it."""
    reasons = [] if found.in_force else ["Kết quả công nhận chưa công bố, hoặc Giấy công nhận không còn hiệu lực."]
    lacking = [one for one in found.named if one.row.live and not one.agrees]
    reasons += [_lacks(one) for one in lacking]
    individual = found.story.nomination.kind == Nomination.Kind.INDIVIDUAL
    if individual and not any(one.row.is_nominee and one.row.live for one in found.named):
        reasons.append("Bài chưa khai chính điển hình là người được nêu tên.")
    return reasons


def hidden_photos(found: Look) -> list[str]:
    """Why photos that were approved are not shown at this moment."""
    live = [photo for photo in found.photos if photo.live and found.against[photo.pk]]
    return [f"Ảnh {photo.number} không hiện vì có người trong ảnh không cho công khai." for photo in live]


def taking_down_refusals(story: Story) -> list[str]:
    """Why there is nothing to take down; empty when there is."""
    return [] if story.is_up else ["Bài chưa đăng nên không có gì để gỡ. Không dùng nữa thì bấm «Bỏ bài này»."]


def guard(refusals: list[str]) -> None:
    """:raises ValidationError: there are any."""
    if refusals:
        raise ValidationError(refusals)
