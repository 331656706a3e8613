"""What the pages of this app ask for."""

from monitoring.forms.papers import FILE_KINDS, BeginForm, ExtensionForm, PaperForm, ReturnForm, ShownForm

__all__ = ["FILE_KINDS", "BeginForm", "ExtensionForm", "PaperForm", "ReturnForm", "ShownForm"]
