"""The pages of the recognised: who reads them, what they say, what a press does."""

from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AccessLog
from accounts.roles import Role
from core import clock
from documents.models import Composed
from nominations.models import Contribution
from nurturing.models import FollowUp
from rolemodels.actions.give_benefit import Given, give_benefit
from rolemodels.models import BenefitGrant, PraiseProposal
from rolemodels.sections import PAGE, Section, register
from rolemodels.workflow import State
from tests.factories.certificate import listed_certificate
from tests.factories.funds import FundWorld
from tests.factories.people import person
from tests.nominations.world import pdf

pytestmark = pytest.mark.slow


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def page(client, name, *places, **asked):
    answer = client.get(reverse(f"rolemodels:{name}", args=places), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def told_in(answer):
    """Every text of a sheet."""
    rows = load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)
    return " ".join(str(value) for row in rows for value in row if value)


PROPOSAL = {"form": "bang_khen", "level": "tinh", "addressed_to": "Ủy ban nhân dân tỉnh", "merit": "Có sáng kiến"}


class TestReading:
    @pytest.mark.parametrize("who", ["office", "director", "standing", "party", "head"])
    def test_who_sees_them(self, world, who):
        client, year = as_(getattr(world, who)), world.season.year
        assert client.get(reverse("rolemodels:current")).url == reverse("rolemodels:list", args=[year])
        assert world.one.name in page(client, "list", year)
        text = page(client, "detail", world.one.pk)
        assert "Còn hiệu lực" in page(client, "list", year) and "Qua các năm" in text
        assert ("Đề nghị khen thưởng</a>" in text) == (who == "office")

    def test_another_department_sees_its_own_only(self, world):
        client = as_(world.stranger)
        assert world.one.name not in page(client, "list", world.season.year)
        assert client.get(reverse("rolemodels:detail", args=[world.one.pk])).status_code == 404

    def test_staff_do_not(self, world):
        client = as_(person(Role.STAFF, world.department))
        assert client.get(reverse("rolemodels:current")).status_code == 403
        assert client.get(reverse("rolemodels:list", args=[world.season.year])).status_code == 404

    def test_nothing_before_the_announcement(self, world):
        world.one.announced_at = None
        world.one.save()
        assert as_(world.office).get(reverse("rolemodels:detail", args=[world.one.pk])).status_code == 404

    def test_one_page_tells_everything(self, world):
        client = as_(world.office)
        now = clock.now()
        FollowUp.objects.create(nomination=world.one, due=clock.today(), made_at=now)
        Contribution.objects.create(
            nomination=world.one, activity="Quỹ Vì người nghèo", amount=500_000, dated=clock.today(), proof="Biên lai",
            added_by=world.head, added_at=now,
        )  # fmt: skip
        give_benefit(world.benefit(), [world.one], Given("granted", clock.today()), by=world.office)
        text = page(client, "detail", world.one.pk)
        for words in ("Quyền lợi", "Đã thực hiện", "Theo dõi, hỗ trợ", "Chưa báo cáo", "Quỹ Vì người nghèo",
                      "500.000 đồng", "không phải Giấy công nhận"):  # fmt: skip
            assert words in text, words

    def test_apps_above_add_their_sections(self, world, monkeypatch):
        monkeypatch.setattr(PAGE, "registered", [*PAGE.registered])
        section = Section(
            "cau-chuyen", "Câu chuyện", 70, "rolemodels/section_contributions.html", lambda row, user: {"rows": []}
        )
        register(section)
        assert 'id="cau-chuyen"' in page(as_(world.office), "detail", world.one.pk)

    @pytest.mark.parametrize("more", [0, 5])
    def test_the_list_costs_the_same_with_many(self, world, more, django_assert_num_queries):
        for number in range(more):
            row = listed_certificate(world, world.decision, 100 + number, announced_at=clock.now())
            assert row.item.nomination.season == world.season
        client = as_(world.office)
        page(client, "list", world.season.year)
        with django_assert_num_queries(14):
            assert page(client, "list", world.season.year).count("Còn hiệu lực") == 2 + more


class TestBenefits:
    def test_the_list_is_begun_edited_and_given(self, world):
        client, year = as_(world.office), world.season.year
        assert "Lập danh sách theo kế hoạch" in page(client, "benefits", year)
        client.post(reverse("rolemodels:benefits_begin", args=[year]))
        text = page(client, "benefits", year)
        assert "Hỗ trợ từ quỹ" in text and "quyền lợi chưa thực hiện" in text
        row = world.season.benefits.first()
        told = {"name": "Tiền thưởng", "what": "Thưởng 1.000.000 đồng", "basis": "", "giver": "Văn phòng Sở"}
        answer = client.post(reverse("rolemodels:benefit_add", args=[year]), told)
        assert answer.status_code == 422 and "phải ghi căn cứ" in answer.content.decode()
        where = reverse("rolemodels:benefit_give", args=[row.pk])
        assert world.one.name in client.get(where).content.decode()
        sent = {"nominations": [world.one.pk, world.other.pk], "outcome": "granted", "granted_on": str(clock.today()),
                "basis": "Danh sách ký nhận", "upload": pdf()}  # fmt: skip
        assert client.post(where, sent).status_code == 302
        assert BenefitGrant.objects.filter(benefit=row).count() == 2
        grant = BenefitGrant.objects.get(nomination=world.one)
        assert client.get(reverse("rolemodels:grant_file", args=[grant.pk])).status_code == 200
        assert AccessLog.objects.filter(act="tải chứng từ quyền lợi").count() == 1
        assert as_(world.stranger).get(reverse("rolemodels:grant_file", args=[grant.pk])).status_code == 404
        assert "Không còn ai chờ quyền lợi này" in client.get(where).content.decode()

    def test_one_is_given_from_the_own_page(self, world):
        client, row = as_(world.office), world.benefit()
        where = f"{reverse('rolemodels:benefit_give', args=[row.pk])}?ai={world.one.pk}"
        sent = {"nominations": [world.one.pk], "outcome": "none", "reason": "Đã chuyển công tác."}
        assert client.post(where, sent).url == reverse("rolemodels:detail", args=[world.one.pk])
        assert "Đã chuyển công tác." in page(as_(world.head), "detail", world.one.pk)
        choices = [client.get(address).context["form"] for address in (where, where.partition("?")[0])]
        assert [form["nominations"].value() for form in choices] == [[], [str(world.other.pk)]]
        grant = BenefitGrant.objects.get()
        client.post(reverse("rolemodels:grant_take_back", args=[grant.pk]), {"reason": "Nhầm."})
        assert not BenefitGrant.objects.exists()

    @pytest.mark.parametrize("sent", [{}, {"nominations": ["x"]}, {"nominations": ["99999999999999999999"]},
                                      {"nominations": ["\x00"], "outcome": "granted"}])  # fmt: skip
    def test_nonsense_is_asked_again(self, world, sent):
        where = reverse("rolemodels:benefit_give", args=[world.benefit().pk])
        assert as_(world.office).post(where, sent).status_code == 422
        assert not BenefitGrant.objects.exists()

    @pytest.mark.parametrize("who", ["director", "standing", "head", "party"])
    def test_others_read_only(self, world, who):
        row, client = world.benefit(), as_(getattr(world, who))
        text = page(client, "benefits", world.season.year)
        assert "Thêm quyền lợi" not in text and row.name in text
        for name in ("benefit_edit", "benefit_drop", "benefit_give"):
            assert client.get(reverse(f"rolemodels:{name}", args=[row.pk])).status_code == 404
        assert client.post(reverse("rolemodels:benefits_begin", args=[world.season.year])).status_code == 404

    @pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
    def test_what_is_missing_is_printed(self, world, form):
        world.benefit()
        where = reverse("rolemodels:benefits_missing", args=[world.season.year])
        answer = as_(world.office).get(where, {"dang": form})
        assert answer.status_code == 200 and form in answer["Content-Disposition"]


class TestPraise:
    def test_the_letter_opens_and_the_outcome_is_told(self, world):
        client = as_(world.office)
        assert "Khen thưởng khác với công nhận" in page(client, "praise_propose", world.one.pk)
        answer = client.post(reverse("rolemodels:praise_propose", args=[world.one.pk]), PROPOSAL)
        letter = Composed.objects.get()
        assert answer.url == reverse("documents:composed", args=[letter.pk])
        assert client.get(answer.url).status_code == 200
        again = client.post(reverse("rolemodels:praise_propose", args=[world.one.pk]), PROPOSAL, follow=True)
        assert "Mời mở đề nghị đó" in again.content.decode() and PraiseProposal.objects.count() == 1
        row = PraiseProposal.objects.get()
        told = {"decision_number": "215/QĐ-UBND", "decision_date": str(clock.today())}
        client.post(reverse("rolemodels:praise_grant", args=[row.pk]), told)
        text = page(as_(world.party), "praise_list", world.season.year)
        assert "215/QĐ-UBND" in text and "ngày trung bình" in text
        sheet = as_(world.director).get(reverse("rolemodels:praise_export", args=[world.season.year]))
        assert sheet.status_code == 200
        words = {
            who: told_in(as_(getattr(world, who)).get(reverse("rolemodels:praise_export", args=[world.season.year])))
            for who in ("director", "head")
        }
        assert "trung bình" in words["director"] and "trung bình" not in words["head"]

    def test_others_do_not_propose_or_settle(self, world):
        as_(world.office).post(reverse("rolemodels:praise_propose", args=[world.one.pk]), PROPOSAL)
        row = PraiseProposal.objects.get()
        for who in ("director", "head", "party"):
            client = as_(getattr(world, who))
            assert client.get(reverse("rolemodels:praise_propose", args=[world.one.pk])).status_code == 404
            for name in ("praise_grant", "praise_decline", "praise_withdraw"):
                assert client.post(reverse(f"rolemodels:{name}", args=[row.pk]), {"reason": "x"}).status_code == 403
        assert as_(world.stranger).get(reverse("rolemodels:praise_grant", args=[row.pk])).status_code == 404
        assert PraiseProposal.objects.get().state == State.PROPOSED

    def test_a_draft_with_the_subject_is_told(self, world):
        client = as_(world.office)
        client.post(reverse("rolemodels:praise_propose", args=[world.one.pk]), PROPOSAL)
        PraiseProposal.objects.all().delete()
        answer = client.post(reverse("rolemodels:praise_propose", args=[world.one.pk]), {**PROPOSAL, "merit": "Khác"})
        assert answer.status_code == 422 and not PraiseProposal.objects.exists()


def test_the_list_is_exported(world):
    answer = as_(world.director).get(reverse("rolemodels:export", args=[world.season.year]))
    assert answer.status_code == 200 and answer["Content-Disposition"].endswith('.xlsx"')


def test_support_stands_on_the_page(db):
    funds = FundWorld()
    funds.request("paid", model=funds.model)
    text = page(as_(funds.office), "detail", funds.model.pk)
    assert "Hỗ trợ từ quỹ" in text and "2.000.000" in text and "Đã chi" in text
