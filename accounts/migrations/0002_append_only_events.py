"""The event table only grows: a trigger refuses update and delete, on both engines; the chain gets its head."""

from django.db import migrations

POSTGRES = [
    """
    CREATE FUNCTION accounts_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'accounts_event is append-only'; END $$;
    """,
    """
    CREATE TRIGGER accounts_event_append_only BEFORE UPDATE OR DELETE ON accounts_event
    FOR EACH ROW EXECUTE FUNCTION accounts_event_is_append_only();
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER accounts_event_no_{act.lower()} BEFORE {act} ON accounts_event
    BEGIN SELECT RAISE(ABORT, 'accounts_event is append-only'); END;
    """
    for act in ("UPDATE", "DELETE")
]


def guard(apps, schema_editor):
    statements = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER accounts_event_append_only ON accounts_event")
        schema_editor.execute("DROP FUNCTION accounts_event_is_append_only()")
    else:
        schema_editor.execute("DROP TRIGGER accounts_event_no_update")
        schema_editor.execute("DROP TRIGGER accounts_event_no_delete")


def begin_chain(apps, schema_editor):
    apps.get_model("accounts", "EventChain").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunPython(guard, unguard),
        migrations.RunPython(begin_chain, migrations.RunPython.noop),
    ]
