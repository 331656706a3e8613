from stories.forms.consents import GiveForm, PaperForm, WithdrawForm
from stories.forms.photos import DescriptionForm, PhotoForm
from stories.forms.stories import PersonForm, ReasonForm, StoryForm, WordForm

__all__ = [
    "DescriptionForm", "GiveForm", "PaperForm", "PersonForm", "PhotoForm", "ReasonForm", "StoryForm", "WithdrawForm",
    "WordForm",
]  # fmt: skip
