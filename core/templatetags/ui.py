"""The parts every page is made of, as template tags that accept declared arguments only.

`docs/design.md` shows each tag in use and says when it is the right one. A tag draws what it is given: it knows
nothing of the records behind it. A tone or icon that does not exist is a mistake in the template and raises
ValueError, so that no page shows a state without its shape.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from django import template
from django.contrib.messages import constants
from django.forms import BaseForm, BaseFormSet, BoundField
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

TONES: Final = frozenset({"quiet", "info", "warn", "good", "late", "secret", "honour"})
VARIANTS: Final = frozenset({"", "solid", "dashed"})
NOTICE_ICONS: Final = {
    "quiet": "info", "info": "info", "warn": "clock", "good": "check", "late": "alert", "secret": "lock",
    "honour": "star",
}  # fmt: skip
ICONS: Final = frozenset(
    "check clock alert info lock seal ballot star pen file right left back search print user users cross dash"
    " circle calendar download pause menu eye plus send swap lotus".split()
)


def _known(value: str, allowed: Iterable[str]) -> str:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {sorted(allowed)}")
    return value


@register.simple_tag
def icon(name: str, css_class: str = "icon") -> SafeString:
    """One symbol of `static/img/sprite.svg`; decoration only, so it always stands beside a word."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css_class, static("img/sprite.svg"), _known(name, ICONS),
    )  # fmt: skip


@register.simple_tag
def state_badge(tone: str, label: str, symbol: str, variant: str = "") -> SafeString:
    """A status as shape, word and colour. `variant`: "solid" for overdue and revoked only, "dashed" for left."""
    css = f"state is-{_known(tone, TONES)}" + (f" is-{variant}" if _known(variant, VARIANTS) else "")
    return format_html('<span class="{}">{}{}</span>', css, icon(symbol), label)


@register.simple_tag
def ministeps(current: int, total: int, label: str, stopped: bool = False) -> SafeString:
    """Where a record stands, for lists: step `current` (from 1) of `total`; `current > total` means all done."""
    now = "is-stopped" if stopped else "is-now"
    marks = ["is-done" if n < current else now if n == current else "" for n in range(1, total + 1)]
    bar = format_html_join("", '<li class="{}"></li>', ((mark,) for mark in marks))
    words = f"Xong {total}/{total} bước" if current > total else f"Bước {current}/{total}"
    return format_html(
        '<div class="ministeps"><ol class="ministeps__bar" aria-hidden="true">{}</ol><p>{}: <b>{}</b></p></div>',
        bar, words, label,
    )  # fmt: skip


@register.simple_block_tag
def cell(content: str, label: str, css_class: str = "") -> SafeString:
    """One `td` of a `.data-table`; `label` repeats its column head where the table folds into cards."""
    return format_html(
        '<td role="cell" class="{}" data-label="{}"><div class="cell">{}</div></td>', css_class, label, content
    )


@register.simple_tag
def figure(value: object, label: str, unit: str = "") -> SafeString:
    """One number that matters, inside `<dl class="figures">`."""
    tail = format_html(" <small>{}</small>", unit) if unit else ""
    return format_html("<div><dt>{}</dt><dd>{}{}</dd></div>", label, value, tail)


@register.simple_tag
def fact(label: str, value: object, plain: bool = False) -> SafeString:
    """One named value, inside `<dl class="facts">`; `plain` for running text that needs no weight."""
    return format_html(
        '<div><dt>{}</dt><dd class="{}">{}</dd></div>', label, "plain" if plain else "", value
    )


@register.simple_tag
def meter(text: str, value: int, total: int, done: bool = False) -> SafeString:
    """Progress in words and as a bar; `done` only when nothing is missing."""
    return format_html(
        '<label class="meter {}"><span>{}</span><progress max="{}" value="{}">{}/{}</progress></label>',
        "is-good" if done else "", text, total, value, value, total,
    )  # fmt: skip


@register.simple_block_tag
def notice(content: str, tone: str, title: str = "") -> SafeString:
    """Something to know on this page; at most two above the fold."""
    return render_to_string(
        "components/notice.html",
        {"tone": _known(tone, TONES), "symbol": NOTICE_ICONS[tone], "title": title, "content": content},
    )


@register.inclusion_tag("components/messages.html")
def message_list(messages: Iterable[Any]) -> dict[str, Any]:
    """What the last act answered: Django's messages as notices, their level as tone."""
    tones = {constants.SUCCESS: "good", constants.WARNING: "warn", constants.ERROR: "late"}
    return {"rows": [(tones.get(message.level, "info"), message) for message in messages or ()]}


@register.simple_block_tag
def page_head(content: str, title: str, sub: str = "") -> SafeString:
    """The page's only h1; the block holds the state badge, if any, and stands above it."""
    return render_to_string("components/page_head.html", {"content": content, "title": title, "sub": sub})


@register.simple_block_tag
def section_head(content: str, title: str, anchor: str) -> SafeString:
    """An h2 with a line below; the block holds the note or link at the right. `anchor` is the heading's id."""
    return format_html(
        '<div class="section-head"><h2 id="{}">{}</h2>{}</div>', anchor, title, content
    )


@register.simple_tag
def crumb(url: str, label: str) -> SafeString:
    """The one way up, before the page head."""
    return format_html('<a class="crumb" href="{}">{}{}</a>', url, icon("left"), label)


@register.simple_block_tag
def task(
    content: str, tone: str, state: str, symbol: str, title: str, url: str, action: str, primary: bool = False
) -> SafeString:
    """Something that waits for this person, inside `<ul class="tasks">`; the block says why and until when."""
    return render_to_string(
        "components/task.html",
        {"content": content, "tone": _known(tone, TONES), "state": state, "symbol": symbol, "title": title,
         "url": url, "action": action, "primary": primary},
    )  # fmt: skip


@register.simple_block_tag
def filerow(
    content: str, name: str, kind: str = "", number: str = "", date: str = "", issuer: str = "", size: str = "",
    digest: str = "", note: str = "", error: str = "",
) -> SafeString:  # fmt: skip
    """One file, inside `<ul class="files">`; `digest` is hexadecimal SHA-256, of which 12 characters are shown.

    The block holds the acts on it (quiet buttons that repeat the file's name for screen readers).
    """
    groups = " ".join(digest[i : i + 4] for i in range(0, min(len(digest), 12), 4))
    return render_to_string(
        "components/filerow.html",
        {"content": content.strip(), "name": name, "kind": kind, "number": number, "date": date,
         "issuer": issuer, "size": size, "digest": groups, "note": note, "error": error},
    )  # fmt: skip


@register.inclusion_tag("components/steps.html")
def steps(phases: Iterable[Any], tall: bool = True) -> dict[str, Any]:
    """Every phase with its date: objects with label, date_text, done, current. `tall` stands up on a phone."""
    return {"phases": phases, "tall": tall}


@register.inclusion_tag("components/season_bar.html")
def season_bar(bar: Any) -> dict[str, Any]:
    """The year at a glance: name, today_text, dates (days_left, what, when, tone), phases (see `steps`)."""
    return {"bar": bar}


@register.inclusion_tag("components/season_line.html")
def season_line(bar: Any) -> dict[str, Any]:
    """The same in one line, for every page but the first."""
    return {"bar": bar}


@register.inclusion_tag("components/checklist.html")
def checklist(items: Iterable[Any]) -> dict[str, Any]:
    """Conditions: objects with state ("done", "todo" or "note"), label, and where wanted note and url."""
    return {"items": items}


@register.inclusion_tag("components/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """History, newest first: objects with when (text), title, and where wanted who, note and current."""
    return {"entries": entries}


@register.inclusion_tag("components/empty.html")
def empty(title: str, text: str, symbol: str = "file", url: str = "", action: str = "") -> dict[str, str]:
    """An empty list: why it is empty, and the next date or act."""
    return {"title": title, "text": text, "symbol": symbol, "url": url, "action": action}


@register.inclusion_tag("components/tabs.html")
def tabs(links: Iterable[Any], label: str) -> dict[str, Any]:
    """Pages side by side, each with its own address: objects with url, label, current and where wanted count."""
    return {"links": links, "label": label}


@register.inclusion_tag("components/pager.html")
def pager(previous_url: str, next_url: str, position: str) -> dict[str, str]:
    """Ways through a long list; `position` says in words what this page shows. An empty address has no link."""
    return {"previous_url": previous_url, "next_url": next_url, "position": position}


@register.inclusion_tag("components/choice_tiles.html")
def choice_tiles(field: BoundField, stack: bool = False) -> dict[str, Any]:
    """A radio field as large tiles of equal weight, none chosen beforehand; `stack` puts them under each other
    on a narrow phone."""
    return {"field": field, "stack": stack}


def _problems(form: BaseForm) -> Iterator[dict[str, str]]:
    for sentence in form.non_field_errors():
        yield {"anchor": "", "label": "", "text": sentence}
    for field in form:
        anchor = "" if field.is_hidden else field.id_for_label or f"{field.auto_id}_0"
        for sentence in field.errors:
            yield {"anchor": anchor, "label": "" if field.is_hidden else field.label, "text": sentence}


@register.inclusion_tag("components/error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet[Any]) -> dict[str, Any]:
    """After a refused submit: every reason in the field's own words, linked to the field. Takes the focus."""
    found: list[dict[str, str]] = []
    for form in forms:
        if isinstance(form, BaseFormSet):
            found += [{"anchor": "", "label": "", "text": text} for text in form.non_form_errors()]
        for single in form.forms if isinstance(form, BaseFormSet) else [form]:
            found += _problems(single)
    return {"problems": found}
