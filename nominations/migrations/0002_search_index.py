"""Names are searched by their words, on either engine."""

from django.db import migrations

from core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("nominations", "0001_initial")]

    operations = [
        SearchIndex("nomination", "search_norm"),
    ]
