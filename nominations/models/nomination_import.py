from django.db import models

from accounts.models import TableImport


class NominationImport(TableImport):
    """A department's table of people and collectives to put forward in a season."""

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="+")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
