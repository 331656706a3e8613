"""Every page of the stories, for who has it and who has it not."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notice
from stories.actions.revise_story import revise_story
from stories.actions.submit_story import submit_story
from stories.actions.unpublish_story import unpublish_story
from stories.models import Consent, Draft, Named, Photo, Rendition, Story, StoryVersion, Subject, UnsavedStory
from stories.published import published, published_photos
from stories.todo import tasks
from tests.factories.people import UserFactory
from tests.factories.story import WORDS, published_story
from tests.stories.world import StoryWorld, picture

pytestmark = [pytest.mark.slow]


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, name: str, *args: Any, **asked: str) -> str:
    response = client.get(reverse(f"stories:{name}", args=args), asked)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def send(client: Client, name: str, *args: Any, **sent: Any) -> Any:
    return client.post(reverse(f"stories:{name}", args=args), sent)


def test_a_story_from_the_first_word_to_the_public(world: StoryWorld) -> None:
    writer, approver, nominee = (signed_in(one) for one in (world.writer, world.standing, world.nominee))
    assert world.nomination.name in page(writer, "choose")
    assert world.nomination.name in page(writer, "choose", tim=world.nomination.name)
    assert send(writer, "begin", world.nomination.pk).status_code == 302
    story = Story.objects.get()
    assert "Thân bài" in page(writer, "write", story.pk)
    saved = send(writer, "write", story.pk, edition=1, then="read", **WORDS)
    assert saved.url == reverse("stories:story", args=[story.pk])
    assert send(writer, "photos", story.pk, upload=picture()).status_code == 302
    photo = Photo.objects.get()
    assert "chưa có mô tả" in page(writer, "photos", story.pk)
    typed = {"alt": "Một người ngồi.", "caption": "", "position": 1, "others": world.nominee.full_name}
    assert send(writer, "photo", photo.pk, **typed).status_code == 302
    assert "Gửi duyệt" in page(writer, "story", story.pk)
    assert send(writer, "submit", story.pk).status_code == 302
    assert "chưa đồng ý" in page(approver, "story", story.pk)
    assert send(approver, "approve", story.pk, handed_in=Story.objects.get().handed_in).status_code == 422
    assert WORDS["title"] in page(nominee, "own")
    for thing in Consent.Thing.values:
        assert send(nominee, "give", thing=thing).status_code == 302
    assert "Duyệt đăng «" in page(approver, "approve", story.pk)
    assert send(approver, "approve", story.pk, handed_in=Story.objects.get().handed_in).status_code == 302
    assert published().get() == story
    assert published_photos().get() == photo
    assert "Khách đang xem được" in page(writer, "story", story.pk)
    assert "Bản đã duyệt" in page(writer, "version", StoryVersion.objects.get().pk)
    assert "Khách đang xem được" in page(writer, "list", xem="dang-len")


def test_withdrawing_is_one_tap_and_holds_in_the_same_moment(world: StoryWorld) -> None:
    story = world.approved()
    nominee = signed_in(world.nominee)
    assert published().exists()
    assert send(nominee, "withdraw_own", thing="name").status_code == 302
    assert not published().exists()
    told = page(signed_in(world.office), "story", story.pk)
    assert "Khách không xem được bài này" in told and "chưa đồng ý nêu họ tên" in told
    assert story.title in page(signed_in(world.office), "list", xem="khong-hien")
    notice = Notice.objects.get(user=world.office)
    assert world.nominee.full_name not in notice.text
    assert any("khách không xem được" in task.title for task in tasks(world.office))
    assert send(nominee, "give", thing="name").status_code == 302
    assert published().exists()


def test_whoever_is_named_reads_what_is_up_and_what_waits_never_what_is_written(world: StoryWorld) -> None:
    story = world.approved()
    revise_story(story, by=world.writer)
    world.write(story, title="Tên đang viết", prose="Chữ đang viết.")
    told = page(signed_in(world.nominee), "story", story.pk)
    assert WORDS["title"] in told and "đang viết" not in told and "Danh sách kiểm tra" not in told
    assert "Tên đang viết" in page(signed_in(world.writer), "story", story.pk)
    submit_story(story, by=world.writer)
    assert "Chữ đang viết." in page(signed_in(world.nominee), "story", story.pk)


def test_a_named_head_of_another_department_reads_no_more_than_anybody_named(world: StoryWorld) -> None:
    world.agree(world.nominee, world.other_head)
    story = published_story(world.nomination, named=(world.other_head,))
    revise_story(story, by=world.writer)
    world.write(story, title="Tên đang viết", prose="Chữ đang viết.")
    drafted = world.photographed(story)
    head = signed_in(world.other_head)
    for asked in (page(head, "story", story.pk), page(head, "own"), page(head, "list")):
        assert "đang viết" not in asked and "Danh sách kiểm tra" not in asked
    for name, row in (("photo_file", drafted), ("rendition", drafted.renditions.first())):
        assert head.get(reverse(f"stories:{name}", args=[row.pk])).status_code == 404
    unpublish_story(story, by=world.office, reason="Không còn phù hợp.")
    assert "Chữ đang viết." not in page(head, "story", story.pk)
    assert "Chữ đang viết." in page(signed_in(world.head), "story", story.pk)


def test_one_photo_is_held_back_alone(world: StoryWorld) -> None:
    world.agree()
    story = world.written()
    world.photographed(story, world.nominee)
    nominee = signed_in(world.nominee)
    seen = Photo.objects.get().seen.get()
    assert "Giữ lại, không hiện ảnh này" in page(nominee, "own")
    assert send(nominee, "photo_refuse", seen.pk).status_code == 302
    assert "Cho hiện ảnh này" in page(nominee, "own")
    assert send(signed_in(world.stranger), "photo_allow", seen.pk).status_code == 404
    assert send(nominee, "photo_allow", seen.pk).status_code == 302


def test_names_found_in_the_text_are_declared_or_dismissed(world: StoryWorld) -> None:
    one, other = UserFactory(full_name="Đoàn Thử Nghiệm Một"), UserFactory(full_name="Doãn Thử Nghiệm Hai")
    story = world.written(prose=f"Cùng {one.full_name} và đồng chí {other.full_name} làm việc.")
    writer = signed_in(world.writer)
    assert "chưa khai" in page(writer, "people", story.pk)
    assert send(writer, "submit", story.pk).status_code == 302
    assert Story.objects.get().state == "draft"
    assert send(writer, "declare_found", story.pk, one.pk).status_code == 302
    assert send(writer, "dismiss", story.pk, other.pk).status_code == 302
    assert send(writer, "dismiss", story.pk, world.stranger.pk).status_code == 404
    assert send(writer, "submit", story.pk).status_code == 302
    assert Story.objects.get().state == "review"


def test_the_office_keeps_papers_of_people_outside(world: StoryWorld) -> None:
    office = signed_in(world.office)
    sent = {
        "who": "Nguyễn Văn Ngoài, Tổ trưởng tổ dân phố 3", "things": ["name", "text"], "scope": "site",
        "given_on": "2026-12-01", "upload": picture(name="phieu.jpg"),
    }  # fmt: skip
    assert send(office, "record", **sent).status_code == 302
    subject = Subject.objects.get(user=None)
    assert "Tổ trưởng tổ dân phố 3" in page(office, "subjects")
    assert "Phiếu có chữ ký".lower() in page(office, "subject", subject.pk)
    consent = subject.consents.get(thing="name")
    assert office.get(reverse("stories:paper", args=[consent.pk])).status_code == 200
    assert signed_in(world.writer).get(reverse("stories:paper", args=[consent.pk])).status_code == 404
    assert send(office, "withdraw", consent.pk, reason="").status_code == 422
    assert send(office, "withdraw", consent.pk, reason="Gọi điện ngày 14/12/2026.").status_code == 302
    assert not subject.consents.filter(thing="name", withdrawn_at=None).exists()
    again = {**sent, "upload": picture(name="phieu.jpg"), "things": ["name"]}
    again.pop("who")
    assert send(office, "record_for", subject.pk, **again).status_code == 302
    for form in ("pdf", "docx"):
        assert office.get(reverse("stories:blank", args=[subject.pk]), {"dang": form}).status_code == 200
    assert signed_in(world.stranger).get(reverse("stories:own_form")).status_code == 200


@pytest.mark.parametrize(
    "name", ["write", "write_keep", "photos", "people", "submit", "take_back", "revise", "from_word", "drop", "approve",
             "return", "unpublish", "drop_typed"],
)  # fmt: skip
def test_strangers_find_nothing_and_readers_may_not(world: StoryWorld, name: str) -> None:
    story = world.written()
    post = name in ("write_keep", "submit", "take_back", "revise", "drop_typed")
    for user, status in ((world.stranger, 404), (world.other_head, 404), (None, 302)):
        client = signed_in(user) if user else Client()
        address = reverse(f"stories:{name}", args=[story.pk])
        assert (client.post(address) if post else client.get(address)).status_code == status
    if name in ("approve", "return"):
        assert signed_in(world.writer).get(reverse(f"stories:{name}", args=[story.pk])).status_code == 403
    elif not post and name != "unpublish":
        assert signed_in(world.standing).get(reverse(f"stories:{name}", args=[story.pk])).status_code == 403


def test_pages_of_duties(world: StoryWorld) -> None:
    stranger = signed_in(world.stranger)
    for name in ("list", "choose", "subjects", "record"):
        assert stranger.get(reverse(f"stories:{name}")).status_code == 403
    assert page(stranger, "own")
    assert signed_in(world.head).get(reverse("stories:list")).status_code == 200


def test_the_editor_keeps_what_is_typed(world: StoryWorld) -> None:
    story = world.written()
    writer, office = signed_in(world.writer), signed_in(world.office)

    def keep(client: Client, body: Any) -> Any:
        return client.post(
            reverse("stories:write_keep", args=[story.pk]), json.dumps(body), content_type="application/json"
        )

    assert keep(writer, {"edition": 2, "values": {**WORDS, "title": "Tên khác"}}).json()["kept"]
    assert "Đã mở lại phần chưa lưu" in page(writer, "write", story.pk)
    told = keep(office, {"edition": 2, "values": None}).json()
    assert told["others"] == [str(world.writer)] and not told["kept"]
    bad = [{"edition": "2", "values": {}}, {"edition": 2, "values": []}, {"edition": 2**40, "values": None}]
    for body in ("x", [], *bad, {"edition": True, "values": None}):
        assert keep(writer, body).status_code == 422
    assert keep(writer, {"edition": 2, "values": {"prose": "a" * 100_000}}).status_code == 422
    assert keep(writer, {"edition": 2, "values": {"prose": "a\x00\ud800b", "title": ["x"]}}).status_code == 200
    assert send(writer, "drop_typed", story.pk).status_code == 302
    assert not UnsavedStory.objects.filter(user=world.writer).exists()


def test_another_writers_save_is_noticed_and_nothing_typed_is_lost(world: StoryWorld) -> None:
    story = world.written()
    world.write(story, by=world.office, lead="Bản của Văn phòng.")
    refused = send(signed_in(world.writer), "write", story.pk, edition=2, **{**WORDS, "lead": "Bản của tôi."})
    told = refused.content.decode()
    assert refused.status_code == 422
    assert "Bản của tôi." in told and "Bản của Văn phòng." in told and str(world.office) in told
    assert send(signed_in(world.writer), "write", story.pk, edition=3, **WORDS).status_code == 302


def test_what_was_typed_into_a_story_handed_in_meanwhile_is_not_lost(world: StoryWorld) -> None:
    story = world.submitted()
    sent = {**WORDS, "edition": 2, "lead": "Sapo vừa gõ."}
    refused = send(signed_in(world.writer), "write", story.pk, **sent)
    told = refused.content.decode()
    assert refused.status_code == 422 and "Sapo vừa gõ." in told and "Chờ duyệt" in told
    assert send(signed_in(world.standing), "write", story.pk, **sent).status_code == 403
    assert Draft.objects.get().lead == WORDS["lead"]


@pytest.mark.parametrize("bad", ["0", "x", "", "99999999999999999999"])
def test_bad_editions_are_refused(world: StoryWorld, bad: str) -> None:
    story = world.written()
    assert send(signed_in(world.writer), "write", story.pk, edition=bad, **WORDS).status_code == 422


def test_a_video_elsewhere_is_refused(world: StoryWorld) -> None:
    story = world.written()
    writer = signed_in(world.writer)
    for video in ("javascript:alert(1)", "http://youtube.com/x", "https://evil.example/x", "https://a@youtube.com/"):
        assert send(writer, "write", story.pk, edition=2, **{**WORDS, "video": video}).status_code == 422
    assert send(writer, "write", story.pk, edition=2, **{**WORDS, "video": "https://youtu.be/x"}).status_code == 302


def test_pasted_text_comes_back_as_blocks(world: StoryWorld) -> None:
    writer = signed_in(world.writer)

    def read(**sent: str) -> Any:
        return writer.post(reverse("stories:read_text"), json.dumps(sent), content_type="application/json").json()

    found = read(html="<h2>Đầu</h2><p><b>Đậm</b> thường<script>alert(1)</script></p>")
    assert [one["kind"] for one in found["blocks"]] == ["heading", "paragraph"]
    assert found["blocks"][1]["lines"][0][0] == {"text": "Đậm", "bold": True, "italic": False, "href": ""}
    assert read(prose="## Đầu")["blocks"][0]["kind"] == "heading"
    assert signed_in(world.stranger).post(reverse("stories:read_text")).status_code == 403


def test_the_words_of_a_document_become_the_storys(world: StoryWorld) -> None:
    from io import BytesIO

    import docx
    from django.core.files.uploadedfile import SimpleUploadedFile

    story, kept, document = world.written(), BytesIO(), docx.Document()
    document.add_heading("Việc nhỏ", 1)
    document.add_paragraph().add_run("Đậm").bold = True
    document.add_paragraph("Một việc", style="List Bullet")
    document.save(kept)
    writer = signed_in(world.writer)
    sent = send(writer, "from_word", story.pk, upload=SimpleUploadedFile("bai.docx", kept.getvalue()))
    assert sent.status_code == 302
    assert UnsavedStory.objects.get().values["prose"] == "## Việc nhỏ\n\n**Đậm**\n\n- Một việc"
    assert Draft.objects.get().prose == WORDS["prose"]
    typed = UnsavedStory.objects.get()
    typed.values["title"], typed.values["prose"] = "Tên chưa lưu", "Chữ cũ."
    typed.save()
    sent = send(writer, "from_word", story.pk, upload=SimpleUploadedFile("bai.docx", kept.getvalue()))
    values = UnsavedStory.objects.get().values
    assert values["title"] == "Tên chưa lưu" and values["prose"].startswith("## Việc nhỏ"), "what was typed stays"
    bad = send(writer, "from_word", story.pk, upload=SimpleUploadedFile("bai.pdf", b"%PDF-1.4"))
    assert bad.status_code == 422


def test_renditions_go_to_readers_alone(world: StoryWorld) -> None:
    story = world.written()
    world.photographed(story, world.nominee)
    file = reverse("stories:rendition", args=[Rendition.objects.first().pk])
    assert signed_in(world.writer).get(file).status_code == 200
    assert signed_in(world.nominee).get(file).status_code == 200
    assert signed_in(world.stranger).get(file).status_code == 404
    assert signed_in(world.writer).get(reverse("stories:photo_file", args=[Photo.objects.get().pk])).status_code == 200


@pytest.mark.parametrize("many", [1, 5])
def test_lists_cost_the_same_whatever_their_length(
    world: StoryWorld, many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    for _ in range(many):
        published_story(world.nomination, named=(UserFactory(),))
    office = signed_in(world.office)
    for name, asked, cost in (("list", {}, LIST), ("subjects", {}, SUBJECTS)):
        office.get(reverse(f"stories:{name}"), asked)
        with django_assert_num_queries(cost):
            office.get(reverse(f"stories:{name}"), asked)


@pytest.mark.parametrize("many", [1, 5])
def test_a_page_costs_the_same_however_many_are_named(
    world: StoryWorld, many: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    story = published_story(world.nomination, named=tuple(UserFactory() for _ in range(many)))
    office = signed_in(world.office)
    office.get(reverse("stories:story", args=[story.pk]))
    with django_assert_num_queries(STORY):
        office.get(reverse("stories:story", args=[story.pk]))
    assert Named.objects.filter(story=story).count() == many + 1


LIST, SUBJECTS, STORY = 9, 10, 20
