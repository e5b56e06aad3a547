"""Tables for what the person said beyond the roster."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("book", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Colleague",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("email", models.TextField(blank=True, default="")),
                ("phone", models.TextField(blank=True, default="")),
                ("skills", models.JSONField(default=list)),
                ("languages", models.JSONField(default=list)),
                ("rate", models.BigIntegerField(null=True)),
                ("currency", models.CharField(blank=True, default="", max_length=3)),
                ("capacity", models.CharField(default="free", max_length=8)),
                ("asked", models.DateField(null=True)),
                ("consent", models.DateField(null=True)),
                ("note", models.TextField(blank=True, default="")),
            ],
        ),
        migrations.CreateModel(
            name="Tuning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=48)),
                ("value", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("number", models.IntegerField()),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.client")),
            ],
        ),
        migrations.CreateModel(
            name="CaseEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seq", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("actor", models.TextField(default="")),
                ("step", models.CharField(blank=True, default="", max_length=24)),
                ("verb", models.CharField(max_length=24)),
                ("data", models.JSONField(default=dict)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="book.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ClauseWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document", models.CharField(max_length=20)),
                ("topic", models.CharField(max_length=32)),
                ("status", models.CharField(max_length=12)),
                ("note", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "topic"), name="book_clauseword_once")],
            },
        ),
        migrations.CreateModel(
            name="LabelWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("message", models.CharField(blank=True, default="", max_length=20)),
                ("label", models.CharField(max_length=24)),
                ("rule", models.TextField(blank=True, default="")),
                ("word", models.CharField(max_length=3)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("message", "label", "rule"), name="book_labelword_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("by", models.CharField(max_length=8)),
                ("kind", models.CharField(max_length=24)),
                ("what", models.TextField()),
                ("due", models.DateField(null=True)),
                ("minor", models.BigIntegerField(null=True)),
                ("currency", models.CharField(blank=True, default="", max_length=3)),
                ("fact", models.CharField(blank=True, default="", max_length=20)),
                ("state", models.CharField(default="open", max_length=8)),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.client")),
            ],
        ),
        migrations.CreateModel(
            name="OwnRate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("currency", models.CharField(max_length=3)),
                ("into", models.CharField(max_length=3)),
                ("rate", models.TextField()),
                ("source", models.TextField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("day", "currency", "into"), name="book_ownrate_once")],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=24)),
                ("about", models.CharField(max_length=24)),
                ("day", models.DateField()),
                ("note", models.TextField(blank=True, default="")),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.client")),
            ],
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(fields=("client", "number"), name="book_case_once"),
        ),
        migrations.AddConstraint(
            model_name="caseevent",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="book_caseevent_once"),
        ),
    ]
