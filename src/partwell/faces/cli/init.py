"""`partwell init`: who you are and how you work, asked or taken from options; what is not given stays as it was."""

from __future__ import annotations

from typing import Annotated

import typer

from partwell.faces import _machine, _profile
from partwell.faces.cli._face import Face, face_of
from partwell.faces.cli._kit import new_app, verb
from partwell.facts.errors import InputError
from partwell.facts.profile import Profile

APP = new_app()


@verb(APP, "init")
def init(
    context: typer.Context,
    name: Annotated[str | None, typer.Option(help="cli.init.name")] = None,
    language: Annotated[str | None, typer.Option(help="cli.init.language", metavar="en|hu")] = None,
    currency: Annotated[str | None, typer.Option(help="cli.init.currency", metavar="EUR")] = None,
    timezone: Annotated[str | None, typer.Option(help="cli.init.timezone", metavar="ZONE")] = None,
    country: Annotated[str | None, typer.Option(help="cli.init.country", metavar="HU")] = None,
    hours: Annotated[str | None, typer.Option(help="cli.init.hours", metavar="9-18")] = None,
    rate: Annotated[str | None, typer.Option(help="cli.init.rate", metavar="AMOUNT")] = None,
    own: Annotated[list[str] | None, typer.Option(help="cli.init.own", metavar="ADDRESS")] = None,
    cash: Annotated[str | None, typer.Option(help="cli.init.cash", metavar="AMOUNT")] = None,
    costs: Annotated[str | None, typer.Option(help="cli.init.costs", metavar="AMOUNT")] = None,
    reserve: Annotated[str | None, typer.Option(help="cli.init.reserve", metavar="PERCENT")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="cli.option.json")] = False,
) -> None:
    from partwell.actions.set_own_identity import claim
    from partwell.actions.settings import read_settings, write_settings

    face = face_of(context)
    texts = [language, name, currency, timezone, country, hours, rate, cash, costs, reserve]
    order = ["language", "name", "currency", "timezone", "country", "hours", "rate", "cash", "costs", "reserve"]
    given = {field: text for field, text in zip(order, texts, strict=True) if text is not None}
    addresses = [_address(text) for text in own or ()]
    actor = face.open()
    before = read_settings(actor)
    if not given and not addresses and face.talks:
        given, addresses = _ask(face, before)
    after = _profile.apply(before, given)
    if after != before:
        write_settings(actor, after)
    if addresses:
        claim(actor, *addresses)
    _report(face, after, addresses, as_json)


def _report(face: Face, profile: Profile, addresses: list[str], as_json: bool) -> None:
    values = _profile.shown(profile)
    if as_json:
        face.document({"profile": values, "own": addresses})
        return
    for field in _profile.FIELDS:
        label = face.t(f"cli.init.label.{field}")
        face.show(f"{label}: {face.t('cli.value', value=values.get(field, '')) or face.t('cli.init.unknown')}")
    face.hint("", face.t("cli.init.next"))


def _address(text: str) -> str:
    address = text.strip()
    local, at, domain = address.partition("@")
    if not at or not local or "." not in domain.strip(".") or any(c.isspace() for c in address):
        raise InputError("setting_address", given=text)
    return address


def _suggested(profile: Profile) -> dict[str, str]:
    land = profile.country or _machine.country()
    suggestions = {
        "country": land or "",
        "timezone": _machine.zone() or "",
        "currency": _machine.currency(land),
    }
    known = _profile.shown(profile)
    if not profile.zone and not profile.country and not profile.name:
        # A profile nobody has touched still has the built-in currency, which is worth less than the machine's.
        known.pop("currency", None)
    return {**{field: text for field, text in suggestions.items() if text}, **known}


def _ask(face: Face, profile: Profile) -> tuple[dict[str, str], list[str]]:
    """Ask every field once more until it is valid; an empty answer keeps what the brackets show."""
    face.hint(face.t("cli.init.intro"), "")
    suggested = {**_suggested(profile), "language": face.language}
    answers: dict[str, str] = {}
    trial = profile
    for field in _profile.FIELDS:
        while True:
            default = suggested.get(field, "")
            text = typer.prompt(
                face.t(f"cli.init.label.{field}"), default=default, show_default=bool(default), err=True
            )
            if not text.strip():
                break
            try:
                trial = _profile.apply(trial, {field: text})
            except InputError as error:
                face.hint(face.t(f"error.{error.code}", **error.args_by_name))
                continue
            answers[field] = text
            break
    return answers, _ask_addresses(face)


def _ask_addresses(face: Face) -> list[str]:
    found: list[str] = []
    while True:
        text = typer.prompt(face.t("cli.init.label.own"), default="", show_default=False, err=True)
        if not text.strip():
            return found
        try:
            found += [_address(piece) for piece in text.replace(",", " ").split()]
        except InputError as error:
            face.hint(face.t(f"error.{error.code}", **error.args_by_name))
