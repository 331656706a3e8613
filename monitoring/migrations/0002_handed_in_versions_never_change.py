"""What a department handed in never changes and never goes: triggers refuse it, on both engines."""

from django.db import migrations

TABLE = "monitoring_paperversion"
KEPT = (
    "paper_id", "number", "sections", "drafted_by_id", "stored_name", "original_name", "media_type", "size", "sha256",
    "submitted_by_id", "submitted_at", "digest",
)  # fmt: skip
ANSWERED = ("answer", "answer_reason", "answered_by_id", "answered_at")


def _differ(columns, distinct):
    return " OR ".join(f"OLD.{column} {distinct} NEW.{column}" for column in columns)


def _changed(distinct):
    answered = f"(OLD.answer <> '' AND ({_differ(ANSWERED, distinct)}))"
    return f"OLD.submitted_at IS NOT NULL AND ({_differ(KEPT, distinct)} OR {answered})"


POSTGRES = [
    f"CREATE FUNCTION {TABLE}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ "
    f"BEGIN RAISE EXCEPTION '{TABLE}: a version handed in never changes'; END $$;",
    f"CREATE TRIGGER {TABLE}_no_change BEFORE UPDATE ON {TABLE} FOR EACH ROW "
    f"WHEN ({_changed('IS DISTINCT FROM')}) EXECUTE FUNCTION {TABLE}_stays();",
    f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE} FOR EACH ROW "
    f"WHEN (OLD.submitted_at IS NOT NULL) EXECUTE FUNCTION {TABLE}_stays();",
]
SQLITE = [
    f"CREATE TRIGGER {TABLE}_no_{name} BEFORE {act} ON {TABLE} WHEN {condition} "
    f"BEGIN SELECT RAISE(ABORT, '{TABLE}: a version handed in never changes'); END;"
    for name, act, condition in (
        ("change", "UPDATE", _changed("IS NOT")),
        ("delete", "DELETE", "OLD.submitted_at IS NOT NULL"),
    )
]


def guard(apps, schema_editor):
    statements = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for name in ("change", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{name}{f' ON {TABLE}' if postgres else ''}")
    if postgres:
        schema_editor.execute(f"DROP FUNCTION {TABLE}_stays()")


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
