
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalrecipientgroup',
            name='paper',
            field=models.CharField(choices=[('decision', 'Quyết định công nhận'), ('change', 'Văn bản đính chính, sửa đổi, thu hồi, hủy bỏ'), ('submission', 'Tờ trình'), ('invitation', 'Giấy mời họp'), ('minutes', 'Biên bản họp, biên bản kiểm phiếu'), ('supplement', 'Phiếu yêu cầu bổ sung'), ('letter', 'Công văn'), ('report', 'Báo cáo'), ('plan', 'Kế hoạch')], db_index=True, max_length=12, verbose_name='loại văn bản'),
        ),
        migrations.AlterField(
            model_name='recipientgroup',
            name='paper',
            field=models.CharField(choices=[('decision', 'Quyết định công nhận'), ('change', 'Văn bản đính chính, sửa đổi, thu hồi, hủy bỏ'), ('submission', 'Tờ trình'), ('invitation', 'Giấy mời họp'), ('minutes', 'Biên bản họp, biên bản kiểm phiếu'), ('supplement', 'Phiếu yêu cầu bổ sung'), ('letter', 'Công văn'), ('report', 'Báo cáo'), ('plan', 'Kế hoạch')], max_length=12, unique=True, verbose_name='loại văn bản'),
        ),
        migrations.CreateModel(
            name='Composed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('letter', 'Công văn'), ('report', 'Báo cáo'), ('plan', 'Kế hoạch')], max_length=10, verbose_name='loại văn bản')),
                ('subject', models.CharField(max_length=250, verbose_name='trích yếu')),
                ('addressed_to', models.TextField(blank=True, max_length=1000, verbose_name='kính gửi')),
                ('bases', models.TextField(blank=True, max_length=4000, verbose_name='căn cứ')),
                ('body', models.TextField(max_length=30000, verbose_name='nội dung')),
                ('recipients', models.TextField(max_length=1000, verbose_name='nơi nhận')),
                ('signing', models.CharField(choices=[('director', 'Giám đốc, hoặc người ký thay (KT.)'), ('ordered', 'Thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) Giám đốc')], default='director', max_length=10, verbose_name='người ký')),
                ('figures', models.JSONField(blank=True, default=list)),
                ('drafted_at', models.DateTimeField(editable=False)),
                ('numbered_at', models.DateTimeField(editable=False, null=True)),
                ('dropped_at', models.DateTimeField(editable=False, null=True)),
                ('drop_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do bỏ bản nháp')),
            ],
            options={
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('numbered_at', None), ('dropped_at', None), _connector='OR'), name='composed_is_numbered_or_dropped'), models.CheckConstraint(condition=models.Q(models.Q(('drop_reason', ''), ('dropped_at', None)), models.Q(('dropped_at__isnull', False), models.Q(('drop_reason', ''), _negated=True)), _connector='OR'), name='composed_dropped_iff_a_reason_says_so'), models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('numbered_at', None)), fields=('kind', 'subject'), name='one_draft_of_a_kind_and_subject', violation_error_message='Đang có bản nháp cùng loại, cùng trích yếu. Mời mở bản nháp đó.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalComposed',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('kind', models.CharField(choices=[('letter', 'Công văn'), ('report', 'Báo cáo'), ('plan', 'Kế hoạch')], max_length=10, verbose_name='loại văn bản')),
                ('subject', models.CharField(max_length=250, verbose_name='trích yếu')),
                ('addressed_to', models.TextField(blank=True, max_length=1000, verbose_name='kính gửi')),
                ('bases', models.TextField(blank=True, max_length=4000, verbose_name='căn cứ')),
                ('body', models.TextField(max_length=30000, verbose_name='nội dung')),
                ('recipients', models.TextField(max_length=1000, verbose_name='nơi nhận')),
                ('signing', models.CharField(choices=[('director', 'Giám đốc, hoặc người ký thay (KT.)'), ('ordered', 'Thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.) Giám đốc')], default='director', max_length=10, verbose_name='người ký')),
                ('figures', models.JSONField(blank=True, default=list)),
                ('drafted_at', models.DateTimeField(editable=False)),
                ('numbered_at', models.DateTimeField(editable=False, null=True)),
                ('dropped_at', models.DateTimeField(editable=False, null=True)),
                ('drop_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do bỏ bản nháp')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical composed',
                'verbose_name_plural': 'historical composeds',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='ComposedPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField()),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='số, ký hiệu')),
                ('dated', models.DateField(null=True, verbose_name='ngày')),
                ('made_at', models.DateTimeField()),
                ('stored_name', models.CharField(max_length=40)),
                ('original_name', models.CharField(max_length=200)),
                ('media_type', models.CharField(default='application/pdf', max_length=80)),
                ('size', models.PositiveBigIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('set_aside_at', models.DateTimeField(null=True)),
                ('scan_stored_name', models.CharField(blank=True, max_length=40)),
                ('scan_original_name', models.CharField(blank=True, max_length=200)),
                ('scan_media_type', models.CharField(blank=True, max_length=80)),
                ('scan_size', models.PositiveBigIntegerField(null=True)),
                ('scan_sha256', models.CharField(blank=True, max_length=64)),
                ('scanned_at', models.DateTimeField(null=True)),
                ('composed', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='documents.composed')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scanned_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['composed'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('scan_sha256', ''), ('scanned_at', None)), models.Q(('scanned_at__isnull', False), ('scanned_by__isnull', False), models.Q(('scan_sha256', ''), _negated=True)), _connector='OR'), name='documents_composedpaper_scan_is_whole')],
            },
        ),
    ]
