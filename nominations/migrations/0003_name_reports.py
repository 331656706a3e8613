
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('nominations', '0002_search_index'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NameReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='họ tên hoặc tên tập thể đang ghi')),
                ('honorific', models.CharField(blank=True, max_length=8, verbose_name='danh xưng')),
                ('right', models.CharField(max_length=200, verbose_name='ghi đúng là')),
                ('basis', models.CharField(max_length=300, verbose_name='giấy tờ làm căn cứ')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='name_reports', to='nominations.nomination', verbose_name='hồ sơ')),
            ],
            options={
                'ordering': ['nomination', 'pk'],
            },
        ),
    ]
