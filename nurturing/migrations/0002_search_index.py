"""New factors are found by the words of their names."""

from django.db import migrations

from core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("nurturing", "0001_initial")]

    operations = [SearchIndex("newfactor", "search_norm")]
