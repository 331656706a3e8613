from django.db import models

from core.history import tracked


class LegalBasis(models.Model):
    """A text that decisions cite, as the agency words it, with the dates between which it may be cited."""

    citation = models.TextField("căn cứ", help_text="Nguyên văn dòng căn cứ, không có dấu chấm phẩy cuối.")
    ordinal = models.PositiveSmallIntegerField("thứ tự", default=10)
    since = models.DateField("có hiệu lực từ ngày")
    until = models.DateField("hết hiệu lực sau ngày", null=True, blank=True)

    history = tracked()

    class Meta:
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.citation
