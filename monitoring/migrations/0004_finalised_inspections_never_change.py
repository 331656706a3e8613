"""A finalised record of a visit never changes, and what is added to it stays: triggers refuse it, on both engines."""

from django.db import migrations

FINALISED = "OLD.finalised_at IS NOT NULL"
#: Table → under which condition its rows stay as they are.
GUARDED = {"monitoring_inspection": FINALISED, "monitoring_inspectionaddition": "OLD.id IS NOT NULL"}
ACTS = ("UPDATE", "DELETE")


def guard(apps, schema_editor):
    for table, condition in GUARDED.items():
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION {table}_stays() RETURNS trigger LANGUAGE plpgsql AS $$ "
                f"BEGIN RAISE EXCEPTION '{table}: a finalised record never changes'; END $$;"
            )
        for act in ACTS:
            schema_editor.execute(_trigger(schema_editor, table, condition, act))


def _trigger(schema_editor, table, condition, act):
    name = f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
    if schema_editor.connection.vendor == "postgresql":
        return f"{name} FOR EACH ROW WHEN ({condition}) EXECUTE FUNCTION {table}_stays();"
    return f"{name} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{table}: a finalised record never changes'); END;"


def unguard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in GUARDED:
        for act in ACTS:
            schema_editor.execute(f"DROP TRIGGER {table}_no_{act.lower()}{f' ON {table}' if postgres else ''}")
        if postgres:
            schema_editor.execute(f"DROP FUNCTION {table}_stays()")


class Migration(migrations.Migration):
    dependencies = [("monitoring", "0003_reminders_only_grow")]

    operations = [migrations.RunPython(guard, unguard)]
