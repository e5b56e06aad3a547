"""A case on a terminal: the path of its steps, the one that is next, its dates and its journal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from partwell.actions._case import Loaded
from partwell.actions._case_words import sentence
from partwell.actions.case_show import gut_json, option_text, why_text
from partwell.faces.cli._face import Face
from partwell.faces.cli._text import clean
from partwell.offboarding.replay import Case, CaseDate, Item, Said, StepState
from partwell.words import day, day_time, say

_MARKS = {"done": "✓", "next": "→", "blocked": "·", "overridden": "!", "skipped": "–"}
_COLOURS = {"done": "green", "next": "bold", "blocked": "", "overridden": "yellow", "skipped": "dim"}


def show_list(face: Face, cases: Sequence[Loaded]) -> None:
    """One line a case, open ones first."""
    if not cases:
        face.show(face.t("cli.case.none"))
        return
    table = Table(box=None, pad_edge=False, show_edge=False)
    for head in ("client", "state", "opened", "next"):
        table.add_column(face.t(f"cli.case.column.{head}"))
    for one in cases:
        step = face.t(f"case.step.{one.case.next}") if one.case.next else "–"
        opened = day(face.language, _local(one.case, one.case.log.opened).date())
        table.add_row(clean(one.row.name), face.t(f"case.state.{one.case.state}"), opened, step)
    face.show(table)


def list_json(cases: Sequence[Loaded], language: str) -> dict[str, Any]:
    """The `case --json` document."""
    rows = [
        {
            "client": one.row.name,
            "client_id": one.row.client,
            "number": one.row.number,
            "state": one.case.state,
            "opened": _local(one.case, one.case.log.opened).isoformat(timespec="seconds"),
            "next": one.case.next,
            "next_title": say(language, f"case.step.{one.case.next}") if one.case.next else None,
        }
        for one in cases
    ]
    return {"cases": rows}


def _local(case: Case, at: Any) -> Any:
    return at.astimezone(case.view.now.tzinfo)


def show_case(face: Face, found: Loaded) -> None:
    """The whole case."""
    case = found.case
    head = Text(clean(found.row.name), style="bold")
    head.append(f": {face.t(f'case.state.{case.state}')}", style="")
    face.show(head, str(gut_json(case, face.language)["message"]), "")
    for step in case.steps:
        face.show(_line(face, step))
    if case.dates:
        face.show("", Text(face.t("cli.case.dates"), style="bold"))
        face.show(*(Padding(_date(face, one), (0, 0, 0, 2)) for one in case.dates))
    if case.log.journal:
        face.show("", Text(face.t("cli.case.journal"), style="bold"))
        face.show(*(Padding(line, (0, 0, 0, 2)) for line in _journal(face, case)))
    if case.next:
        face.show("")
        show_next(face, found)


def _line(face: Face, step: StepState) -> Text:
    line = Text(f"{_MARKS[step.word]} {face.t(f'case.step.{step.name}')}", style=_COLOURS[step.word])
    why = why_text(step, face.language)
    if why and step.word != "next":
        line.append(f"  {clean(why)}", style="dim")
    return line


def _date(face: Face, one: CaseDate) -> str:
    when = day_time(face.language, one.at) if one.at else day(face.language, one.day)
    return f"{when}  {clean(sentence(face.language, Said(f'case.date.{one.name}', one.args)))}"


def _journal(face: Face, case: Case) -> list[str]:
    lines = []
    for entry in case.log.journal:
        score = "" if entry.score is None else f"{entry.score}/10  "
        lines.append(f"{day_time(face.language, _local(case, entry.at))}  {score}{clean(entry.text)}")
    return lines


def show_next(face: Face, found: Loaded) -> None:
    """The step to work on now, or that nothing is left to do but tell, wait or close."""
    case = found.case
    if case.next is None:
        face.show(face.t("cli.case.close_now" if case.log.ended is None else "cli.case.over"))
        return
    show_step(face, found, case.next)


def show_step(face: Face, found: Loaded, name: str) -> None:
    """One step: what it is for, what the book says, its items, and how to settle it."""
    step = found.case.step(name)
    if step is None:
        return
    head = Text(face.t(f"case.step.{step.name}"), style="bold")
    head.append(f" ({face.t(f'case.word.{step.word}')})", style="")
    face.show(head, face.t(f"case.step.{step.name}.about"))
    why = why_text(step, face.language) if step.word != "next" else ""
    face.show(*([clean(why)] if why else []), *(f"  {clean(sentence(face.language, s))}" for s in step.advice), "")
    for item in step.items:
        face.show(*(Padding(line, (0, 0, 0, 2)) for line in _item(face, step.name, item)))
    if not step.settled:
        face.show("", *_how(face, found, step))


def _item(face: Face, step: str, item: Item) -> list[Text]:
    box = "[x]" if item.done else "[ ]"
    line = Text(f"{box} {clean(sentence(face.language, item.said))}")
    if item.kind != "proved":
        line.append(f"  {item.name}", style="cyan")
        line.append("" if item.needed else f" ({face.t('case.item.optional')})", style="dim")
    lines = [line]
    if item.value and item.kind not in {"tick", "proved"}:
        chosen = option_text(step, item, item.value, face.language) if item.kind == "choice" else item.value
        lines.append(Text(f"    {clean(chosen)}", style="bold"))
    lines += [Text(f"    {one}: {option_text(step, item, one, face.language)}", style="dim") for one in item.options]
    said = [sentence(face.language, s) for s in (item.why, item.hint) if s is not None]
    return lines + [Text(f"    {clean(text)}", style="dim") for text in said]


def _how(face: Face, found: Loaded, step: StepState) -> list[str]:
    """The command that settles the step, or tells the client."""
    name = found.row.name
    if step.name == "notice" and found.case.may_tell:
        return [face.t("cli.case.how_told", client=name)]
    if step.ready:
        return [face.t("cli.case.how_done", client=name, step=step.name)]
    lines = [face.t("cli.case.how_do", client=name, step=step.name)]
    if step.skip is not None:
        lines.append(face.t("cli.case.how_skip", client=name, step=step.name))
    return lines
