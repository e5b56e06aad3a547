"""Every command explains itself in both languages, from the catalogue, without a missing text."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from partwell.faces.cli._app import commands, run
from partwell.words.texts import LANGUAGES

KEY = re.compile(r"\b(?:cli|error|source|batch)\.[a-z_]+(?:\.[a-z_]+)*\b|\{\w+\}")


def paths() -> list[tuple[str, ...]]:
    """Every command and sub-command as the words that name it."""
    found: list[tuple[str, ...]] = []
    for name, module in commands().items():
        command = get_command(import_module(f"partwell.faces.cli.{module}").APP)
        found.append((name,))
        if isinstance(command, TyperGroup):
            found += [(name, sub) for sub in command.commands]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", paths(), ids=" ".join)
def test_help_is_whole(words: tuple[str, ...], language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words, "--help", "--lang", language]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert KEY.findall(out) == []
    assert out.splitlines()[0].split(": ")[1].startswith(f"partwell {' '.join(words)}")
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_differs_between_the_languages_and_names_every_option(language: str, tmp_path: Path) -> None:
    del tmp_path
    for words in paths():
        group = get_command(import_module(f"partwell.faces.cli.{commands()[words[0]]}").APP)
        command = group.commands[words[1]] if len(words) > 1 else group  # type: ignore[attr-defined]
        for param in command.params:
            text = getattr(param, "help", None) or ""
            assert text.startswith(("cli.", "batch.")), (words, param.name, text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_the_overview_lists_every_command(words: list[str], language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words, "--lang", language]) == 0
    out = capsys.readouterr().out
    assert KEY.findall(out) == []
    assert set(commands()) <= set(re.findall(r"^  (\S+)", out, re.MULTILINE))


def test_the_two_languages_say_different_things(capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", "--help", "--lang", "hu"])
    hungarian = capsys.readouterr().out
    run(["import", "--help", "--lang", "en"])
    assert "Használat: partwell import" in hungarian
    assert "Usage: partwell import" in capsys.readouterr().out


def test_the_commands_of_the_first_release_are_there() -> None:
    wanted = "init import imports sources clients portfolio why checkin serve demo check".split()
    assert set(wanted) <= set(commands())
