"""The book itself and the settings of the person who owns it: one row each."""

from __future__ import annotations

from django.db import models


class Book(models.Model):
    """`generation` grows with every unit of work; `schema` names the newest migration that was applied."""

    uuid = models.UUIDField()
    generation = models.BigIntegerField(default=0)
    schema = models.TextField(default="")


class ProfileRow(models.Model):
    """The profile as the person gave it; amounts in minor units of `currency`, None and "" mean unknown."""

    name = models.TextField(default="", blank=True)
    language = models.CharField(max_length=8, default="en")
    currency = models.CharField(max_length=3, default="EUR")
    zone = models.TextField(default="", blank=True)
    country = models.CharField(max_length=2, default="", blank=True)
    hours = models.TextField(default="", blank=True)
    rate = models.BigIntegerField(null=True)
    cash = models.BigIntegerField(null=True)
    costs = models.BigIntegerField(null=True)
    reserve = models.IntegerField(null=True)
