from django.conf import settings
from django.db import models
from django.db.models import Q

from nominations.limits import MAX_COMMENT


class CommentPeriod(models.Model):
    """Công khai lấy ý kiến: files on which staff may comment until ``last_day`` is over. Nobody has to close it."""

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="comment_periods")
    nominations = models.ManyToManyField("nominations.Nomination", related_name="comment_periods")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    last_day = models.DateField("đến hết ngày")
    extended_because = models.TextField("lý do gia hạn", max_length=1_000, blank=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"Công khai lấy ý kiến đến hết ngày {self.last_day:%d/%m/%Y}"


class Comment(models.Model):
    """What one member of staff says, by name, about one file.

    It is changed as long as the file is open for comments; taken back, it keeps its row without its words.
    The department answers it once.
    """

    class Stance(models.TextChoices):
        AGREE = "agree", "Tán thành"
        REMARK = "remark", "Có ý kiến"

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField("ý kiến", max_length=6, choices=Stance)
    text = models.TextField("nội dung", max_length=MAX_COMMENT, blank=True)
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    answer = models.TextField("phòng trả lời", max_length=MAX_COMMENT, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["nomination", "given_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_comment_of_a_person_on_a_file", fields=["nomination", "author"]),
            models.CheckConstraint(
                name="comment_has_words_unless_taken_back",
                condition=Q(taken_back_at__isnull=False, text="")
                | (Q(taken_back_at=None) & (Q(stance="agree") | ~Q(text=""))),
            ),
            models.CheckConstraint(
                name="answered_comment_has_words_person_and_time",
                condition=Q(answer="", answered_by=None, answered_at=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return "Ý kiến nội bộ"

    @property
    def hiding(self) -> "CommentHiding | None":
        """Why the comment is hidden now, if it is; read from all its hidings, which lists prefetch."""
        return next((one for one in self.hidings.all() if one.lifted_at is None), None)


class CommentHiding(models.Model):
    """A moderator's act of hiding one comment, with the words that were hidden. It is lifted, never deleted."""

    class Fault(models.TextChoices):
        INSULT = "insult", "Xúc phạm danh dự, nhân phẩm"
        VULGAR = "vulgar", "Lời lẽ thô tục"
        PRIVATE = "private", "Lộ đời tư, dữ liệu cá nhân"
        LETTER = "letter", "Là đơn thư, phải gửi nơi có thẩm quyền"

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="hidings")
    text = models.TextField("lời bị ẩn", max_length=MAX_COMMENT)
    fault = models.CharField("vì", max_length=8, choices=Fault)
    reason = models.CharField("ghi rõ", max_length=300)
    hidden_at = models.DateTimeField()
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["comment", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_hiding_of_a_comment_stands", fields=["comment"], condition=Q(lifted_at=None)
            ),
            models.CheckConstraint(name="hiding_keeps_words_and_reason", condition=~Q(text="") & ~Q(reason="")),
            models.CheckConstraint(
                name="lifted_hiding_has_person_and_time",
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return "Ẩn ý kiến"

    @property
    def words(self) -> str:
        """The reason as its readers are told: from the list, then in the moderator's words."""
        fault = str(self.get_fault_display())
        return f"{fault[0].lower()}{fault[1:]}: {self.reason}"
