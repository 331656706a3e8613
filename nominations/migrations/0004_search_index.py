"""Names are searched by their words, on either engine."""

from django.db import migrations

from core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("nominations", "0003_search")]

    operations = [SearchIndex("nomination", "search_norm")]
