"""The first tables of a book."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Book",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uuid", models.UUIDField()),
                ("generation", models.BigIntegerField(default=0)),
                ("schema", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("currency", models.CharField(max_length=3)),
                ("into", models.CharField(max_length=3)),
                ("rate", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="ImportedFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.TextField()),
                ("format", models.TextField(default="")),
                ("kind", models.TextField(default="")),
                ("archive", models.BooleanField(default=False)),
                ("client", models.TextField(default="")),
                ("forced", models.TextField(default="")),
                ("rows", models.BigIntegerField(default=0)),
                ("new", models.BigIntegerField(default=0)),
                ("known", models.BigIntegerField(default=0)),
                ("state", models.CharField(default="incomplete", max_length=12)),
                ("notes", models.JSONField(default=list)),
                ("checkpoint", models.BigIntegerField(default=0)),
                ("context", models.CharField(default="", max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor", models.TextField(default="")),
            ],
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                ("sha256", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("kept", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="ProfileRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField(blank=True, default="")),
                ("language", models.CharField(default="en", max_length=8)),
                ("currency", models.CharField(default="EUR", max_length=3)),
                ("zone", models.TextField(blank=True, default="")),
                ("country", models.CharField(blank=True, default="", max_length=2)),
                ("hours", models.TextField(blank=True, default="")),
                ("rate", models.BigIntegerField(null=True)),
                ("cash", models.BigIntegerField(null=True)),
                ("costs", models.BigIntegerField(null=True)),
                ("reserve", models.IntegerField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Refusal",
            fields=[
                ("proposal", models.CharField(max_length=20, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="RosterChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("actor", models.TextField(default="")),
                ("verb", models.TextField()),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("undone", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Client",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("status", models.CharField(default="active", max_length=10)),
                ("decision", models.CharField(blank=True, default="", max_length=10)),
                ("decision_reason", models.TextField(blank=True, default="")),
                ("zone", models.TextField(blank=True, default="")),
                ("hours", models.TextField(blank=True, default="")),
                ("by", models.CharField(default="import", max_length=8)),
                ("renamed", models.BooleanField(default=False)),
                (
                    "merged_into",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="merged", to="book.client"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("score", models.IntegerField()),
                ("note", models.TextField(blank=True, default="")),
                ("client", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.client")),
            ],
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("value", models.TextField()),
                ("name", models.TextField(default="")),
                ("said", models.TextField(blank=True, default="")),
                ("state", models.CharField(default="pending", max_length=8)),
                ("zone", models.TextField(blank=True, default="")),
                ("by", models.CharField(default="import", max_length=8)),
                (
                    "client",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="identities",
                        to="book.client",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("currency", models.CharField(max_length=3)),
                ("minor", models.BigIntegerField()),
                ("passthrough", models.BooleanField(default=False)),
                ("note", models.TextField(default="")),
                (
                    "identity",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="book.identity"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("title", models.TextField(default="")),
                ("media", models.CharField(max_length=16)),
                ("text", models.TextField(default="")),
                ("pages", models.JSONField(default=list)),
                ("sure", models.FloatField(null=True)),
                (
                    "identity",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="book.identity"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FileProblem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("line", models.BigIntegerField(null=True)),
                ("part", models.TextField(null=True)),
                ("args", models.JSONField(default=dict)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="problems", to="book.importedfile"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("value", models.TextField()),
                ("name", models.TextField(default="")),
                ("sent", models.BigIntegerField(default=0)),
                ("received", models.BigIntegerField(default=0)),
                ("first", models.BigIntegerField(null=True)),
                ("last", models.BigIntegerField(null=True)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.importedfile")),
            ],
        ),
        migrations.AddField(
            model_name="importedfile",
            name="run",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="files", to="book.importrun"
            ),
        ),
        migrations.CreateModel(
            name="Invoice",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("number", models.TextField()),
                ("issued", models.DateField()),
                ("due", models.DateField(null=True)),
                ("currency", models.CharField(max_length=3)),
                ("net", models.BigIntegerField()),
                ("gross", models.BigIntegerField()),
                ("passthrough", models.BigIntegerField(default=0)),
                ("note", models.TextField(default="")),
                ("identity", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="book.identity")),
            ],
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("start", models.BigIntegerField()),
                ("offset", models.IntegerField(null=True)),
                ("seconds", models.BigIntegerField()),
                ("title", models.TextField(default="")),
                ("all_day", models.BooleanField(default=False)),
                ("cancelled", models.BooleanField(default=False)),
                (
                    "identity",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="book.identity"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="MeetingWith",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identity", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="book.identity")),
                ("meeting", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.meeting")),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("sent", models.BigIntegerField()),
                ("offset", models.IntegerField(null=True)),
                ("thread", models.TextField(default="")),
                ("channel", models.CharField(max_length=16)),
                ("subject", models.TextField(default="")),
                ("text", models.TextField(default="")),
                ("chars", models.BigIntegerField(default=0)),
                ("message_id", models.TextField(default="")),
                ("reply_to", models.TextField(default="")),
                ("automatic", models.BooleanField(default=False)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="book.importedfile")),
                ("sender", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="book.identity")),
            ],
        ),
        migrations.CreateModel(
            name="MessageTo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("identity", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="book.identity")),
                ("message", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.message")),
            ],
        ),
        migrations.CreateModel(
            name="Naming",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.importedfile")),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="namings", to="book.identity"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="importedfile",
            name="original",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="files", to="book.original"
            ),
        ),
        migrations.CreateModel(
            name="Passed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=20)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.importedfile")),
            ],
        ),
        migrations.CreateModel(
            name="Payment",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("currency", models.CharField(max_length=3)),
                ("minor", models.BigIntegerField()),
                ("number", models.TextField(default="")),
                ("reference", models.TextField(default="")),
                (
                    "identity",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="book.identity"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Match",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("minor", models.BigIntegerField()),
                ("by", models.CharField(max_length=8)),
                ("invoice", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.invoice")),
                ("payment", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.payment")),
            ],
        ),
        migrations.CreateModel(
            name="Sighting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=8)),
                ("fact_key", models.CharField(max_length=20)),
                ("line", models.BigIntegerField(null=True)),
                ("part", models.TextField(null=True)),
                ("at_start", models.BigIntegerField(null=True)),
                ("at_end", models.BigIntegerField(null=True)),
                ("chain", models.JSONField(default=list)),
                ("spans", models.JSONField(default=list)),
                ("quote", models.TextField(default="")),
                ("variant", models.JSONField(null=True)),
                ("file", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="book.importedfile")),
            ],
        ),
        migrations.CreateModel(
            name="Slice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                (
                    "original",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="slices", to="book.original"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TaxLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.IntegerField()),
                ("rate", models.IntegerField(null=True)),
                ("base", models.BigIntegerField()),
                ("tax", models.BigIntegerField()),
                (
                    "invoice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="taxes", to="book.invoice"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TimeEntry",
            fields=[
                ("key", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("start", models.BigIntegerField()),
                ("offset", models.IntegerField(null=True)),
                ("seconds", models.BigIntegerField()),
                ("project", models.TextField(default="")),
                ("note", models.TextField(default="")),
                ("billable", models.BooleanField(null=True)),
                ("timed", models.BooleanField(default=True)),
                (
                    "identity",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="book.identity"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="identity",
            constraint=models.UniqueConstraint(fields=("kind", "value"), name="book_identity_once"),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(fields=("file", "kind", "value"), name="book_candidate_once"),
        ),
        migrations.AddConstraint(
            model_name="meetingwith",
            constraint=models.UniqueConstraint(fields=("meeting", "identity"), name="book_meetingwith_once"),
        ),
        migrations.AddConstraint(
            model_name="messageto",
            constraint=models.UniqueConstraint(fields=("message", "identity"), name="book_messageto_once"),
        ),
        migrations.AddConstraint(
            model_name="naming",
            constraint=models.UniqueConstraint(fields=("identity", "file", "name"), name="book_naming_once"),
        ),
        migrations.AddConstraint(
            model_name="passed",
            constraint=models.UniqueConstraint(fields=("key", "file"), name="book_passed_once"),
        ),
        migrations.AddConstraint(
            model_name="match",
            constraint=models.UniqueConstraint(fields=("payment", "invoice"), name="book_match_once"),
        ),
        migrations.AddConstraint(
            model_name="sighting",
            constraint=models.UniqueConstraint(fields=("fact_key", "kind", "file"), name="book_sighting_once"),
        ),
        migrations.AddConstraint(
            model_name="slice",
            constraint=models.UniqueConstraint(fields=("original", "start", "end"), name="book_slice_place"),
        ),
        migrations.AddConstraint(
            model_name="taxline",
            constraint=models.UniqueConstraint(fields=("invoice", "position"), name="book_taxline_once"),
        ),
    ]
