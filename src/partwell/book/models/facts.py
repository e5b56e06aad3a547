"""The facts, keyed by their natural key; money in whole minor units of its currency, instants in UTC seconds."""

from __future__ import annotations

from django.db import models

from partwell.book.models.imports import ImportedFile
from partwell.book.models.roster import Identity


def _key() -> models.CharField[str, str]:
    return models.CharField(max_length=20, primary_key=True)


class TimeEntry(models.Model):
    """Work logged: seconds from `start`; `offset` minutes east of UTC where the file says.

    timed  false where the file knows only the day
    """

    key = _key()
    identity = models.ForeignKey(Identity, null=True, on_delete=models.PROTECT)
    start = models.BigIntegerField()
    offset = models.IntegerField(null=True)
    seconds = models.BigIntegerField()
    project = models.TextField(default="")
    note = models.TextField(default="")
    billable = models.BooleanField(null=True)
    timed = models.BooleanField(default=True)


class Invoice(models.Model):
    """A bill sent; `due` None where not stated; a credit note is negative."""

    key = _key()
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT)
    number = models.TextField()
    issued = models.DateField()
    due = models.DateField(null=True)
    currency = models.CharField(max_length=3)
    net = models.BigIntegerField()
    gross = models.BigIntegerField()
    passthrough = models.BigIntegerField(default=0)
    note = models.TextField(default="")


class TaxLine(models.Model):
    """One rate (basis points, None: not stated) on an invoice, in the order of the file."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="taxes")
    position = models.IntegerField()
    rate = models.IntegerField(null=True)
    base = models.BigIntegerField()
    tax = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["invoice", "position"], name="book_taxline_once"),)


class Payment(models.Model):
    """Money in (negative: back), for invoice `number` where the file says so."""

    key = _key()
    identity = models.ForeignKey(Identity, null=True, on_delete=models.PROTECT)
    day = models.DateField()
    currency = models.CharField(max_length=3)
    minor = models.BigIntegerField()
    number = models.TextField(default="")
    reference = models.TextField(default="")


class Match(models.Model):
    """`minor` of a payment settles part of an invoice; `by` number, amount or person (never recomputed)."""

    payment = models.ForeignKey(Payment, on_delete=models.CASCADE)
    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE)
    minor = models.BigIntegerField()
    by = models.CharField(max_length=8)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["payment", "invoice"], name="book_match_once"),)


class Expense(models.Model):
    """Money spent for a client."""

    key = _key()
    identity = models.ForeignKey(Identity, null=True, on_delete=models.PROTECT)
    day = models.DateField()
    currency = models.CharField(max_length=3)
    minor = models.BigIntegerField()
    passthrough = models.BooleanField(default=False)
    note = models.TextField(default="")


class Message(models.Model):
    """A kept message in its sender's own words; `file` is the import it counts under."""

    key = _key()
    file = models.ForeignKey(ImportedFile, on_delete=models.PROTECT)
    sent = models.BigIntegerField()
    offset = models.IntegerField(null=True)
    sender = models.ForeignKey(Identity, on_delete=models.PROTECT)
    thread = models.TextField(default="")
    channel = models.CharField(max_length=16)
    subject = models.TextField(default="")
    text = models.TextField(default="")
    chars = models.BigIntegerField(default=0)
    message_id = models.TextField(default="")
    reply_to = models.TextField(default="")
    automatic = models.BooleanField(default=False)


class MessageTo(models.Model):
    """A recipient of a kept message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["message", "identity"], name="book_messageto_once"),)


class Meeting(models.Model):
    """One occurrence of a calendar's entry; `identity` the client that the file or the title names."""

    key = _key()
    identity = models.ForeignKey(Identity, null=True, on_delete=models.PROTECT)
    start = models.BigIntegerField()
    offset = models.IntegerField(null=True)
    seconds = models.BigIntegerField()
    title = models.TextField(default="")
    all_day = models.BooleanField(default=False)
    cancelled = models.BooleanField(default=False)


class MeetingWith(models.Model):
    """Somebody invited to a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE)
    identity = models.ForeignKey(Identity, on_delete=models.PROTECT)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["meeting", "identity"], name="book_meetingwith_once"),)


class Document(models.Model):
    """A contract or another paper; `pages` first line of each page, `sure` mean confidence of text recognition."""

    key = _key()
    identity = models.ForeignKey(Identity, null=True, on_delete=models.PROTECT)
    title = models.TextField(default="")
    media = models.CharField(max_length=16)
    text = models.TextField(default="")
    pages = models.JSONField(default=list)
    sure = models.FloatField(null=True)


class ExchangeRate(models.Model):
    """One unit of `currency` in units of `into` (plain decimal text) on a day."""

    key = _key()
    day = models.DateField()
    currency = models.CharField(max_length=3)
    into = models.CharField(max_length=3)
    rate = models.TextField()
