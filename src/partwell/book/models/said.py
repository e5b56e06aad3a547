"""What the person said beyond the roster: remedies, confirmations, rates, colleagues, obligations and cases.

Nothing here comes from a file: an undo of an import leaves it alone. Facts are named by their key, without a foreign
key, because what was said about a message outlives the message (import it again and it counts again).
"""

from __future__ import annotations

from django.db import models

from partwell.book.models.roster import Client


def _key() -> models.CharField[str, str]:
    return models.CharField(max_length=20, primary_key=True)


class Remedy(models.Model):
    """Something tried with a client from `day` on; `kind` the remedy's name, `about` the kind of trouble it is for."""

    key = _key()
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    kind = models.CharField(max_length=24)
    about = models.CharField(max_length=24)
    day = models.DateField()
    note = models.TextField(default="", blank=True)


class LabelWord(models.Model):
    """The person's yes or no to one label of a message, or (`message` "") to every label that a rule gives."""

    message = models.CharField(max_length=20, default="", blank=True)
    label = models.CharField(max_length=24)
    rule = models.TextField(default="", blank=True)
    word = models.CharField(max_length=3)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["message", "label", "rule"], name="book_labelword_once"),)


class OwnRate(models.Model):
    """An exchange rate the person entered: one unit of `currency` in units of `into`, and where it is from."""

    day = models.DateField()
    currency = models.CharField(max_length=3)
    into = models.CharField(max_length=3)
    rate = models.TextField()
    source = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["day", "currency", "into"], name="book_ownrate_once"),)


class Colleague(models.Model):
    """Somebody to refer a client to; `consent` the day they agreed to be named, None while nobody asked them.

    skills, languages  lists of plain words and of language codes; `rate` an hour in minor units of `currency`
    capacity           free, limited or full
    """

    key = _key()
    name = models.TextField()
    email = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    skills = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    rate = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="", blank=True)
    capacity = models.CharField(max_length=8, default="free")
    asked = models.DateField(null=True)
    consent = models.DateField(null=True)
    note = models.TextField(default="", blank=True)


class Obligation(models.Model):
    """Something owed between the person and a client, said or confirmed by the person.

    by      me or client;  kind  the ledger's word for it (prepaid, delivered, promised, deadline, …)
    state   open, done or dropped;  fact  the key of the message or invoice that shows it, "" where nothing does
    """

    key = _key()
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    by = models.CharField(max_length=8)
    kind = models.CharField(max_length=24)
    what = models.TextField()
    due = models.DateField(null=True)
    minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="", blank=True)
    fact = models.CharField(max_length=20, default="", blank=True)
    state = models.CharField(max_length=8, default="open")


class ClauseWord(models.Model):
    """The person's correction of one topic of a contract: the status that holds, and why."""

    document = models.CharField(max_length=20)
    topic = models.CharField(max_length=32)
    status = models.CharField(max_length=12)
    note = models.TextField(default="", blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["document", "topic"], name="book_clauseword_once"),)


class Case(models.Model):
    """A parting with a client; what happened lies in its events alone. `number` counts the cases of one client."""

    key = _key()
    client = models.ForeignKey(Client, on_delete=models.CASCADE)
    number = models.IntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["client", "number"], name="book_case_once"),)


class CaseEvent(models.Model):
    """One entry of a case's log, only ever added: two people who add the same `seq` are told, never mixed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    seq = models.IntegerField()
    at = models.DateTimeField()
    actor = models.TextField(default="")
    step = models.CharField(max_length=24, default="", blank=True)
    verb = models.CharField(max_length=24)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "seq"], name="book_caseevent_once"),)


class Tuning(models.Model):
    """A threshold, prior or habit set otherwise than shipped, from `at` on; the newest of a name holds."""

    name = models.CharField(max_length=48)
    value = models.TextField()
    at = models.DateTimeField()
