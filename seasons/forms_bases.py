"""The form of the library of texts to cite."""

from typing import Any

from django import forms

from core.forms import TidyModelForm
from seasons.models import LegalBasis


class LegalBasisForm(TidyModelForm):
    class Meta:
        model = LegalBasis
        fields = (
            "kind", "number", "dated", "issuer", "abstract", "citation", "ordinal", "since", "until", "replaced_by",
        )  # fmt: skip
        widgets = {"citation": forms.Textarea(attrs={"rows": 3}), "abstract": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["citation"].required = False
        others: Any = self.fields["replaced_by"]
        others.queryset = LegalBasis.objects.exclude(pk=self.instance.pk)
        others.label_from_instance = lambda basis: basis.named
