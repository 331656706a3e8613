"""Blocks of prose as HTML. Every letter is escaped here; the tags are those of this file and no others."""

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

from stories import prose
from stories.prose import Block, Line, Span


def html_of(block: Block) -> SafeString:
    """A block of any kind but a photo."""
    if block.kind == prose.LIST:
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((_line(line),) for line in block.lines)))
    if block.kind == prose.QUOTE:
        lines = format_html_join("", "<p>{}</p>", ((_line(line),) for line in block.lines))
        return format_html("<blockquote>{}</blockquote>", lines)
    tag = "<h2>{}</h2>" if block.kind == prose.HEADING else "<p>{}</p>"
    return format_html(tag, _line(block.lines[0]))


def _line(line: Line) -> SafeString:
    if len(line) == 1:
        return _span(line[0])
    return format_html_join("", "{}", ((_span(span),) for span in line))


def _span(span: Span) -> SafeString:
    text = escape(span.text)
    if span.italic:
        text = format_html("<em>{}</em>", text)
    if span.bold:
        text = format_html("<strong>{}</strong>", text)
    if span.href:
        text = format_html('<a href="{}" rel="external nofollow noopener">{}</a>', span.href, text)
    return text
