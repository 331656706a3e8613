
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalsigningcertificate',
            name='picture_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='historicalsigningcertificate',
            name='picture_stored_name',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='signingcertificate',
            name='picture_sha256',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='signingcertificate',
            name='picture_stored_name',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddConstraint(
            model_name='signingcertificate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('picture_sha256', ''), ('picture_stored_name', '')), models.Q(models.Q(('picture_stored_name', ''), _negated=True), models.Q(('picture_sha256', ''), _negated=True)), _connector='OR'), name='signing_picture_is_whole'),
        ),
    ]
