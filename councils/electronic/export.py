"""The book of a vote to be taken away: every box, the page that verifies from disk, and what to do with them."""

import io
import zipfile
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.timezone import get_current_timezone

from core.uploads import read
from councils.ballot.archive import written_archive
from councils.electronic.boards import board_of
from councils.electronic.book import in_groups, moment_of, seal_of
from councils.electronic.counting import electronic_boxes, opened
from councils.models import CouncilSession, SessionPaper
from councils.offline_verifier import offline_verifier

_MINUTES = {SessionPaper.Kind.COUNTING_MINUTES: "bien-ban-kiem-phieu.pdf"}


def exported(session: CouncilSession) -> bytes:
    """A zip file; the same session gives the same bytes. No name of a voter is in it, nor when anybody voted."""
    files = {f"{uuid}.bel": content for uuid, content in _archives(session).items()}
    files["kiem-chung.html"] = offline_verifier().content
    files["HUONG-DAN.txt"] = guide(session).encode()
    for paper in session.papers.filter(set_aside_at=None, kind__in=_MINUTES):
        files[_MINUTES[SessionPaper.Kind(paper.kind)]] = read(paper.stored_name, paper.sha256)
    return _zipped(files, moment_of(session))


def guide(session: CouncilSession) -> str:
    """What each file is, and the commands that check the count without this portal."""
    boxes = electronic_boxes(session)
    context = {
        "session": session,
        "seal": in_groups(seal_of(session)),
        "boxes": [(box.ordinal, box.key.uuid, opened(box)) for box in boxes if box.key],
        "group": boxes[0].key.keys.group if boxes and boxes[0].key else "",
    }
    return render_to_string("documents/ballot_guide.txt", context)


def _archives(session: CouncilSession) -> dict[str, bytes]:
    moment = moment_of(session)
    return {box.key.uuid: written_archive(board_of(box), moment) for box in electronic_boxes(session) if box.key}


def _zipped(files: dict[str, bytes], moment: int) -> bytes:
    day = datetime.fromtimestamp(moment, get_current_timezone()).timetuple()[:6]
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, day), files[name], zipfile.ZIP_DEFLATED)
    return content.getvalue()
