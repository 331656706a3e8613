"""The demonstration's council: established, appraising, and in session from the roll to the signed minutes."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from core import clock
from core.uploads import StoredFile, keep, read
from councils.actions.close_appraisal import close_appraisal
from councils.actions.conclude import conclude
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.convene import convene
from councils.actions.declare import declare
from councils.actions.destroy_keys import destroy_keys
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.establish import establish
from councils.actions.file_sheet import file_sheet
from councils.actions.keep_scan import keep_scan
from councils.actions.make_minutes import make_minutes
from councils.actions.open_session import open_session
from councils.actions.plan_session import plan_session
from councils.actions.propose_team import propose_team
from councils.actions.publish_sums import publish_sums
from councils.actions.record_attendance import record_attendance
from councils.actions.save_sheet import save_sheet
from councils.actions.start import start
from councils.minutes import MinutesFacts
from councils.models import BallotBox, Council, CouncilSession, SessionPaper
from councils.tallying import Entry
from nominations.models import Nomination
from operations.demo.cast import COUNCIL, COUNTERS
from operations.demo.devices import Devices, against
from operations.demo.office import person
from seasons.models import FrozenPaper, Season

#: Who appraises which department's files: two members of other departments.
APPRAISERS = ("phogiamdoc", "chanhvanphong", "qlbg")


def found(season: Season, on: date) -> Council:
    """The council of seven, established by a decision of *on*."""
    seats = [(person(username), role) for username, role in COUNCIL]
    number = "04/QĐ-SNgV"
    return establish(season, by=person("vanphong"), decision_number=number, decision_date=on, seats=seats)


def appraise(nominations: Iterable[Nomination]) -> list[Nomination]:
    """Two members find every criterion met; the secretary closes the appraisal, the chair where he is concerned."""
    done = []
    for row in nominations:
        others = [person(name) for name in APPRAISERS]
        for member in [user for user in others if user.department_id != row.department_id][:2]:
            declare(row, by=member, ground="")
            marks = {criterion.pk: (True, "") for criterion in row.criteria_set.criteria.all()}
            comment = "Hồ sơ đầy đủ, minh chứng rõ, thành tích có sức lan tỏa."
            file_sheet(save_sheet(row, by=member, marks=marks, conclusion="put", comment=comment), by=member)
        secretary, chair = person("chanhvanphong"), person("giamdoc")
        done.append(close_appraisal(row, by=chair if secretary.department_id == row.department_id else secretary))
    return done


def gather(
    season: Season, nominations: Iterable[Nomination], held_at: datetime, way: str = CouncilSession.Way.PAPER
) -> CouncilSession:
    """A session planned, convened, its roll taken, opened."""
    council = season.councils.get(ended_at=None)
    seats = {seat.duty.user.username: seat for seat in council.members.select_related("duty__user")}
    facts = {"kind": CouncilSession.Kind.MEETING, "way": way, "held_at": held_at, "chair": seats["giamdoc"],
             "place": "Phòng họp tầng 2, trụ sở Sở Ngoại vụ", "secretary": seats["chanhvanphong"]}  # fmt: skip
    secretary = person("chanhvanphong")
    session = plan_session(season, by=secretary, facts=facts, nominations=nominations)
    session = convene(session, by=secretary)
    roll = {member.pk: ("present", "") for member in session.members.all()}
    record_attendance(session, by=secretary, roll=roll, chair=seats["giamdoc"], secretary=seats["chanhvanphong"])
    return open_session(CouncilSession.objects.get(pk=session.pk), by=person("giamdoc"))


def vote(
    season: Season, nominations: Iterable[Nomination], held_at: datetime, counters: Sequence[str] = COUNTERS,
    devices: Devices | None = None,
) -> CouncilSession:  # fmt: skip
    """A session gathered, and its vote started; online where there are *devices*."""
    way = CouncilSession.Way.ELECTRONIC if devices else CouncilSession.Way.PAPER
    session, secretary = gather(season, nominations, held_at, way), person("chanhvanphong")
    head, *others = (person(username) for username in counters)
    propose_team(session, by=secretary, head=head, members=others)
    if devices:
        devices.make_keys(session, [head, *others])
        for member in session.members.select_related("user"):
            devices.take(session, member.user)
    confirm_team(session, by=secretary, hands_for=7, hands_against=0)
    return start(session, by=person("giamdoc"), acknowledged=True)


def count(session: CouncilSession, against: Mapping[str, int], counters: Sequence[str] = COUNTERS) -> CouncilSession:
    """The vote ended and counted; *against* names those who get votes against, and how many."""
    session = end(session, by=person("giamdoc"))
    first, second, *_ = (person(username) for username in counters)
    for box in session.boxes.filter(used=True):
        enter_tally(box, by=first, entry=_figures(box, against))
    return confirm_count(session, by=second)


def count_online(
    session: CouncilSession, votes_against: Mapping[str, int], counters: Sequence[str], devices: Devices
) -> CouncilSession:
    """Everyone votes, the vote ends, two of the counters open the boxes."""
    for place, member in enumerate(session.members.select_related("user")):
        devices.vote(session, member.user, against(votes_against, place))
    session = end(session, by=person("giamdoc"))
    publish_sums(session)
    devices.open(session, 1, person(counters[0]))
    return devices.open(session, 3, person(counters[2]))


def sign_minutes(session: CouncilSession) -> CouncilSession:
    """Both minutes made, their signed copies put on file, the session concluded."""
    secretary = person("chanhvanphong")
    facts = MinutesFacts(
        discussion="Hội đồng nghe báo cáo thẩm định, thảo luận từng hồ sơ, thống nhất bỏ phiếu kín.",
        conclusions="Đề nghị Giám đốc Sở công nhận các cá nhân, tập thể đạt tỷ lệ phiếu quy định.",
        remarks="",
        closed_at=clock.now(),
        symbol="BB-HĐTĐKT",
        counting_number=2 * session.ordinal - 1,
        meeting_number=2 * session.ordinal,
    )
    make_minutes(session, by=secretary, facts=facts)
    kinds = (SessionPaper.Kind.MEETING_MINUTES, SessionPaper.Kind.COUNTING_MINUTES)
    for paper in session.papers.filter(set_aside_at=None, kind__in=kinds):
        keep_scan(session, by=secretary, kind=paper.kind, stored=signed_copy(paper))
    if session.is_electronic:
        destroy_keys(session, by=secretary)
    return conclude(session, by=secretary)


def signed_copy(paper: FrozenPaper) -> StoredFile:
    """What stands for the scan of the signed paper."""
    return keep(read(paper.stored_name, paper.sha256), "ban-ky.pdf", "application/pdf")


def _figures(box: BallotBox, against: Mapping[str, int]) -> Entry:
    voters = box.voters.count()
    papers = {"printed": voters, "stamped": voters, "spoiled": 0, "unused": 0, "issued": voters, "returned": voters,
              "valid": voters, "invalid": 0}  # fmt: skip
    lines = {}
    for line in box.lines.select_related("item__nomination"):
        no = min(against.get(line.item.nomination.name, 0), voters)
        lines[line.pk] = {"approve": voters - no, "disapprove": no, "no_opinion": 0, "invalid_line": 0}
    return Entry(papers=papers, lines=lines)
