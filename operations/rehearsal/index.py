"""The page that lists the papers of a rehearsal, and the figures that the season ends with."""

from collections import Counter
from pathlib import Path

from django.template.loader import render_to_string

from accounts import events
from certificates.models import Certificate, PaperStep
from nominations.models import Nomination
from nominations.workflow import State
from operations.rehearsal.stage import Stage


def figures(stage: Stage) -> list[tuple[str, int]]:
    """What became of the files of the season, in words and numbers."""
    states = Counter(Nomination.objects.filter(season__year=stage.year).values_list("state", flat=True))
    lines = [("Hồ sơ giới thiệu", sum(states.values()))]
    lines += [(str(State(state).label), states[state]) for state in State.values if states[state]]
    given = Certificate.objects.all()
    lines += [("Giấy công nhận", given.count()), ("Giấy đã cấp đổi", given.exclude(successor=None).count())]
    lines += [("Bước in, ký, trao đã ghi", PaperStep.objects.count()), ("Giấy tờ đã lập", len(stage.papers))]
    return [*lines, ("Bản ghi nhật ký", events.Event.objects.count())]


def write_index(stage: Stage) -> Path:
    """``index.html`` in the folder of papers: readable from disk, without the portal."""
    context = {"year": stage.year, "papers": stage.papers, "verified": stage.verified, "figures": figures(stage)}
    target = stage.out / "index.html"
    target.write_text(render_to_string("documents/rehearsal_index.html", context), encoding="utf-8")
    return target
