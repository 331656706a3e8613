"""What may be added to an issued certificate: filled signature fields and what belongs to them, nothing else."""

from pyhanko.sign.diff_analysis import (
    DEFAULT_DIFF_POLICY,
    CatalogModificationRule,
    DiffResult,
    ModificationLevel,
    StandardDiffPolicy,
)
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON

__all__ = ["SIGNING_ONLY", "DiffResult", "ModificationLevel"]

#: The catalog may also say that the document is certified: the Director's signature writes that there.
_catalog = CatalogModificationRule({*ROOT_EXEMPT_STRICT_COMPARISON, "/Perms"})
_others = [rule for rule in DEFAULT_DIFF_POLICY.global_rules if not isinstance(rule, CatalogModificationRule)]
SIGNING_ONLY = StandardDiffPolicy(global_rules=[_catalog, *_others], form_rule=DEFAULT_DIFF_POLICY.form_rule)
