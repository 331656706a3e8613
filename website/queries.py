"""What public pages show: the stories, the recognised who may be named, the movements that run.

Everything goes through ``stories.published`` and ``stories.consents``; nothing here is kept beyond a request.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, JSONObject

from accounts.models import Department
from certificates.models import Certificate
from certificates.workflow import CertificateState
from core import clock
from core.vietnamese import search_norm
from nominations.models import Nomination
from seasons.models import Agency, Movement, Season
from seasons.workflow import State as SeasonState
from spreading.queries import applied_at
from stories.consents import Thing, nameable, photos_allowed
from stories.models import Consent, Rendition, Story
from stories.published import published, published_renditions
from website.prepared import Prepared

#: How many stories a feed, the embedded list and the site map name; how many are searched.
NEWEST, LISTED, SEARCHED = 30, 5_000, 500
#: How many of either kind an answer to a question shows.
FOUND = 30

_PRINTED = ("name", "honorific", "post", "register_number", "decision_number")


def _certificate(nomination: str) -> Subquery:
    """The certificate in force, word for word as printed, of the nomination to which the path leads."""
    words = {word: KeyTextTransform(word, "text") for word in _PRINTED}
    return Subquery(_in_force(nomination).values(shown=JSONObject(code="code", **words))[:1])


def _decided_on(nomination: str) -> Subquery:
    return Subquery(_in_force(nomination).values("item__decision__dated")[:1])


def _in_force(nomination: str) -> QuerySet[Certificate]:
    rows = Certificate.objects.filter(item__nomination=OuterRef(nomination), state=CertificateState.ISSUED)
    return rows.order_by("-pk")


def _cover(story: str) -> Subquery:
    """The smallest file of the first photo of the story to which the path leads, if the public may see one."""
    rows = published_renditions().filter(photo__story=OuterRef(story), form=Rendition.Form.JPEG)
    facts = JSONObject(pk="pk", width="width", height="height", alt=F("photo__alt"))
    return Subquery(rows.order_by("photo__position", "photo__number", "width").values(shown=facts)[:1])


def stories() -> QuerySet[Story]:
    """The stories that are public now, the newest first, each with ``certificate`` and ``cover`` (or None)."""
    return published().annotate(certificate=_certificate("nomination"), cover=_cover("pk"))


def story_page(pk: int) -> QuerySet[Story]:
    """A story if it is public now, with ``certificate``, ``decided_on`` and ``agreed_on``: since when all agree."""
    named = {"subject__named_in__story": OuterRef("pk"), "subject__named_in__live": True}
    given = Consent.objects.filter(**named, thing__in=[Thing.NAME, Thing.TEXT], withdrawn_at=None)
    latest = given.order_by("-given_on").values("given_on")[:1]
    return (
        published()
        .filter(pk=pk)
        .annotate(
            certificate=_certificate("nomination"), decided_on=_decided_on("nomination"), agreed_on=Subquery(latest)
        )
    )


def files_of(story: int) -> QuerySet[Rendition]:
    """The files of those photos of a public story that may be seen now; ask it of a story out of ``the_story``."""
    photos = photos_allowed().filter(story=story).order_by().values("pk")
    rows = Rendition.objects.filter(photo__in=photos).select_related("photo")
    return rows.order_by("photo__position", "photo__number", "width")


#: The same queries, whose words are made once.
the_story, the_files = Prepared(story_page), Prepared(files_of)
#: Where a model is applied, by the key of its nomination.
places_applied = Prepared(lambda nomination: applied_at(Nomination(pk=nomination)))


def models() -> QuerySet[Nomination]:
    """The recognised who may be named now, each with ``certificate``, ``story`` and ``cover`` (or None)."""
    told = published().filter(nomination=OuterRef("pk")).values(shown=JSONObject(pk="pk", title="title"))[:1]
    rows = nameable().annotate(certificate=_certificate("pk"), decided_on=_decided_on("pk"), story=Subquery(told))
    return rows.select_related("season", "movement").defer("report")


def with_covers(rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """Each with the photo that stands first in a public story about it."""
    facts = JSONObject(pk="pk", width="width", height="height", alt=F("photo__alt"))
    files = published_renditions().filter(photo__story__nomination=OuterRef("pk"), form=Rendition.Form.JPEG)
    order = ("-photo__story__published_at", "photo__position", "photo__number", "width")
    return rows.annotate(cover=Subquery(files.order_by(*order).values(shown=facts)[:1]))


def newest_year() -> QuerySet[Any]:
    """The year of the newest season of which somebody may be named, as a query of one value."""
    somebody = Exists(nameable().filter(season=OuterRef("pk")))
    return Season.objects.filter(somebody).order_by("-year").values("year")[:1]


def of_newest_year() -> QuerySet[Nomination]:
    return models().filter(season__year=Subquery(newest_year()))


@dataclass(frozen=True)
class Choices:
    """By what the recognised may be chosen: only years, fields and departments under which somebody stands."""

    years: list[int]
    fields: list[str]
    departments: list[str]


def choices() -> Choices:
    """One query, whatever there is."""

    def labelled(kind: str, rows: QuerySet[Any], path: str, label: Any) -> QuerySet[Any]:
        somebody = Exists(nameable().filter(**{path: OuterRef("pk")}))
        asked = rows.filter(somebody).order_by().annotate(sort=Value(kind), label=Cast(label, CharField()))
        return asked.values_list("sort", "label")

    years = labelled("year", Season.objects.all(), "season", "year")
    fields = labelled("field", Movement.objects.exclude(field=""), "movement", "field")
    departments = labelled("department", Department.objects.all(), "department", "name")
    found: dict[str, list[str]] = {"year": [], "field": [], "department": []}
    for kind, label in years.union(fields, departments):
        found[kind].append(label)
    by_words = {kind: sorted(labels, key=search_norm) for kind, labels in found.items()}
    return Choices(sorted(map(int, found["year"]), reverse=True), by_words["field"], by_words["department"])


def running(on: date) -> QuerySet[Movement]:
    """The movements that run on that day, in the plan's order."""
    rows = Movement.objects.filter(begins__lte=on, ends__gte=on).filter(Q(stopped_on=None) | Q(stopped_on__gt=on))
    return rows.order_by("channel", "name", "pk")


def agency_named() -> str:
    """The agency as it is named today."""
    return str(Agency.objects.filter(since__lte=clock.today()).order_by("-since").first() or "")


def season_shown() -> Season | None:
    """The season under way, else the newest one."""
    first = Case(When(state=SeasonState.OPEN, then=0), default=1)
    return Season.objects.order_by(first, "-year").first()


def stories_with(words: str) -> list[Story]:
    """Stories in whose title, lead or name every word is the beginning of a word, without regard to accents."""
    asked = search_norm(words).split()
    if not asked:
        return []
    rows = published().values_list("pk", "title", "lead", "nomination__name")[:SEARCHED]
    hits = [pk for pk, *texts in rows if _begin(asked, search_norm(" ".join(texts)).split())]
    return list(stories().filter(pk__in=hits[:FOUND])) if hits else []


def _begin(asked: list[str], told: list[str]) -> bool:
    return all(any(word.startswith(begin) for word in told) for begin in asked)


def models_with(words: str) -> list[Nomination]:
    """The recognised in whose name every word is the beginning of a word, the newest years first."""
    rows = models().filter(search_norm__words=words).order_by("-season__year", "sort_key", "pk")
    return list(rows[:FOUND])


def _newest(most: int) -> Callable[[], QuerySet[Story]]:
    return lambda: stories()[:most]


#: What the front page shows of stories and of the recognised; what the embedded list and the feeds name.
NEW, NAMED, EMBEDDED = 3, 12, 6
new_stories, embedded_stories = Prepared(_newest(NEW)), Prepared(_newest(EMBEDDED))
told_stories = Prepared(lambda: published()[:NEWEST])
named_models = Prepared(lambda: of_newest_year().order_by("sort_key", "pk")[: NAMED + 1])
