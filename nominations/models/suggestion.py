from django.conf import settings
from django.db import models
from django.db.models import Q

from nominations.models.nomination import Nomination


class Suggestion(models.Model):
    """A discovery suggestion (gợi ý phát hiện): any signed-in person names somebody worth looking at.

    It goes to the head of ``department``; one that concerns that head goes to the Standing Council instead
    (``concerns_head``). It is answered once: in words, or by beginning a dossier (``nomination``).
    """

    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, verbose_name="phòng nhận gợi ý")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người được gợi ý",
    )  # fmt: skip
    name = models.CharField("họ tên hoặc tên tập thể", max_length=200)
    facts = models.TextField("việc làm đáng chú ý", max_length=2_000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="suggestions")
    made_at = models.DateTimeField()
    concerns_head = models.BooleanField(default=False)

    answer = models.TextField("trả lời", max_length=2_000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, null=True, blank=True, related_name="suggestions"
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="answered_suggestion_has_words_person_and_time",
                condition=Q(answered_at=None, answered_by=None, answer="", nomination=None)
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
            models.UniqueConstraint(
                name="one_open_suggestion_of_a_name_by_a_person",
                fields=["by", "department", "name"],
                condition=Q(answered_at=None),
                violation_error_message="Đồng chí đã gửi gợi ý này, đang chờ trả lời.",
            ),
        ]

    def __str__(self) -> str:
        return f"Gợi ý về {self.name}"
