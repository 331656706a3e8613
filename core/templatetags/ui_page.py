"""What frames a page, as template tags: its head, the year's dates, answers to the last act, ways on."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.contrib.messages import constants
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.templatetags.ui_parts import icon

register = template.Library()


@register.simple_block_tag
def page_head(content: str, title: str, sub: str = "") -> SafeString:
    """The page's only h1; the block holds the state badge, if any, and stands above it."""
    return render_to_string("components/page_head.html", {"content": content, "title": title, "sub": sub})


@register.simple_block_tag
def section_head(content: str, title: str, anchor: str) -> SafeString:
    """An h2 with a line below; the block holds the note or link at the right. `anchor` is its id."""
    return format_html('<div class="section-head"><h2 id="{}">{}</h2>{}</div>', anchor, title, content)


@register.simple_tag
def crumb(url: str, label: str) -> SafeString:
    """The one way up, before the page head."""
    return format_html('<a class="crumb" href="{}">{}{}</a>', url, icon("left"), label)


@register.inclusion_tag("components/messages.html")
def message_list(messages: Iterable[Any]) -> dict[str, Any]:
    """What the last act answered: Django's messages as notices, their level as tone."""
    tones = {constants.SUCCESS: "good", constants.WARNING: "warn", constants.ERROR: "late"}
    return {"rows": [(tones.get(message.level, "info"), message) for message in messages or ()]}


@register.inclusion_tag("components/steps.html")
def steps(stages: Iterable[Any], tall: bool = True) -> dict[str, Any]:
    """Stages with dates: objects with label, date_text, done, current. `tall` stands up on a phone."""
    return {"stages": stages, "tall": tall}


@register.inclusion_tag("components/season_bar.html")
def season_bar(bar: Any) -> dict[str, Any]:
    """The year at a glance: name, today_text, dates (days_left, what, when, tone), stages (see `steps`)."""
    return {"bar": bar}


@register.inclusion_tag("components/season_line.html")
def season_line(bar: Any) -> dict[str, Any]:
    """The same in one line, for every page but the first."""
    return {"bar": bar}


@register.inclusion_tag("components/tabs.html")
def tabs(links: Iterable[Any], label: str) -> dict[str, Any]:
    """Pages side by side, each with its address: objects with url, label, current, where wanted count."""
    return {"links": links, "label": label}


@register.inclusion_tag("components/pager.html")
def pager(previous_url: str, next_url: str, position: str = "") -> dict[str, str]:
    """Ways through a list; `position` says in words what is shown. An empty address draws no link."""
    return {"previous_url": previous_url, "next_url": next_url, "position": position}
