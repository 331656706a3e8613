"""The parts every page is made of, as template tags that accept declared arguments only.

A tag draws what it is given: it knows nothing of the records behind it. A tone or icon that does not exist
is a mistake in the template and raises ValueError, so that no page shows a state without its shape.
"""

from collections.abc import Iterable
from typing import Any, Final

import segno
from django import template
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
# fmt: off
ICONS: Final = frozenset({
    "alert", "back", "ballot", "calendar", "check", "circle", "clock", "cross", "dash", "download", "eye",
    "file", "info", "left", "lock", "lotus", "menu", "pause", "pen", "plus", "print", "right", "seal",
    "search", "send", "star", "swap", "user", "users",
})
# fmt: on


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
    """A status: shape, word, colour. `variant`: "solid" for overdue and revoked only, "dashed" for left."""
    css = f"state is-{_known(tone, TONES)}" + (f" is-{variant}" if _known(variant, VARIANTS) else "")
    return format_html('<span class="{}">{}{}</span>', css, icon(symbol), label)


@register.simple_tag
def ministeps(current: int, total: int, label: str, stopped: bool = False) -> SafeString:
    """Where a record stands: step `current` (from 1) of `total`; `current > total` means all done."""
    now = "is-stopped" if stopped else "is-now"
    marks = ["is-done" if n < current else now if n == current else "" for n in range(1, total + 1)]
    bar = format_html_join("", '<li class="{}"></li>', ((mark,) for mark in marks))
    words = f"Xong {total}/{total} bước" if current > total else f"Bước {current}/{total}"
    return format_html(
        '<div class="ministeps"><ol class="ministeps__bar" aria-hidden="true">{}</ol>'
        "<p>{}: <b>{}</b></p></div>",
        bar, words, label,
    )  # fmt: skip


@register.simple_block_tag
def cell(content: str, label: str, css_class: str = "") -> SafeString:
    """One `td` of a `.data-table`; `label` repeats its column head where the table folds into cards."""
    return format_html(
        '<td role="cell" class="{}" data-label="{}"><div class="cell">{}</div></td>',
        css_class,
        label,
        content,
    )


@register.simple_tag
def figure(value: object, label: str, unit: str = "") -> SafeString:
    """One number that matters, inside `<dl class="figures">`."""
    tail = format_html(" <small>{}</small>", unit) if unit else ""
    return format_html("<div><dt>{}</dt><dd>{}{}</dd></div>", label, value, tail)


@register.simple_tag
def fact(label: str, value: object, plain: bool = False) -> SafeString:
    """One named value, inside `<dl class="facts">`; `plain` for running text that needs no weight."""
    return format_html('<div><dt>{}</dt><dd class="{}">{}</dd></div>', label, "plain" if plain else "", value)


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


@register.simple_block_tag
def task(
    content: str, tone: str, state: str, symbol: str, title: str, url: str, action: str, primary: bool = False
) -> SafeString:
    """What waits for this person, inside `<ul class="tasks">`; the block says why and until when."""
    return render_to_string(
        "components/task.html",
        {"content": content, "tone": _known(tone, TONES), "state": state, "symbol": symbol, "title": title,
         "url": url, "action": action, "primary": primary},
    )  # fmt: skip


@register.simple_block_tag
def filerow(
    content: str, name: str, kind: str = "", number: str = "", date: str = "", issuer: str = "",
    size: str = "", digest: str = "", note: str = "", error: str = "",
) -> SafeString:  # fmt: skip
    """One file, inside `<ul class="files">`; of `digest`, hexadecimal SHA-256, 12 characters are shown.

    The block holds the acts on it (quiet buttons that repeat the file's name for screen readers).
    """
    groups = " ".join(digest[i : i + 4] for i in range(0, min(len(digest), 12), 4))
    return render_to_string(
        "components/filerow.html",
        {"content": content, "name": name, "kind": kind, "number": number, "date": date,
         "issuer": issuer, "size": size, "digest": groups, "note": note, "error": error},
    )  # fmt: skip


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


@register.simple_tag
def qr_code(text: str, label: str) -> SafeString:
    """`text` as a QR code drawn in the page itself; `label` says to a screen reader what it is for."""
    code = segno.make(text, micro=False)
    rows = enumerate(code.matrix_iter(border=4))
    dots = "".join(f"M{x} {y}h1v1h-1z" for y, row in rows for x, dark in enumerate(row) if dark)
    size = code.symbol_size(border=4)[0]
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}"><path d="{}"/></svg>',
        label,
        size,
        size,
        dots,
    )
