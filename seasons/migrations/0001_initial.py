import django.db.models.deletion
import seasons.workflow
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='tên cơ quan')),
                ('parent', models.CharField(max_length=120, verbose_name='cơ quan cấp trên')),
                ('province', models.CharField(max_length=60, verbose_name='tỉnh')),
                ('place', models.CharField(max_length=60, verbose_name='địa danh ghi trên văn bản')),
                ('short_code', models.CharField(help_text='Ví dụ SNgV, dùng trong số văn bản.', max_length=12, verbose_name='ký hiệu')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='đầu mối liên hệ')),
                ('since', models.DateField(unique=True, verbose_name='từ ngày')),
            ],
            options={
                'ordering': ['-since'],
            },
        ),
        migrations.CreateModel(
            name='DayOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='ngày')),
                ('name', models.CharField(max_length=80, verbose_name='tên')),
                ('worked', models.BooleanField(default=False, verbose_name='là ngày làm bù')),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('citation', models.TextField(help_text='Nguyên văn dòng căn cứ, không có dấu chấm phẩy cuối.', verbose_name='căn cứ')),
                ('ordinal', models.PositiveSmallIntegerField(default=10, verbose_name='thứ tự')),
                ('since', models.DateField(verbose_name='có hiệu lực từ ngày')),
                ('until', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực sau ngày')),
            ],
            options={
                'ordering': ['ordinal', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CriteriaSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('reason', models.TextField(blank=True, verbose_name='lý do ban hành phiên bản')),
                ('made_at', models.DateTimeField()),
                ('frozen_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['season', '-version'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalAgency',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='tên cơ quan')),
                ('parent', models.CharField(max_length=120, verbose_name='cơ quan cấp trên')),
                ('province', models.CharField(max_length=60, verbose_name='tỉnh')),
                ('place', models.CharField(max_length=60, verbose_name='địa danh ghi trên văn bản')),
                ('short_code', models.CharField(help_text='Ví dụ SNgV, dùng trong số văn bản.', max_length=12, verbose_name='ký hiệu')),
                ('contact', models.CharField(blank=True, max_length=200, verbose_name='đầu mối liên hệ')),
                ('since', models.DateField(db_index=True, verbose_name='từ ngày')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical agency',
                'verbose_name_plural': 'historical agencys',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalCriterion',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('general', 'Tiêu chuẩn chung'), ('specific', 'Tiêu chuẩn cụ thể')], max_length=8, verbose_name='loại')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('criteria_set', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='seasons.criteriaset')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical criterion',
                'verbose_name_plural': 'historical criterions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalDayOff',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('day', models.DateField(db_index=True, verbose_name='ngày')),
                ('name', models.CharField(max_length=80, verbose_name='tên')),
                ('worked', models.BooleanField(default=False, verbose_name='là ngày làm bù')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical day off',
                'verbose_name_plural': 'historical day offs',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalLegalBasis',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('citation', models.TextField(help_text='Nguyên văn dòng căn cứ, không có dấu chấm phẩy cuối.', verbose_name='căn cứ')),
                ('ordinal', models.PositiveSmallIntegerField(default=10, verbose_name='thứ tự')),
                ('since', models.DateField(verbose_name='có hiệu lực từ ngày')),
                ('until', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực sau ngày')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical legal basis',
                'verbose_name_plural': 'historical legal basiss',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalSeason',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(db_index=True, verbose_name='năm')),
                ('state', models.CharField(choices=seasons.workflow.state_choices, default='preparing', editable=False, max_length=12)),
                ('plan_number', models.CharField(blank=True, max_length=40, verbose_name='số kế hoạch')),
                ('plan_date', models.DateField(blank=True, null=True, verbose_name='ngày kế hoạch')),
                ('plan_due', models.DateField(verbose_name='kế hoạch, báo cáo, hồ sơ nộp trước ngày')),
                ('recognition_due', models.DateField(verbose_name='hoàn thành công nhận trước ngày')),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical season',
                'verbose_name_plural': 'historical seasons',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Season',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='năm')),
                ('state', models.CharField(choices=seasons.workflow.state_choices, default='preparing', editable=False, max_length=12)),
                ('plan_number', models.CharField(blank=True, max_length=40, verbose_name='số kế hoạch')),
                ('plan_date', models.DateField(blank=True, null=True, verbose_name='ngày kế hoạch')),
                ('plan_due', models.DateField(verbose_name='kế hoạch, báo cáo, hồ sơ nộp trước ngày')),
                ('recognition_due', models.DateField(verbose_name='hoàn thành công nhận trước ngày')),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
            ],
            options={
                'ordering': ['-year'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['preparing', 'open', 'closed'])), name='season_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('opened_at', None), ('state', 'preparing')), models.Q(models.Q(('state', 'preparing'), _negated=True), ('opened_at__isnull', False)), _connector='OR'), name='season_opened_iff_it_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='season_closed_iff_it_has_a_time'), models.CheckConstraint(condition=models.Q(('recognition_due__gt', models.F('plan_due'))), name='season_recognises_after_the_files_came', violation_error_message='Ngày hoàn thành công nhận phải sau ngày nộp hồ sơ.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalSeasonRule',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('key', models.CharField(max_length=30)),
                ('value', models.CharField(max_length=40)),
                ('source', models.CharField(max_length=250, verbose_name='nguồn')),
                ('approved_by', models.CharField(max_length=150, verbose_name='người phê duyệt')),
                ('approved_on', models.DateField(verbose_name='ngày phê duyệt')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('season', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='seasons.season')),
            ],
            options={
                'verbose_name': 'historical season rule',
                'verbose_name_plural': 'historical season rules',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalPhase',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='giai đoạn')),
                ('begins', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(verbose_name='đến hết ngày')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('season', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='seasons.season')),
            ],
            options={
                'verbose_name': 'historical phase',
                'verbose_name_plural': 'historical phases',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalMovement',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('channel', models.CharField(choices=[('agency_by_field', 'Phong trào thi đua theo lĩnh vực do cơ quan phát động'), ('agency_yearly', 'Phong trào thi đua do cơ quan phát động và thực hiện hằng năm'), ('provincial_pc', 'Phong trào thi đua do UBND tỉnh phát động'), ('prime_minister', 'Phong trào thi đua do Thủ tướng Chính phủ phát động'), ('good_deed', 'Gương người tốt, việc tốt trong đời sống xã hội')], max_length=16, verbose_name='cách thức phát hiện')),
                ('name', models.CharField(max_length=250, verbose_name='tên phong trào')),
                ('field', models.CharField(blank=True, max_length=100, verbose_name='lĩnh vực')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='văn bản phát động')),
                ('begins', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(verbose_name='đến hết ngày')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('season', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='seasons.season')),
            ],
            options={
                'verbose_name': 'historical movement',
                'verbose_name_plural': 'historical movements',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='criteriaset',
            name='season',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria_sets', to='seasons.season'),
        ),
        migrations.CreateModel(
            name='SeasonRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=30)),
                ('value', models.CharField(max_length=40)),
                ('source', models.CharField(max_length=250, verbose_name='nguồn')),
                ('approved_by', models.CharField(max_length=150, verbose_name='người phê duyệt')),
                ('approved_on', models.DateField(verbose_name='ngày phê duyệt')),
                ('season', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rules', to='seasons.season')),
            ],
            options={
                'ordering': ['season', 'key'],
                'constraints': [models.UniqueConstraint(fields=('season', 'key'), name='one_value_per_rule_and_season')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('kind', models.CharField(choices=[('general', 'Tiêu chuẩn chung'), ('specific', 'Tiêu chuẩn cụ thể')], max_length=8, verbose_name='loại')),
                ('text', models.TextField(verbose_name='nội dung')),
                ('criteria_set', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='seasons.criteriaset')),
            ],
            options={
                'ordering': ['criteria_set', 'ordinal'],
                'constraints': [models.UniqueConstraint(fields=('criteria_set', 'ordinal'), name='criterion_ordinals_differ')],
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='giai đoạn')),
                ('begins', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(verbose_name='đến hết ngày')),
                ('season', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='seasons.season')),
            ],
            options={
                'ordering': ['season', 'ordinal'],
                'constraints': [models.UniqueConstraint(fields=('season', 'ordinal'), name='phase_ordinals_differ'), models.CheckConstraint(condition=models.Q(('ends__gte', models.F('begins'))), name='phase_ends_after_it_begins', violation_error_message='Ngày kết thúc phải từ ngày bắt đầu trở đi.')],
            },
        ),
        migrations.CreateModel(
            name='Movement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.CharField(choices=[('agency_by_field', 'Phong trào thi đua theo lĩnh vực do cơ quan phát động'), ('agency_yearly', 'Phong trào thi đua do cơ quan phát động và thực hiện hằng năm'), ('provincial_pc', 'Phong trào thi đua do UBND tỉnh phát động'), ('prime_minister', 'Phong trào thi đua do Thủ tướng Chính phủ phát động'), ('good_deed', 'Gương người tốt, việc tốt trong đời sống xã hội')], max_length=16, verbose_name='cách thức phát hiện')),
                ('name', models.CharField(max_length=250, verbose_name='tên phong trào')),
                ('field', models.CharField(blank=True, max_length=100, verbose_name='lĩnh vực')),
                ('document', models.CharField(blank=True, max_length=200, verbose_name='văn bản phát động')),
                ('begins', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(verbose_name='đến hết ngày')),
                ('season', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='seasons.season')),
            ],
            options={
                'ordering': ['season', 'channel', 'name'],
                'constraints': [models.UniqueConstraint(fields=('season', 'name'), name='movement_names_differ', violation_error_message='Phong trào này đã có trong kỳ.')],
            },
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.UniqueConstraint(fields=('season', 'version'), name='criteria_versions_differ'),
        ),
        migrations.AddConstraint(
            model_name='criteriaset',
            constraint=models.UniqueConstraint(condition=models.Q(('frozen_at', None)), fields=('season',), name='one_criteria_set_in_the_making'),
        ),
    ]
