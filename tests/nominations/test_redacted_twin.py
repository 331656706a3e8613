"""Whoever is neither of the department nor of the Office gets the redacted twin everywhere, the original nowhere."""

import hashlib
import re
import zipfile
from io import BytesIO
from random import Random

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import AccessLog, Event
from core.uploads import accept, read
from core.workflow import IllegalMove
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.cover_evidence import cover_evidence
from nominations.actions.place_boxes import place_boxes
from nominations.actions.replace_evidence import replace_evidence
from nominations.content import content_of
from nominations.forms.cover import SIDES
from nominations.limits import MAX_COVER_BOXES
from nominations.models import Evidence, Nomination, Submission
from nominations.queries import whole
from nominations.workflow import State
from tests.factories.nomination import EvidenceFactory
from tests.nominations.test_evidence import kept_files
from tests.nominations.test_evidence_versions import replace
from tests.nominations.test_reading import archive
from tests.nominations.world import NOW, cleared, pdf, suspended
from tests.uploads import honest
from tests.uploads.lines import pdf_of
from tests.uploads.test_covering import IDENTITY, LINES, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BOX = (1, 100, 200, 300, 40)
#: The name of the file holds the number too: nobody reads it who gets the twin.
NAME = f"cccd-{IDENTITY}.pdf"
INSIDERS, OUTSIDERS = ("head", "clerk", "office"), ("member", "standing", "director")


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def stored_pdf(*lines):
    return accept(SimpleUploadedFile(NAME, pdf_of(lines or LINES)))


def with_file(dossier, stored, criterion=None, **facts):
    names = ("stored_name", "original_name", "media_type", "size", "sha256")
    criterion = criterion or dossier.criteria_set.criteria.first()
    kept = {name: getattr(stored, name) for name in names}
    return EvidenceFactory(nomination=dossier, criterion=criterion, title="Giấy xác nhận", **kept, **facts)


def numbers(*boxes, **more):
    """The lines of the form as a browser sends them."""
    data = {"o-TOTAL_FORMS": len(boxes), "o-INITIAL_FORMS": 0, "then": "save", **more}
    for place, box in enumerate(boxes):
        data |= {f"o-{place}-{side}": value for side, value in zip(SIDES, box, strict=True)}
    return data


def cover(client, evidence, *boxes, page=1, **more):
    return client.post(f"{at('evidence_cover', evidence.pk)}?trang={page}", numbers(*boxes, **more))


@pytest.fixture
def dossier(world):
    return world.dossier(State.RETURNED)


@pytest.fixture
def evidence(dossier):
    return with_file(dossier, stored_pdf())


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def made(client, evidence):
    """Covered by what the portal suggests."""
    answer = cover(client, evidence, then="all")
    assert answer.status_code == 302
    answer = cover(client, evidence, *lines_of(evidence), then="make")
    assert answer.url.endswith("?ban=che"), [str(one) for one in client.get(answer.url).context["messages"]]
    return Evidence.objects.get(pk=evidence.pk)


def lines_of(evidence, page=1):
    boxes = Evidence.objects.get(pk=evidence.pk).cover_boxes
    return [tuple(value / 10 for value in box[1:]) for box in boxes if box[0] == page]


def bytes_of(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


# ------------------------------------------------------------------ making


def test_suggestions_are_taken_and_the_twin_is_made(clerk, evidence, world):
    page = clerk.get(at("evidence_cover", evidence.pk)).content.decode()
    assert IDENTITY in page and "Nhận cả 3 gợi ý" in page and page.count("cover__guess") == 3
    covered = made(clerk, evidence)
    twin = covered.twin
    assert (twin.number, len(twin.boxes), twin.made_by, covered.must_cover) == (1, 3, world.clerk, True)
    assert (covered.stored_name, covered.sha256) == (evidence.stored_name, evidence.sha256), "the original is untouched"
    assert IDENTITY in text_of(read(evidence.stored_name, evidence.sha256))
    content = read(twin.stored_name, twin.sha256)
    assert IDENTITY.encode() not in content and text_of(content).strip() == ""
    assert Event.objects.filter(move="cover", subject_id=covered.nomination_id).count() == 1
    again = cover(clerk, covered, *lines_of(covered), then="make")
    assert (again.status_code, covered.twins.count()) == (302, 1)
    assert "Không còn gợi ý nào" in clerk.get(at("evidence_cover", evidence.pk)).content.decode()


def test_boxes_are_written_as_numbers_page_by_page(clerk, dossier):
    evidence = with_file(dossier, accept(SimpleUploadedFile("a.pdf", pdf_of(["mot"], ["hai"]))))
    assert cover(clerk, evidence, (10, 20.5, 30, 4), then="trang-2").url.endswith("?trang=2")
    cover(clerk, evidence, ("", "", "", ""), (90, 95, 50, 50), page=2)
    kept = Evidence.objects.get(pk=evidence.pk).cover_boxes
    assert kept == [[1, 100, 205, 300, 40], [2, 900, 950, 100, 50]], "cut at the edge of the page"
    cover(clerk, evidence, (10, 20.5, 30, 4), (1, 2, 3, 4), **{"o-0-DELETE": "on"})
    assert Evidence.objects.get(pk=evidence.pk).cover_boxes == [[1, 10, 20, 30, 40], [2, 900, 950, 100, 50]]
    shown = clerk.get(f"{at('evidence_cover', evidence.pk)}?trang=2").content.decode()
    assert "2 ô che" in shown and 'value="90.0"' in shown


def test_what_a_script_keeps_is_there_when_the_button_is_pressed(clerk, evidence):
    assert cover(clerk, evidence, (1, 2, 3, 4), then="keep").status_code == 204
    cover(clerk, evidence, (1, 2, 3, 4))
    assert Evidence.objects.get(pk=evidence.pk).cover_boxes == [[1, 10, 20, 30, 40]]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ((1, 2, "", 4), "chưa đủ bốn số"), ((1, 2, 0, 4), "cạnh lớn hơn 0"), ((-1, 2, 3, 4), "nằm trong trang"),
        ((1, 2, 101, 4), "nằm trong trang"), (("x", 2, 3, 4), "chỉ nhận số"), (("1e999", 2, 3, 4), "nằm trong trang"),
        (("NaN", 2, 3, 4), "chỉ nhận số"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_refused_and_stays(clerk, evidence, line, sentence):
    answer = cover(clerk, evidence, (5, 5, 7.7, 5), line, then="make")
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page and 'value="7.7"' in page
    assert not Evidence.objects.get(pk=evidence.pk).twins.exists()


@pytest.mark.parametrize("broken", [{"o-TOTAL_FORMS": "x"}, {"o-TOTAL_FORMS": "999999"}, {"o-TOTAL_FORMS": ""}])
def test_a_broken_form_is_refused(clerk, evidence, broken):
    assert cover(clerk, evidence, **broken).status_code == 422


@pytest.mark.parametrize("asked", ["0", "-1", "x", "²", "9" * 30])
def test_impossible_pages_and_suggestions_are_answered(clerk, evidence, asked):
    assert clerk.get(f"{at('evidence_cover', evidence.pk)}?trang={asked}").status_code == 200
    assert cover(clerk, evidence, then=f"trang-{asked}", nhan=asked).url.endswith("?trang=1")
    assert Evidence.objects.get(pk=evidence.pk).cover_boxes == []


def test_no_box_and_too_many_are_refused(clerk, world, evidence):
    assert cover(clerk, evidence, then="make").status_code == 302
    assert not evidence.twins.exists()
    many = [(page, 1, 1, 1, 1) for page in range(2, MAX_COVER_BOXES + 3)]
    with pytest.raises(ValidationError, match="tối đa"):
        place_boxes(evidence, by=world.clerk, page=1, boxes=[], more=many)


def test_boxes_changed_on_another_page_are_not_burnt_in_unseen(world, evidence):
    place_boxes(evidence, by=world.clerk, page=1, boxes=[BOX])
    with pytest.raises(ValidationError, match="vừa được sửa"):
        cover_evidence(evidence, by=world.clerk, boxes=[(1, 0, 0, 1, 1)], stored=stored_pdf())


def test_a_refused_twin_leaves_no_file(clerk, evidence, monkeypatch):
    def dies(*args, **facts):
        raise ValidationError("Không được")

    cover(clerk, evidence, (1, 2, 3, 4))
    before = kept_files()
    monkeypatch.setattr("nominations.actions.cover_evidence.record_event", dies)
    assert cover(clerk, evidence, (1, 2, 3, 4), then="make").status_code == 302
    assert (kept_files(), evidence.twins.count(), Evidence.objects.get(pk=evidence.pk).must_cover) == (before, 0, False)


def test_pictures_are_covered_and_documents_refused_in_words(clerk, dossier):
    picture = with_file(dossier, accept(SimpleUploadedFile("a.png", honest.picture(Random(2), "PNG"))))
    assert "mời đồng chí tự khoanh" in clerk.get(at("evidence_cover", picture.pk)).content.decode()
    cover(clerk, picture, (10, 10, 20, 20), then="make")
    assert Evidence.objects.get(pk=picture.pk).twin.media_type == "image/png"
    document = with_file(dossier, accept(SimpleUploadedFile("a.docx", honest.docx(Random(3)))))
    answer = clerk.get(at("evidence_cover", document.pk), follow=True).content.decode()
    assert "chưa che được tệp Word, Excel" in answer


# ------------------------------------------------------------------ who makes it, and when


@pytest.mark.parametrize(
    ("who", "state", "status"),
    [
        ("head", State.RETURNED, 200), ("clerk", State.RETURNED, 200), ("head", State.RECEIVED, 302),
        ("office", State.RETURNED, 200), ("office", State.RECEIVED, 200), ("office", State.TABLED, 200),
        ("office", State.DRAFT, 404), ("standing", State.RECEIVED, 403), ("member", State.TABLED, 403),
        ("director", State.RECEIVED, 403), ("stranger", State.RECEIVED, 404), ("staff", State.RETURNED, 404),
    ],
)  # fmt: skip
def test_who_covers_and_when(client, world, who, state, status):
    evidence = with_file(world.dossier(state), stored_pdf())
    client.force_login(world.people[who])
    assert client.get(at("evidence_cover", evidence.pk)).status_code == status
    answer = cover(client, evidence, (1, 2, 3, 4))
    assert answer.status_code == (302 if status == 200 else status)
    assert bool(Evidence.objects.get(pk=evidence.pk).cover_boxes) == (status == 200)


def test_the_act_itself_refuses(world):
    row = world.dossier(State.RECEIVED)
    evidence = with_file(row, stored_pdf())
    for who, refusal in (("member", PermissionDenied), ("standing", PermissionDenied), ("head", IllegalMove)):
        with pytest.raises(refusal):
            place_boxes(evidence, by=world.people[who], page=1, boxes=[BOX])
    suspended(row)
    with pytest.raises(IllegalMove):
        place_boxes(evidence, by=world.clerk, page=1, boxes=[BOX])


# ------------------------------------------------------------------ who reads what


@pytest.fixture
def covered(clerk, world, evidence):
    """Covered, received; the council may read it."""
    found = made(clerk, evidence)
    row = found.nomination
    row.evidence.exclude(pk=found.pk).delete()
    Nomination.objects.filter(pk=row.pk).update(state=State.RECEIVED, received_at=NOW)
    cleared(row, world.member)
    return found


QUERIES = ("", "?ban=che", "?ban=1", "?ban=0", "?ban=99", "?ban=x", "?trang=1", "?ban=")


@pytest.mark.parametrize("who", OUTSIDERS)
def test_an_outsider_gets_the_twin_at_every_address(client, world, covered, who):
    client.force_login(world.people[who])
    original = read(covered.stored_name, covered.sha256)
    for query in QUERIES:
        content = bytes_of(client.get(at("evidence_file", covered.pk) + query))
        assert hashlib.sha256(content).hexdigest() == covered.twin.sha256, query
    drawn = client.get(at("evidence_page", covered.pk, 1)).content
    for query in ("", "?ban=che"):
        page = client.get(at("evidence_view", covered.pk) + query).content.decode()
        assert "Đây là bản đã che thông tin cá nhân" in page and "Xem tệp gốc" not in page
        assert not [word for word in (IDENTITY, covered.sha256[:12], "Các bản đã che") if word in page]
    assert client.get(at("evidence_page", covered.pk, 1) + "?ban=0").content == drawn
    detail = client.get(at("detail", covered.nomination_id)).content.decode()
    assert (
        "Bản đã che thông tin cá nhân" in detail
        and IDENTITY not in detail
        and covered.sha256[:4] not in shown_codes(detail)
    )
    with zipfile.ZipFile(BytesIO(bytes_of(archive(client, covered.nomination)))) as files:
        assert files.namelist()[2] == "02 Giấy xác nhận (bản đã che thông tin cá nhân).pdf"
        kept = [files.read(name) for name in files.namelist()]
    assert original not in kept and not [one for one in kept if IDENTITY in text_of(one)]
    assert AccessLog.objects.filter(subject_id=covered.pk, act="tải bản đã che").exists()


def shown_codes(page):
    return re.findall(r"<code[^>]*>(\w{4})", page)


@pytest.mark.parametrize("who", INSIDERS)
def test_an_insider_gets_the_original_and_may_look_at_the_twin(client, world, covered, who):
    client.force_login(world.people[who])
    for query, digest in (("", covered.sha256), ("?ban=che", covered.twin.sha256), ("?ban=1", covered.twin.sha256)):
        content = bytes_of(client.get(at("evidence_file", covered.pk) + query))
        assert hashlib.sha256(content).hexdigest() == digest
    for query in ("?ban=9", "?ban=x", "?ban=²"):
        for address in (at("evidence_file", covered.pk), at("evidence_page", covered.pk, 1)):
            assert client.get(address + query).status_code == 404
    page = client.get(at("evidence_view", covered.pk)).content.decode()
    assert NAME in page and "Các bản đã che" in page and "Hội đồng xem bản này" in page
    assert "Xem tệp gốc" in client.get(at("evidence_view", covered.pk) + "?ban=che").content.decode()


def test_the_page_of_an_insider_and_of_an_outsider_are_different_pictures(client, world, covered):
    pictures = []
    for who in ("office", "member"):
        client.force_login(world.people[who])
        pictures.append(client.get(at("evidence_page", covered.pk, 1)).content)
    assert pictures[0] != pictures[1]


def test_an_outsider_reads_no_name_of_a_covered_file_in_what_was_handed_in(client, world, covered):
    item = {
        "criterion": 1,
        "title": "Giấy",
        "issuer": "",
        "number": "",
        "file": NAME,
        "size": 1,
        "sha256": covered.sha256,
    }
    kept = Submission.objects.create(
        nomination=covered.nomination, turn=1, digest="a", made_at=NOW, made_by=world.head,
        content=content_with(covered.nomination, []),
    )  # fmt: skip
    Submission.objects.create(
        nomination=covered.nomination, turn=2, digest="a", made_at=NOW, made_by=world.head,
        content=content_with(covered.nomination, [item]),
    )  # fmt: skip
    second = Submission.objects.get(turn=2)
    for who, told in (("office", True), ("member", False), ("standing", False)):
        client.force_login(world.people[who])
        for address in (at("submission", second.pk), at("detail", kept.nomination_id)):
            assert (NAME in client.get(address).content.decode()) is told, (who, address)


def content_with(nomination, evidence):
    return {**content_of(whole(nomination)), "evidence": evidence}


# ------------------------------------------------------------------ versions


def test_a_replaced_file_is_withheld_until_it_is_covered_anew(client, clerk, world, evidence):
    first = made(clerk, evidence)
    assert replace(clerk, first, SimpleUploadedFile("moi.pdf", pdf_of([*LINES, "moi"]))).status_code == 302
    new = Evidence.objects.get(replaces=first)
    first.nomination.evidence.exclude(pk__in=(first.pk, new.pk)).delete()
    assert (new.must_cover, new.twin, new.awaits_cover) == (True, None, True)
    Nomination.objects.filter(pk=new.nomination_id).update(state=State.RECEIVED, received_at=NOW)
    cleared(new.nomination, world.member)
    for who in OUTSIDERS:
        client.force_login(world.people[who])
        answer = client.get(at("evidence_file", new.pk), follow=True)
        assert answer.redirect_chain and "đang được chuẩn bị" in answer.content.decode()
        assert client.get(at("evidence_page", new.pk, 1)).status_code == 404
        page = client.get(at("evidence_view", new.pk)).content.decode()
        assert "đang được chuẩn bị" in page and "moi.pdf" not in page and new.sha256[:4] not in shown_codes(page)
        assert "đang được chuẩn bị" in client.get(at("detail", new.nomination_id)).content.decode()
        with zipfile.ZipFile(BytesIO(bytes_of(archive(client, new.nomination)))) as files:
            assert not [name for name in files.namelist() if "Giấy xác nhận" in name or "Bài báo" in name]
            assert "đang chuẩn bị bản che" in " ".join(text_of(files.read("00-Danh-muc.pdf")).split())
    client.force_login(world.office)
    assert "Cần che lại thông tin cá nhân" in client.get(at("detail", new.nomination_id)).content.decode()
    assert made(client, new).twin.number == 1
    client.force_login(world.member)
    assert client.get(at("evidence_file", new.pk)).status_code == 200


def test_earlier_versions_are_withheld_from_those_who_keep_them(client, world, dossier):
    """The Standing Council opens earlier versions: one without a twin holds the same data."""
    first = with_file(dossier, stored_pdf())
    second = replace_evidence(
        first, by=world.clerk, stored=stored_pdf("khac", *LINES), facts={"kind": "other", "title": "x"}
    )
    client.force_login(world.clerk)
    made(client, second)
    client.force_login(world.standing)
    assert client.get(at("evidence_page", first.pk, 1)).status_code == 404
    assert "Bản che đang được chuẩn bị" in client.get(at("evidence_view", second.pk)).content.decode()
    client.force_login(world.office)
    assert client.get(at("evidence_page", first.pk, 1)).status_code == 200


def test_the_same_file_under_another_criterion_is_covered_with_it(clerk, world, dossier, evidence):
    other = with_file(dossier, stored_pdf(), criterion=dossier.criteria_set.criteria.last())
    made(clerk, evidence)
    other.refresh_from_db()
    assert (other.must_cover, other.twin.sha256) == (True, Evidence.objects.get(pk=evidence.pk).twin.sha256)
    later = attach_evidence(
        dossier, by=world.clerk, criterion=dossier.criteria_set.criteria.all()[1], stored=stored_pdf(),
        facts={"kind": "other", "title": "Thêm sau"},
    )  # fmt: skip
    assert later.awaits_cover and later.cover_boxes == other.cover_boxes


def test_every_twin_is_kept(clerk, evidence):
    first = made(clerk, evidence).twin
    cover(clerk, evidence, (1, 2, 3, 4), then="make")
    newest = Evidence.objects.get(pk=evidence.pk).twin
    assert (newest.number, evidence.twins.count()) == (2, 2)
    for twin in (first, newest):
        content = bytes_of(clerk.get(at("evidence_file", evidence.pk) + f"?ban={twin.number}"))
        assert hashlib.sha256(content).hexdigest() == twin.sha256


def test_evidence_without_a_twin_is_served_as_it_is(client, world, dossier):
    evidence = with_file(dossier, accept(pdf()))
    client.force_login(world.standing)
    content = bytes_of(client.get(at("evidence_file", evidence.pk)))
    assert hashlib.sha256(content).hexdigest() == evidence.sha256
    client.force_login(world.clerk)
    cover(client, evidence, (1, 2, 3, 4))
    client.force_login(world.standing)
    assert client.get(at("evidence_file", evidence.pk)).status_code == 200, "boxes alone decide nothing"
