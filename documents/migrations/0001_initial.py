import django.db.models.deletion
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
            name='RecipientGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.CharField(choices=[('decision', 'Quyết định công nhận'), ('change', 'Văn bản đính chính, sửa đổi, thu hồi, hủy bỏ'), ('submission', 'Tờ trình'), ('invitation', 'Giấy mời họp'), ('minutes', 'Biên bản họp, biên bản kiểm phiếu'), ('supplement', 'Phiếu yêu cầu bổ sung')], max_length=12, unique=True, verbose_name='loại văn bản')),
                ('recipients', models.TextField(max_length=1000, verbose_name='nơi nhận')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('symbol', models.CharField(max_length=20, verbose_name='ký hiệu')),
            ],
            options={
                'ordering': ['-year', 'symbol'],
                'constraints': [models.UniqueConstraint(fields=('year', 'symbol'), name='one_book_of_a_year_and_symbol')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='số')),
                ('standing', models.CharField(choices=[('reserved', 'Giữ số'), ('used', 'Đã dùng'), ('void', 'Đã hủy số')], max_length=8, verbose_name='tình trạng')),
                ('kind', models.CharField(choices=[('decision', 'Quyết định'), ('submission', 'Tờ trình'), ('invitation', 'Giấy mời'), ('notice', 'Thông báo'), ('plan', 'Kế hoạch'), ('report', 'Báo cáo'), ('minutes', 'Biên bản'), ('letter', 'Công văn'), ('other', 'Văn bản khác')], max_length=10, verbose_name='tên loại')),
                ('dated', models.DateField(null=True, verbose_name='ngày văn bản')),
                ('subject', models.CharField(blank=True, max_length=300, verbose_name='trích yếu')),
                ('signer', models.CharField(blank=True, max_length=100, verbose_name='người ký')),
                ('recipients', models.TextField(blank=True, max_length=1000, verbose_name='nơi nhận')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='đơn vị soạn thảo, lưu')),
                ('copies', models.PositiveSmallIntegerField(null=True, verbose_name='số lượng bản')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do hủy')),
                ('source_type', models.CharField(blank=True, max_length=60)),
                ('source_id', models.BigIntegerField(null=True)),
                ('entered_at', models.DateTimeField()),
                ('search_norm', models.CharField(blank=True, editable=False, max_length=700)),
                ('book', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='documents.book')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['book', 'number'],
                'constraints': [models.UniqueConstraint(fields=('book', 'number'), name='a_number_stands_once_in_its_book', violation_error_message='Số này vừa được dùng. Mời tải lại trang để ghi số tiếp theo.'), models.UniqueConstraint(condition=models.Q(('source_id__isnull', False), ('standing', 'used')), fields=('source_type', 'source_id', 'kind'), name='a_paper_bears_one_number'), models.CheckConstraint(condition=models.Q(models.Q(('standing', 'void'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('standing', 'void'), _negated=True), ('reason', '')), _connector='OR'), name='entry_void_iff_a_reason_says_so'), models.CheckConstraint(condition=models.Q(models.Q(('standing', 'used'), _negated=True), ('dated__isnull', False), _connector='OR'), name='entry_used_has_a_date')],
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=200, verbose_name='nơi nhận')),
                ('way', models.CharField(choices=[('network', 'Trục liên thông văn bản'), ('email', 'Thư điện tử'), ('hand', 'Trực tiếp'), ('post', 'Bưu chính')], max_length=8, verbose_name='cách gửi')),
                ('sent_on', models.DateField(verbose_name='ngày gửi')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='người nhận, số hiệu bưu gửi')),
                ('made_at', models.DateTimeField()),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dispatches', to='documents.entry')),
            ],
            options={
                'ordering': ['entry', 'sent_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'recipient', 'way', 'sent_on'), name='sent_once_a_day_in_a_way')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalEntry',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='số')),
                ('standing', models.CharField(choices=[('reserved', 'Giữ số'), ('used', 'Đã dùng'), ('void', 'Đã hủy số')], max_length=8, verbose_name='tình trạng')),
                ('kind', models.CharField(choices=[('decision', 'Quyết định'), ('submission', 'Tờ trình'), ('invitation', 'Giấy mời'), ('notice', 'Thông báo'), ('plan', 'Kế hoạch'), ('report', 'Báo cáo'), ('minutes', 'Biên bản'), ('letter', 'Công văn'), ('other', 'Văn bản khác')], max_length=10, verbose_name='tên loại')),
                ('dated', models.DateField(null=True, verbose_name='ngày văn bản')),
                ('subject', models.CharField(blank=True, max_length=300, verbose_name='trích yếu')),
                ('signer', models.CharField(blank=True, max_length=100, verbose_name='người ký')),
                ('recipients', models.TextField(blank=True, max_length=1000, verbose_name='nơi nhận')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='đơn vị soạn thảo, lưu')),
                ('copies', models.PositiveSmallIntegerField(null=True, verbose_name='số lượng bản')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='ghi chú')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do hủy')),
                ('source_type', models.CharField(blank=True, max_length=60)),
                ('source_id', models.BigIntegerField(null=True)),
                ('entered_at', models.DateTimeField()),
                ('search_norm', models.CharField(blank=True, editable=False, max_length=700)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('book', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='documents.book')),
                ('entered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical entry',
                'verbose_name_plural': 'historical entrys',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalRecipientGroup',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('paper', models.CharField(choices=[('decision', 'Quyết định công nhận'), ('change', 'Văn bản đính chính, sửa đổi, thu hồi, hủy bỏ'), ('submission', 'Tờ trình'), ('invitation', 'Giấy mời họp'), ('minutes', 'Biên bản họp, biên bản kiểm phiếu'), ('supplement', 'Phiếu yêu cầu bổ sung')], db_index=True, max_length=12, verbose_name='loại văn bản')),
                ('recipients', models.TextField(max_length=1000, verbose_name='nơi nhận')),
                ('history_change_reason', models.TextField(null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical recipient group',
                'verbose_name_plural': 'historical recipient groups',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
