"""Every part of the design as one library: `{% load ui %}`. `docs/design.md` says which to use when."""

from django import template

from core.templatetags import ui_forms, ui_page, ui_parts

register = template.Library()
for part in (ui_parts, ui_page, ui_forms):
    register.tags.update(part.register.tags)
