"""Boards of ballot boxes only grow: triggers refuse update and delete, on both engines."""

from django.db import migrations

TABLES = ("councils_boardevent", "councils_boardpiece")


def _postgres(table):
    return [
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{table} is append-only'; END $$;",
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only();",
    ]


def _sqlite(table):
    return [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;"
        for act in ("UPDATE", "DELETE")
    ]


def guard(apps, schema_editor):
    statements = _postgres if schema_editor.connection.vendor == "postgresql" else _sqlite
    for table in TABLES:
        for statement in statements(table):
            schema_editor.execute(statement)


def unguard(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_append_only ON {table}")
            schema_editor.execute(f"DROP FUNCTION {table}_is_append_only()")
        else:
            schema_editor.execute(f"DROP TRIGGER {table}_no_update")
            schema_editor.execute(f"DROP TRIGGER {table}_no_delete")


class Migration(migrations.Migration):
    dependencies = [("councils", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
