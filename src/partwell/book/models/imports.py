"""What was imported, where each fact was seen, and the bytes that are kept of it."""

from __future__ import annotations

from django.db import models


class Original(models.Model):
    """A file as it was given; `kept` where all its bytes lie in the store, false where only slices do, or none."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    kept = models.BooleanField(default=False)


class Slice(models.Model):
    """Bytes [start, end) of an archive that are kept, stored under their own sha256."""

    original = models.ForeignKey(Original, on_delete=models.CASCADE, related_name="slices")
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["original", "start", "end"], name="book_slice_place"),)


class ImportRun(models.Model):
    """One command or upload, of one or more files."""

    at = models.DateTimeField()
    actor = models.TextField(default="")


class ImportedFile(models.Model):
    """One file of a run. `rows` = `new` + `known` + its problems once `state` is done or refused.

    state       done, incomplete (an archive cut off: import it again to go on from `checkpoint`), refused (one problem)
    client      the client the person named for this file; forced the format they named
    context     what reading depended on (own and kept addresses, zone, currency); another one makes the file stale
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="files")
    path = models.TextField()
    format = models.TextField(default="")
    kind = models.TextField(default="")
    archive = models.BooleanField(default=False)
    client = models.TextField(default="")
    forced = models.TextField(default="")
    rows = models.BigIntegerField(default=0)
    new = models.BigIntegerField(default=0)
    known = models.BigIntegerField(default=0)
    state = models.CharField(max_length=12, default="incomplete")
    notes = models.JSONField(default=list)
    checkpoint = models.BigIntegerField(default=0)
    context = models.CharField(max_length=20, default="")


class FileProblem(models.Model):
    """One row of a file that could not be used."""

    file = models.ForeignKey(ImportedFile, on_delete=models.CASCADE, related_name="problems")
    code = models.TextField()
    line = models.BigIntegerField(null=True)
    part = models.TextField(null=True)
    args = models.JSONField(default=dict)


class Passed(models.Model):
    """A message read and not kept: only its key, so that it is known the next time."""

    file = models.ForeignKey(ImportedFile, on_delete=models.CASCADE)
    key = models.CharField(max_length=20)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["key", "file"], name="book_passed_once"),)


class Sighting(models.Model):
    """A fact seen in a file, with its trace. `variant` holds the file's own wording of the fact where it differs
    from the wording that the book uses, so that an undo can bring it back."""

    file = models.ForeignKey(ImportedFile, on_delete=models.CASCADE)
    kind = models.CharField(max_length=8)
    fact_key = models.CharField(max_length=20)
    line = models.BigIntegerField(null=True)
    part = models.TextField(null=True)
    at_start = models.BigIntegerField(null=True)
    at_end = models.BigIntegerField(null=True)
    chain = models.JSONField(default=list)
    spans = models.JSONField(default=list)
    quote = models.TextField(default="")
    variant = models.JSONField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["fact_key", "kind", "file"], name="book_sighting_once"),)
