"""Earlier texts of a dossier: what was handed in each time, and every saved version of the report."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core.access import on
from core.differences import compared
from core.papers.typography import code_lines
from nominations.access import editable, visible_submissions, written
from nominations.content import digest_of_content, length_of, words_in
from nominations.models import Nomination, ReportVersion, Submission
from nominations.movement_notes import changes_of_movement
from nominations.submissions import told
from seasons.models import DiscoveryChannel


@require_GET
@on(visible_submissions)
def submission(request: HttpRequest, kept: Submission) -> HttpResponse:
    seen(request.user, kept.nomination, "xem bản đã nộp")
    content = told(kept.content, kept.nomination, request.user)
    criteria = {one.ordinal: one for one in kept.nomination.criteria_set.criteria.all()}
    context = {
        "kept": kept,
        "nomination": kept.nomination,
        "content": content,
        "movement_changes": changes_of_movement(kept.nomination, content["movement"]),
        "channel": dict(DiscoveryChannel.choices).get(content["channel"], ""),
        "merit_kind": dict(Nomination.MeritKind.choices).get(content["merit_kind"], ""),
        "lines": [
            (criteria[ordinal], text, [item for item in content["evidence"] if item["criterion"] == ordinal])
            for ordinal, text in content["statements"]
            if ordinal in criteria
        ],
        "report_length": length_of((content.get("report_file") or {}).get("words")),
        "digest_text": " ".join(code_lines(kept.digest)),
        "intact": digest_of_content(kept.content) == kept.digest,
    }
    return render(request, "nominations/submission.html", context)


@require_GET
@on(written)
def report_versions(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    versions = nomination.report_versions.select_related("made_by").order_by("-number")
    chosen = _chosen(versions, request.GET.get("ban", ""))
    typed = chosen is not None and not chosen.is_file
    before = versions.filter(number__lt=chosen.number, stored_name="").first() if chosen and typed else None
    context = {
        "nomination": nomination,
        "versions": versions.defer("text"),
        "chosen": chosen,
        "before": before,
        "length": length_of(words_in(chosen.text) if typed else chosen.words) if chosen else "",
        "writable": editable(request.user).filter(pk=nomination.pk).exists(),
        "pieces": compared(before.text, chosen.text) if chosen and before else (),
    }
    return render(request, "nominations/report_versions.html", context)


def _chosen(versions: QuerySet[ReportVersion], number: str) -> ReportVersion | None:
    """The version that the address names, else the newest."""
    if number.isdecimal() and len(number) < 6 and (named := versions.filter(number=int(number)).first()):
        return named
    return versions.first()
