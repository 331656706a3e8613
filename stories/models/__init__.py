from stories.models.consent import Consent, Subject
from stories.models.named import Dismissal, Named
from stories.models.photo import Photo, Rendition, Seen
from stories.models.reading import FoldedReads, Reading
from stories.models.story import Draft, Story, StoryVersion
from stories.models.unsaved import UnsavedStory

__all__ = [
    "Consent", "Dismissal", "Draft", "FoldedReads", "Named", "Photo", "Reading", "Rendition", "Seen", "Story",
    "StoryVersion", "Subject", "UnsavedStory",
]  # fmt: skip
