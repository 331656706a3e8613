"""Names are searched by their words, on either engine, and people stand before collectives by the key alone."""

from django.db import migrations

from core.search import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("nominations", "0003_search")]

    operations = [
        migrations.RunSQL(
            "UPDATE nominations_nomination SET sort_key = CASE kind WHEN 'individual' THEN '0' ELSE '1' END || sort_key",
            "UPDATE nominations_nomination SET sort_key = substr(sort_key, 2)",
        ),
        SearchIndex("nomination", "search_norm"),
    ]
