"""Reminders tell of new factors and of the recognised as well; SQLite makes the table anew, and so its triggers."""

from importlib import import_module

from django.conf import settings
from django.db import migrations, models


def guard_again(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        import_module("monitoring.migrations.0003_reminders_only_grow").guard(apps, schema_editor)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_append_only_events'),
        ('monitoring', '0003_reminders_only_grow'),
        ('seasons', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='reminder',
            name='reminder_matter_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='reminder',
            name='reminder_names_a_subject_iff_it_is_no_milestone',
        ),
        migrations.AlterField(
            model_name='reminder',
            name='matter',
            field=models.CharField(choices=[('nominations', 'Giới thiệu'), ('report', 'Báo cáo năm nay'), ('plan', 'Kế hoạch năm sau'), ('both', 'Báo cáo và kế hoạch'), ('supplement', 'Bổ sung hồ sơ'), ('follow_up', 'Việc sau kiểm tra'), ('nurturing', 'Theo dõi nhân tố mới'), ('recognised', 'Theo dõi điển hình đã được công nhận')], max_length=11, verbose_name='việc'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(('matter__in', ['nominations', 'report', 'plan', 'both', 'supplement', 'follow_up', 'nurturing', 'recognised'])), name='reminder_matter_is_known'),
        ),
        migrations.AddConstraint(
            model_name='reminder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('matter__in', ['supplement', 'follow_up', 'nurturing', 'recognised']), ('subject__gt', 0)), models.Q(models.Q(('matter__in', ['supplement', 'follow_up', 'nurturing', 'recognised']), _negated=True), ('subject', 0)), _connector='OR'), name='reminder_names_a_subject_iff_it_is_no_milestone'),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
