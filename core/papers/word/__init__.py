"""Papers as .docx, by the portal's own form or by a template of the office."""

from core.papers.word.document import render_docx
from core.papers.word.judging import PLACES, judge_template
from core.papers.word.template import fill_template, original_template

__all__ = ["PLACES", "fill_template", "judge_template", "original_template", "render_docx"]
