"""Every move of a story and every act on photos, names and consents: who may, and what refuses."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Event, FamilyTie, Notice
from certificates.models import Certificate
from core import clock
from core.uploads import keep as keep_file
from core.workflow import AlreadyDone, IllegalMove
from stories.actions._files import files_of
from stories.actions.allow_photo import allow_photo
from stories.actions.approve_story import approve_story
from stories.actions.begin_story import begin_story
from stories.actions.declare_named import declare_named
from stories.actions.describe_photo import Description, describe_photo
from stories.actions.drop_story import drop_story
from stories.actions.fold_reads import fold_reads
from stories.actions.give_consent import give_consent
from stories.actions.note_person import note_person
from stories.actions.record_consent import SignedPaper, record_consent
from stories.actions.refuse_photo import refuse_photo
from stories.actions.remove_photo import remove_photo
from stories.actions.return_story import return_story
from stories.actions.revise_story import revise_story
from stories.actions.submit_story import submit_story
from stories.actions.take_back_story import take_back_story
from stories.actions.tell_revoked import tell_revoked
from stories.actions.undeclare_named import undeclare_named
from stories.actions.unpublish_story import unpublish_story
from stories.actions.withdraw_consent import withdraw_consent
from stories.actions.write_story import SavedMeanwhile, write_story
from stories.consents import shown_photos
from stories.models import Consent, FoldedReads, Photo, Reading, Story, StoryVersion, Subject
from stories.published import published
from stories.reads import folder, note, reads_of, waiting
from stories.reorganising import effects
from stories.todo import tasks
from tests.factories.certificate import Desk, ended
from tests.factories.people import UserFactory
from tests.factories.story import WORDS, agree, published_story
from tests.stories.world import StoryWorld

pytestmark = [pytest.mark.slow]


def events(row: Any) -> list[str]:
    return list(
        Event.objects.filter(subject_type=row._meta.label_lower, subject_id=row.pk).values_list("move", flat=True)
    )


def titles(user: Any) -> str:
    return " ".join(task.title for task in tasks(user))


def test_only_of_the_recognised_in_force_is_written(world: StoryWorld) -> None:
    for by in (world.writer, world.office, world.head):
        assert begin_story(world.nomination, by=by).named.get().is_nominee
    for by in (world.other_head, world.stranger, world.director):
        with pytest.raises(PermissionDenied):
            begin_story(world.nomination, by=by)
    ended(Certificate.objects.get(), by=world.desk.clerk)
    with pytest.raises(ValidationError, match="không còn Giấy công nhận"):
        begin_story(world.nomination, by=world.office)


def test_nothing_is_written_before_the_announcement(db: None) -> None:
    desk = Desk(passed=1)
    desk.signed()
    with pytest.raises(ValidationError):
        begin_story(desk.nominations[0], by=desk.office)


def test_the_whole_way(world: StoryWorld) -> None:
    story = world.written()
    with pytest.raises(ValidationError, match="chưa đồng ý nêu họ tên và đăng bài viết"):
        approve_story(submit_story(story, by=world.writer), by=world.standing)
    assert "chờ duyệt" in titles(world.standing)
    assert "Đồng ý công khai" in titles(world.nominee)
    world.agree()
    assert "Đồng ý công khai" not in titles(world.nominee)
    approved = approve_story(story, by=world.standing)
    assert (approved.state, approved.title) == ("published", WORDS["title"])
    assert published().get() == approved
    assert events(approved) == ["begin", "write", "submit", "approve"]
    version = StoryVersion.objects.get()
    assert (version.number, version.approved_by, version.submitted_by) == (1, world.standing, world.writer)
    with pytest.raises(AlreadyDone):
        approve_story(story, by=world.director)


def test_whoever_wrote_is_named_or_is_close_does_not_approve(world: StoryWorld) -> None:
    from tests.factories.people import DutyFactory

    for user in (world.writer, world.nominee):
        DutyFactory(user=user, role="standing_council")
    relative = world.standing
    story = world.submitted()
    world.agree()
    FamilyTie.objects.create(person=relative, relative=world.nominee, stated_at=clock.now())
    for by in (world.writer, world.nominee, relative, world.office, world.stranger):
        with pytest.raises(PermissionDenied):
            approve_story(story, by=by)
    assert approve_story(story, by=world.director).approved_by == world.director


@pytest.mark.parametrize("gap", ["title", "lead", "prose"])
def test_an_unfinished_story_is_not_handed_in(world: StoryWorld, gap: str) -> None:
    story = world.written(**{gap: ""})
    with pytest.raises(ValidationError, match="Bài chưa có"):
        submit_story(story, by=world.writer)


def test_what_waits_is_not_written(world: StoryWorld) -> None:
    story = world.submitted()
    with pytest.raises(IllegalMove):
        world.write(story)
    with pytest.raises(IllegalMove):
        drop_story(story, by=world.writer)
    with pytest.raises(PermissionDenied):
        take_back_story(story, by=world.stranger)
    assert take_back_story(story, by=world.head).state == "draft"
    world.write(story)


def test_it_goes_back_with_a_reason_and_its_writers_are_told(world: StoryWorld) -> None:
    story = world.submitted()
    with pytest.raises(ValidationError):
        return_story(story, by=world.standing, reason=" ")
    with pytest.raises(PermissionDenied):
        return_story(story, by=world.head, reason="Sửa.")
    assert return_story(story, by=world.standing, reason="Thiếu ngày.").returned_reason == "Thiếu ngày."
    assert Notice.objects.get(user=world.writer).url == f"/bai-viet/{story.pk}/"
    assert "trả lại" in titles(world.writer)


def test_a_text_that_is_up_stays_until_the_next_is_approved(world: StoryWorld) -> None:
    story = world.approved()
    revise_story(story, by=world.writer)
    world.write(story, title="Tên mới")
    assert published().get().title == WORDS["title"]
    approve_story(submit_story(story, by=world.writer), by=world.standing)
    again = published().get()
    assert (again.title, again.versions.count()) == ("Tên mới", 2)
    assert again.published_at == again.first_published_at


def test_the_text_read_is_the_text_approved(world: StoryWorld) -> None:
    story = world.submitted()
    world.agree()
    read = story.handed_in
    take_back_story(story, by=world.writer)
    world.photographed(story, world.nominee)
    story = submit_story(story, by=world.writer)
    with pytest.raises(ValidationError, match="vừa được sửa"):
        approve_story(story, by=world.standing, handed_in=read)
    assert approve_story(story, by=world.standing, handed_in=story.handed_in).is_up


def test_a_picture_held_back_is_held_back_however_often_it_is_added(world: StoryWorld) -> None:
    world.agree()
    story = world.written()
    photo = world.photographed(story, world.nominee)
    refuse_photo(photo.seen.get(), by=world.nominee)
    said = Description("", "Mô tả.", 1, nobody_seen=True)
    with pytest.raises(ValidationError, match="giữ lại ảnh này"):
        describe_photo(photo, by=world.writer, said=said, seen=[])
    remove_photo(photo, by=world.writer)
    again = world.photographed(story, world.nominee)
    assert again.seen.get().refused_at is not None
    allow_photo(again.seen.get(), by=world.nominee)
    remove_photo(again, by=world.writer)
    assert world.photographed(story, world.nominee).seen.get().refused_at is None


def test_a_name_in_the_words_of_a_photo_is_found(world: StoryWorld) -> None:
    colleague = UserFactory(full_name="Đỗ Thử Nghiệm Nghe")
    story = world.written()
    photo = world.photographed(story)
    said = Description("", f"Đồng chí {colleague.full_name} bên bàn.", 1, nobody_seen=True)
    describe_photo(photo, by=world.writer, said=said, seen=[])
    with pytest.raises(ValidationError, match=f"«{colleague.full_name}» có trong bài mà chưa khai"):
        submit_story(story, by=world.writer)


def test_taking_down(world: StoryWorld) -> None:
    story = world.submitted()
    with pytest.raises(ValidationError, match="không có gì để gỡ"):
        unpublish_story(story, by=world.office, reason="Chưa đăng.")
    world.agree()
    approve_story(story, by=world.standing)
    with pytest.raises(PermissionDenied):
        unpublish_story(story, by=world.other_head, reason="x")
    down = unpublish_story(story, by=world.head, reason="Không còn phù hợp.")
    assert (down.state, down.published_at) == ("unpublished", None) and not published().exists()
    with pytest.raises(AlreadyDone):
        unpublish_story(story, by=world.head, reason="Lần nữa.")
    revise_story(story, by=world.writer)
    with pytest.raises(ValidationError, match="đã từng đăng"):
        drop_story(story, by=world.writer)


def test_a_story_never_published_is_dropped_with_its_files(world: StoryWorld, settings: Any) -> None:
    story = world.written()
    world.photographed(story, world.nominee)
    drop_story(story, by=world.writer)
    assert not Story.objects.exists() and not Photo.objects.exists()


def test_two_writers_do_not_overwrite_each_other(world: StoryWorld) -> None:
    story = world.begun()
    write_story(story, by=world.office, edition=1, words=WORDS)
    with pytest.raises(SavedMeanwhile, match=str(world.office)):
        write_story(story, by=world.writer, edition=1, words=WORDS)
    assert set(Story.objects.get().writers.all()) == {world.writer, world.office}


def test_photos_go_out_with_the_approval_and_by_consent(world: StoryWorld) -> None:
    colleague = UserFactory()
    story = world.written(prose="Một.\n\n[ảnh 1]")
    photo = world.photographed(story, world.nominee, colleague)
    world.agree()
    submit_story(story, by=world.writer)
    with pytest.raises(ValidationError, match=f"{colleague} chưa đồng ý công khai hình ảnh"):
        approve_story(story, by=world.standing)
    give_consent(by=colleague, things=["photo"])
    assert not shown_photos(story).exists()
    story = approve_story(story, by=world.standing)
    assert shown_photos(story).get().alt == "Một người ngồi bên bàn."
    refuse_photo(photo.seen.get(subject__user=colleague), by=colleague)
    assert not shown_photos(story).exists() and published().exists()
    with pytest.raises(PermissionDenied):
        allow_photo(photo.seen.get(subject__user=colleague), by=world.office)
    allow_photo(photo.seen.get(subject__user=colleague), by=colleague)
    assert shown_photos(story).exists()
    remove_photo(photo, by=world.head)
    assert not shown_photos(story).exists()
    with pytest.raises(AlreadyDone):
        remove_photo(photo, by=world.head)


def test_a_photo_taken_out_leaves_no_file(
    world: StoryWorld, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    story = world.written()
    photo = world.photographed(story, world.nominee)
    there = [settings.PRIVATE_MEDIA_ROOT / one for one in files_of([photo])]
    assert len(there) > 3 and all(path.is_file() for path in there)
    with django_capture_on_commit_callbacks(execute=True):
        remove_photo(photo, by=world.writer)
    assert not any(path.exists() for path in there)
    other = world.photographed(story, shade=10)
    there = [settings.PRIVATE_MEDIA_ROOT / one for one in files_of([other])]
    with django_capture_on_commit_callbacks(execute=True):
        drop_story(story, by=world.writer)
    assert not any(path.exists() for path in there)


def test_a_photo_that_is_up_keeps_who_is_seen_and_its_words(world: StoryWorld) -> None:
    story = world.written()
    photo = world.photographed(story, world.nominee)
    world.agree()
    approve_story(submit_story(story, by=world.writer), by=world.standing)
    revise_story(story, by=world.writer)
    photo.refresh_from_db()
    said = Description("Chú thích mới.", "Mô tả mới.", 1)
    with pytest.raises(ValidationError, match="không bớt người"):
        describe_photo(photo, by=world.writer, said=said, seen=[])
    describe_photo(photo, by=world.writer, said=said, seen=[world.nominee])
    assert Photo.objects.get().caption == "Trong giờ làm việc."
    with pytest.raises(ValidationError, match="Mời chọn một"):
        describe_photo(photo, by=world.writer, said=Description("", "a", 1, nobody_seen=True), seen=[world.nominee])


def test_a_photo_not_described_or_called_in_vain_stops_the_review(world: StoryWorld) -> None:
    story = world.written(prose="Một.\n\n[ảnh 7]")
    with pytest.raises(ValidationError, match="gọi ảnh 7"):
        submit_story(story, by=world.writer)
    world.write(story)
    photo = world.photographed(story)
    Photo.objects.filter(pk=photo.pk).update(next_alt="", nobody_seen=False)
    with pytest.raises(ValidationError) as refusal:
        submit_story(story, by=world.writer)
    assert len(refusal.value.messages) == 2


def test_the_same_picture_is_added_once(world: StoryWorld) -> None:
    story = world.written()
    world.photographed(story)
    with pytest.raises(ValidationError, match="đã có trong bài"):
        world.photographed(story)
    world.photographed(story, shade=10)


def test_a_colleague_named_late_holds_back_the_text_that_is_up(world: StoryWorld) -> None:
    colleague = UserFactory(full_name="Đỗ Thử Nghiệm Thêm")
    story = world.written(prose=f"Cùng {colleague.full_name}.")
    named = declare_named(story, colleague, by=world.writer)
    with pytest.raises(AlreadyDone):
        declare_named(story, colleague, by=world.writer)
    world.agree(world.nominee, colleague)
    story = approve_story(submit_story(story, by=world.writer), by=world.standing)
    other = UserFactory()
    revise_story(story, by=world.writer)
    declare_named(story, other, by=world.writer)
    assert published().exists(), "who is not in the text that is up does not hold it back"
    undeclare_named(named, by=world.writer)
    consent = Consent.objects.get(subject__user=colleague, thing="name")
    withdraw_consent(consent, by=colleague)
    assert not published().exists(), "the text that is up still names the colleague"
    with pytest.raises(ValidationError, match="chính người này"):
        undeclare_named(story.named.get(is_nominee=True), by=world.writer)


def test_whoever_was_forgotten_is_declared_for_the_text_that_is_up_too(world: StoryWorld) -> None:
    forgotten = UserFactory(full_name="Đỗ Thử Nghiệm Quên")
    agree(world.nominee)
    story = published_story(world.nomination, prose=f"Cùng {forgotten.full_name}.")
    assert published().exists()
    revise_story(story, by=world.writer)
    assert declare_named(story, forgotten, by=world.writer).live
    assert not published().exists()


def test_consents_are_ones_own(world: StoryWorld) -> None:
    name = give_consent(by=world.nominee, things=["name"])[0]
    with pytest.raises(AlreadyDone):
        give_consent(by=world.nominee, things=["name"])
    with pytest.raises(ValidationError):
        give_consent(by=world.nominee, things=["khac"])
    with pytest.raises(PermissionDenied):
        withdraw_consent(name, by=world.writer, reason="x")
    with pytest.raises(ValidationError, match="ai đề nghị"):
        withdraw_consent(name, by=world.office)
    withdraw_consent(name, by=world.nominee)
    with pytest.raises(AlreadyDone):
        withdraw_consent(name, by=world.nominee)
    assert Notice.objects.count() == 0, "nothing public was touched: nobody is told"
    assert len(give_consent(by=world.nominee, things=["name", "photo"])) == 2
    assert Consent.objects.filter(subject__user=world.nominee).count() == 3


def test_the_office_records_papers_of_others(world: StoryWorld) -> None:
    stored = keep_file(b"%PDF", "phieu.pdf", "application/pdf")
    paper = SignedPaper(["name", "text"], "site", clock.today())
    with pytest.raises(PermissionDenied):
        record_consent(world.nominee, by=world.writer, paper=paper, stored=stored)
    with pytest.raises(ValidationError, match="tự đồng ý"):
        record_consent(world.office, by=world.office, paper=paper, stored=stored)
    late = SignedPaper(["name"], "site", clock.today() + timedelta(days=1))
    with pytest.raises(ValidationError, match="chưa đến"):
        record_consent(world.nominee, by=world.office, paper=late, stored=stored)
    assert len(record_consent(world.nominee, by=world.office, paper=paper, stored=stored)) == 2
    with pytest.raises(AlreadyDone):
        record_consent(world.nominee, by=world.office, paper=paper, stored=stored)
    one = note_person(by=world.office, name="Trần Văn Ngoài", described="Tổ trưởng")
    assert note_person(by=world.writer, name="trần văn ngoài", described="Tổ trưởng") == one
    assert note_person(by=world.office, name="Trần Văn Ngoài", described="Người khác") != one
    with pytest.raises(PermissionDenied):
        note_person(by=world.stranger, name="A B", described="c")
    assert Subject.objects.filter(user=None).count() == 2


def test_the_office_is_told_of_a_revoked_certificate_once(world: StoryWorld) -> None:
    story = world.approved()
    assert tell_revoked() == 0
    ended(Certificate.objects.get(), by=world.desk.clerk)
    assert tell_revoked() == 1 and tell_revoked() == 0
    told = Notice.objects.get(user=world.office)
    assert world.nominee.full_name not in told.text and told.url == f"/bai-viet/{story.pk}/"
    assert "khách không xem được" in titles(world.office)


def test_reads_are_counted_once_whatever_happens(world: StoryWorld) -> None:
    story = world.approved()
    for _ in range(3):
        note(story)
    with waiting().open("ab") as file:
        file.write(b"999999 2026-12-01\nx\n1 2026-\n\xff\n")
    assert fold_reads() == 4
    assert fold_reads() == 0
    assert reads_of([world.nomination]) == {world.nomination.pk: 3}
    note(story)
    assert fold_reads() == 1 and Reading.objects.get().count == 4
    left = folder() / "aside.killed"
    left.write_bytes(f"{story.pk} 2026-12-02\n".encode())
    FoldedReads.objects.create(name="aside.killed")
    assert fold_reads() == 0 and not left.exists(), "what was counted before the clock was killed is not counted again"
    assert reads_of([]) == {}


def test_a_full_or_missing_folder_never_breaks_a_page(world: StoryWorld, settings: Any, tmp_path: Any) -> None:
    story = world.begun()
    (tmp_path / "file").write_text("")
    settings.VAR_DIR = tmp_path / "file"
    note(story)


def test_a_reorganisation_tells_of_stories_not_up(world: StoryWorld) -> None:
    assert list(effects([world.department])) == []
    world.written()
    assert [one.words for one in effects([world.department])] == ["01 bài, phòng mới viết tiếp."]
    assert list(effects([world.other_head.department])) == []
