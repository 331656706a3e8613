from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked


class Photo(models.Model):
    """A picture of a story, as it came (decoded and written anew); the public gets its ``renditions``.

    ``number`` is how the prose calls it, [ảnh 2], and stays. ``caption`` and ``alt`` are public once the photo is
    ``live``; ``next_caption`` and ``next_alt`` are being written. A removed photo is gone from every page at once, and
    its files with it: of what was public, its version keeps words and digest.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="photos")
    number = models.PositiveSmallIntegerField("số")
    position = models.PositiveSmallIntegerField("thứ tự")
    next_caption = models.CharField("chú thích", max_length=300, blank=True)
    next_alt = models.CharField("mô tả ảnh cho người không nhìn thấy", max_length=300, blank=True)
    nobody_seen = models.BooleanField("không nhận ra ai trong ảnh", default=False)
    live = models.BooleanField(default=False, editable=False)
    caption = models.CharField(max_length=300, blank=True, editable=False)
    alt = models.CharField(max_length=300, blank=True, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, editable=False)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    history = tracked()

    class Meta:
        ordering = ["position", "number"]
        constraints = [
            models.UniqueConstraint(name="photo_numbers_differ_within_a_story", fields=["story", "number"]),
            models.CheckConstraint(name="a_live_photo_is_described", condition=Q(live=False) | ~Q(alt="")),
            models.CheckConstraint(
                name="photo_removed_iff_somebody_did",
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False, live=False, stored_name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Ảnh {self.number}"


class Rendition(models.Model):
    """A photo in one width and one form, for screens; it holds pixels and nothing else."""

    class Form(models.TextChoices):
        JPEG = "jpeg", "JPEG"
        WEBP = "webp", "WebP"

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")
    form = models.CharField(max_length=4, choices=Form)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["photo", "form", "width"]
        constraints = [
            models.UniqueConstraint(name="one_rendition_a_width_and_form", fields=["photo", "form", "width"])
        ]

    def __str__(self) -> str:
        return f"{self.photo} {self.width} {self.form}"


class Seen(models.Model):
    """That a person is recognised in a photo; ``refused_at`` when he or she does not want this one shown."""

    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="seen")
    subject = models.ForeignKey("stories.Subject", on_delete=models.PROTECT, related_name="seen_in")
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    refused_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="a_person_is_seen_once_in_a_photo", fields=["photo", "subject"])]

    def __str__(self) -> str:
        return str(self.subject)
