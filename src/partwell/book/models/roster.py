"""Clients, the names and addresses they go by, and the person's word about them."""

from __future__ import annotations

from django.db import models

STATUSES = ("prospect", "active", "notice", "former")
DECISIONS = ("", "keep", "manage", "part")


class Client(models.Model):
    """One relationship. `by` is "person" once the person said anything about it: it then outlives its imports.

    merged_into  set where the person found two clients to be one; facts count for the client at the end of the chain
    renamed      the person chose the name; else it follows the name in the files
    """

    key = models.CharField(max_length=20, primary_key=True)
    name = models.TextField()
    status = models.CharField(max_length=10, default="active")
    decision = models.CharField(max_length=10, default="", blank=True)
    decision_reason = models.TextField(default="", blank=True)
    zone = models.TextField(default="", blank=True)
    hours = models.TextField(default="", blank=True)
    by = models.CharField(max_length=8, default="import")
    renamed = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="merged")


class Identity(models.Model):
    """A name, address, phone or chat name. `by` is "person" where they said whose it is; else the files decide.

    state  pending, client, me, ignored
    said   the name as the person wrote it: shown where no file writes one
    """

    kind = models.CharField(max_length=8)
    value = models.TextField()
    name = models.TextField(default="")
    said = models.TextField(default="", blank=True)
    client = models.ForeignKey(Client, null=True, on_delete=models.SET_NULL, related_name="identities")
    state = models.CharField(max_length=8, default="pending")
    zone = models.TextField(default="", blank=True)
    by = models.CharField(max_length=8, default="import")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "value"], name="book_identity_once"),)


class Naming(models.Model):
    """How a file writes an identity's name; an identity nobody decided on lives as long as a file names it."""

    file = models.ForeignKey("book.ImportedFile", on_delete=models.CASCADE)
    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="namings")
    name = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["identity", "file", "name"], name="book_naming_once"),)


class Candidate(models.Model):
    """Somebody seen in mail that is not kept: who, how often, first and last second; nothing of what was said."""

    file = models.ForeignKey("book.ImportedFile", on_delete=models.CASCADE)
    kind = models.CharField(max_length=8)
    value = models.TextField()
    name = models.TextField(default="")
    sent = models.BigIntegerField(default=0)
    received = models.BigIntegerField(default=0)
    first = models.BigIntegerField(null=True)
    last = models.BigIntegerField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "kind", "value"], name="book_candidate_once"),)


class CheckIn(models.Model):
    """How contact with a client felt, 1 bad to 5 good, on a day."""

    key = models.CharField(max_length=20, primary_key=True)
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    day = models.DateField()
    score = models.IntegerField()
    note = models.TextField(default="", blank=True)


class RosterChange(models.Model):
    """A decision about clients and identities, with the rows before and after it, so that it can be taken back."""

    at = models.DateTimeField()
    actor = models.TextField(default="")
    verb = models.TextField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    undone = models.BooleanField(default=False)


class Refusal(models.Model):
    """A proposal the person said no to: not asked again."""

    proposal = models.CharField(max_length=20, primary_key=True)
