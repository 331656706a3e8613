"""The demonstration's stories: one that is read, one that waits for a consent, one that is being written."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from accounts.models import User
from core.uploads import taking
from core.uploads.scaling import scaled
from nominations.models import Nomination
from operations.demo.office import person
from stories.actions.add_photo import WIDTHS, add_photo
from stories.actions.approve_story import approve_story
from stories.actions.begin_story import begin_story
from stories.actions.declare_named import declare_named
from stories.actions.describe_photo import Description, describe_photo
from stories.actions.give_consent import give_consent
from stories.actions.submit_story import submit_story
from stories.actions.write_story import write_story
from stories.consents import recognised
from stories.models import Consent, Draft, Story

LEAD = (
    "Nhiều năm liền, người cán bộ ấy giữ một nếp quen: đến cơ quan sớm nửa giờ, xem lại việc còn dở của hôm trước, "
    "rồi mới mở cửa đón người dân đầu tiên."
)
PROSE = """Buổi sáng ở phòng làm việc thường bắt đầu bằng ấm trà nóng đặt cạnh quyển sổ tay đã sờn gáy. Trong sổ, mỗi \
dòng là một việc: hồ sơ của ai, còn thiếu gì, hẹn ngày nào. Dòng nào xong được gạch bằng bút đỏ. Đến cuối tuần, trang \
sổ gần như chỉ còn màu đỏ.

## Việc nhỏ, làm đến cùng

Người dân đến làm thủ tục phần lớn lần đầu. Giấy tờ nhiều, chữ lại khó. Thay vì trả hồ sơ về, đồng chí ngồi xuống bên \
cạnh, đọc từng mục, viết ra một tờ giấy nhỏ **ba việc phải làm tiếp**. Tờ giấy ấy về sau thành mẫu hướng dẫn một trang \
của cả phòng:

- việc thứ nhất ghi rõ giấy tờ còn thiếu và nơi xin;
- việc thứ hai ghi ngày hẹn, không hẹn chung chung;
- việc thứ ba ghi số điện thoại của người trả lời được.

[ảnh 1]

Từ ngày có tờ hướng dẫn, số lượt phải đi lại giảm hẳn. Các phòng khác xin mẫu về dùng, sửa theo việc của mình.

> Mình nói thêm một câu thì bà con bớt được một chuyến xe. Tính ra mình lãi.

## Học từ người đi trước, kèm người đi sau

Ba năm qua, đồng chí nhận kèm công chức mới. Cách kèm cũng giản dị: cho làm việc thật, đứng cạnh, và cuối ngày cùng \
đọc lại. Người được kèm sau đó lại kèm người khác. *Nghề này truyền tay*, đồng chí hay nói vậy.

Sáng kiến chuẩn hóa tờ hướng dẫn một trang đã được cơ quan công nhận và áp dụng ở tất cả các phòng."""
QUOTE = "Mình nói thêm một câu thì bà con bớt được một chuyến xe."


def stories() -> None:
    """One story about each of the recognised of last year, people first, in three states."""
    found = list(recognised().order_by("sort_key"))
    writer, approver = person("bientap"), person("phogiamdoc")
    read, *others = found
    story = _written(read, writer, f"Giữ một nếp quen: {read.name}")
    _photo(story, writer, read.person, 0)
    _photo(story, writer, None, 1)
    _agree(read.person)
    approve_story(submit_story(story, by=writer), by=approver)
    for place, row in enumerate(others[:2]):
        story = _written(row, writer, f"Chuyện nghề của {row.name}")
        if place == 0:
            colleague = User.objects.people().exclude(pk=row.person_id or 0).filter(department=row.department)[0]
            declare_named(story, colleague, by=writer)
            submit_story(story, by=writer)


def _written(nomination: Nomination, writer: User, title: str) -> Story:
    story = begin_story(nomination, by=writer)
    words = {
        "title": title, "lead": LEAD, "prose": PROSE if title.startswith("Giữ") else PROSE.replace("[ảnh 1]\n\n", ""),
        "quote": QUOTE, "quoted": "Nhân vật trong bài", "byline": "Tổ biên tập Cổng thi đua",
    }  # fmt: skip
    write_story(story, by=writer, edition=Draft.objects.get(story=story).edition, words=words)
    return story


def _agree(who: User | None) -> None:
    if who is not None:
        give_consent(by=who, things=list(Consent.Thing.values))


def _photo(story: Story, writer: User, seen: User | None, place: int) -> None:
    with taking(_drawing(place), (".jpg",)) as stored, scaled(stored, WIDTHS) as made:
        photo = add_photo(story, by=writer, stored=stored, made=made)
    captions = ("Trên đường đến với bà con vùng biên.", "Đường lên cửa khẩu trong ngày nắng.")
    alts = ("Tranh minh họa: một người đứng trên đường, sau lưng là núi.", "Tranh minh họa: núi, đường và mặt trời.")
    said = Description(captions[place], alts[place], photo.number, nobody_seen=seen is None)
    describe_photo(photo, by=writer, said=said, seen=[seen] if seen else [])


def _drawing(place: int) -> SimpleUploadedFile:
    """A drawing in flat colours that says of itself that it is none of anybody."""
    sky, hill, road, sun = (("#f3dca0", "#7a1013", "#c3922e", "#fff9ec"), ("#e5eff7", "#195a38", "#85786a", "#f3dca0"))[
        place
    ]
    drawn, kept = Image.new("RGB", (1920, 1280), sky), BytesIO()
    pen: Any = ImageDraw.Draw(drawn)
    pen.ellipse((1350, 150, 1650, 450), fill=sun)
    pen.polygon([(0, 900), (500, 420), (900, 800), (1300, 360), (1920, 900), (1920, 1280), (0, 1280)], fill=hill)
    pen.polygon([(760, 1280), (940, 820), (1000, 820), (1160, 1280)], fill=road)
    if place == 0:
        pen.ellipse((900, 700, 1000, 800), fill=sun)
        pen.rounded_rectangle((880, 810, 1020, 1120), 60, fill=sun)
    drawn.save(kept, "JPEG", quality=90)
    return SimpleUploadedFile(f"minh-hoa-{place + 1}.jpg", kept.getvalue())
