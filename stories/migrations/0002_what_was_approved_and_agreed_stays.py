"""Approved texts never change, nor does what a person agreed to: triggers refuse it, on both engines."""

from django.db import migrations

VERSION, CONSENT = "stories_storyversion", "stories_consent"
GIVEN = (
    "subject_id", "thing", "scope", "means", "given_on", "recorded_at", "recorded_by_id", "stored_name", "sha256",
)  # fmt: skip


def _changed(distinct):
    given = " OR ".join(f"OLD.{column} {distinct} NEW.{column}" for column in GIVEN)
    return f"{given} OR (OLD.withdrawn_at IS NOT NULL AND OLD.withdrawn_at {distinct} NEW.withdrawn_at)"


def _postgres(table, change):
    when = f"WHEN ({change}) " if change else ""
    return [
        f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE ON {table} FOR EACH ROW {when}"
        f"EXECUTE FUNCTION {table}_stays();",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_stays();",
    ]


def _sqlite(table, change):
    when = f"WHEN {change} " if change else ""
    return [
        f"CREATE TRIGGER {table}_no_{name} BEFORE {act} {condition}BEGIN "
        f"SELECT RAISE(ABORT, '{table} is append-only'); END;"
        for name, act, condition in (
            ("change", f"UPDATE ON {table}", when),
            ("delete", f"DELETE ON {table}", ""),
        )
    ]


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = [*_postgres(VERSION, ""), *_postgres(CONSENT, _changed("IS DISTINCT FROM"))]
    else:
        statements = [*_sqlite(VERSION, ""), *_sqlite(CONSENT, _changed("IS NOT"))]
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in (VERSION, CONSENT):
        for name in ("change", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{name}{f' ON {table}' if postgres else ''}")
        if postgres:
            schema_editor.execute(f"DROP FUNCTION {table}_stays()")


class Migration(migrations.Migration):
    dependencies = [("stories", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
