from django.db import models

from core.history import tracked


class LegalBasis(models.Model):
    """A text that papers cite, as the agency words it, with the days on which it is in force.

    ``until`` is its last day in force. Number, date, issuer and abstract describe the text itself; rows kept before
    they were asked for have only the citation.
    """

    class Kind(models.TextChoices):
        LAW = "law", "Luật"
        DECREE = "decree", "Nghị định"
        RESOLUTION = "resolution", "Nghị quyết"
        CIRCULAR = "circular", "Thông tư"
        DECISION = "decision", "Quyết định"
        DIRECTIVE = "directive", "Chỉ thị"
        PLAN = "plan", "Kế hoạch"
        SCHEME = "scheme", "Đề án"
        REGULATION = "regulation", "Quy chế"
        GUIDE = "guide", "Hướng dẫn"

    kind = models.CharField("loại văn bản", max_length=10, choices=Kind, blank=True)
    number = models.CharField("số, ký hiệu", max_length=40, blank=True, help_text="Ví dụ: 152/2025/NĐ-CP.")
    dated = models.DateField("ngày ban hành", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=150, blank=True)
    abstract = models.CharField("trích yếu", max_length=400, blank=True, help_text="Với luật thì ghi tên luật.")
    citation = models.TextField(
        "dòng căn cứ in trên văn bản",
        help_text="Nguyên văn, không có dấu chấm phẩy cuối. Để trống thì cổng ghép từ các ô ở trên.",
    )
    ordinal = models.PositiveSmallIntegerField("thứ tự", default=10)
    since = models.DateField("có hiệu lực từ ngày")
    until = models.DateField(
        "hết hiệu lực sau ngày", null=True, blank=True, help_text="Ngày cuối cùng văn bản còn hiệu lực."
    )
    replaced_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name="được thay bằng",
        help_text="Chưa ghi ngày hết hiệu lực thì cổng lấy ngày trước khi văn bản thay thế có hiệu lực.",
    )  # fmt: skip

    history = tracked()

    class Meta:
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.citation

    @property
    def named(self) -> str:
        """ "Nghị định số 152/2025/NĐ-CP"; of a text without kind and number, the line it is cited with."""
        if not (self.kind and self.number):
            return self.citation
        return f"{self.get_kind_display()} số {self.number}"
