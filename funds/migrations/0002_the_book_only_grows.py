"""A fund's book only grows, and every line follows from the one before: triggers hold it, on both engines.

The balance after a line is that of the line before it plus what came in or minus what went out; a reversal undoes a
line of the same fund that is none itself, by the same amount. Whoever writes from an outdated balance is refused.
"""

from django.db import migrations

TABLE = "funds_entry"
BEFORE = f"(SELECT balance_after FROM {TABLE} WHERE fund_id = NEW.fund_id AND ordinal = NEW.ordinal - 1)"
FOLLOWS = (
    f"(NEW.ordinal = 1 OR {BEFORE} IS NOT NULL) "
    f"AND NEW.balance_after = COALESCE({BEFORE}, 0) + NEW.sign * NEW.amount "
    f"AND (NEW.reverses_id IS NULL OR EXISTS (SELECT 1 FROM {TABLE} undone WHERE undone.id = NEW.reverses_id "
    "AND undone.fund_id = NEW.fund_id AND undone.amount = NEW.amount AND undone.sign = -NEW.sign "
    "AND undone.kind <> 'reversal'))"
)
POSTGRES = [
    f"CREATE FUNCTION {TABLE}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ "
    f"BEGIN RAISE EXCEPTION '{TABLE} is append-only'; END $$;",
    f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE} "
    f"FOR EACH ROW EXECUTE FUNCTION {TABLE}_is_append_only();",
    f"CREATE FUNCTION {TABLE}_follows() RETURNS trigger LANGUAGE plpgsql AS $$ "
    f"BEGIN IF NOT ({FOLLOWS}) THEN RAISE EXCEPTION '{TABLE} does not follow' USING ERRCODE = 'check_violation'; "
    "END IF; RETURN NEW; END $$;",
    f"CREATE TRIGGER {TABLE}_in_order BEFORE INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION {TABLE}_follows();",
]
SQLITE = [
    *(
        f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END;"
        for act in ("UPDATE", "DELETE")
    ),
    f"CREATE TRIGGER {TABLE}_in_order BEFORE INSERT ON {TABLE} WHEN NOT ({FOLLOWS}) "
    f"BEGIN SELECT RAISE(ABORT, '{TABLE} does not follow'); END;",
]


def guard(apps, schema_editor):
    statements = POSTGRES if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for trigger, function in (("append_only", "is_append_only"), ("in_order", "follows")):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_{trigger} ON {TABLE}")
            schema_editor.execute(f"DROP FUNCTION {TABLE}_{function}()")
    else:
        for act in ("no_update", "no_delete", "in_order"):
            schema_editor.execute(f"DROP TRIGGER {TABLE}_{act}")


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]

    operations = [migrations.RunPython(guard, unguard)]
