"""Errors carry a code and its values; the tree decides the exit status; data faults are plain values."""

from __future__ import annotations

import dataclasses

import pytest

from partwell.facts import errors
from partwell.facts.problems import Note, Problem


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.InputError, 1),
        (errors.NotFound, 1),
        (errors.Conflict, 1),
        (errors.Forbidden, 1),
        (errors.AirlockError, 1),
        (errors.UsageError, 2),
    ],
)
def test_an_error_is_a_code_with_values_and_an_exit_status(kind: type[errors.PartwellError], status: int) -> None:
    error = kind("no_client", name="Acme", n=3)
    assert (error.code, error.args_by_name, error.exit_code) == ("no_client", {"name": "Acme", "n": 3}, status)
    assert isinstance(error, errors.PartwellError)


def test_a_missing_thing_and_a_forbidden_state_are_both_the_inputs_fault() -> None:
    assert issubclass(errors.NotFound, errors.InputError)
    assert issubclass(errors.Conflict, errors.InputError)
    assert not issubclass(errors.UsageError, errors.InputError)


@pytest.mark.parametrize("kind", [Problem, Note])
def test_problems_and_notes_are_values_that_nobody_can_change(kind: type[Problem | Note]) -> None:
    one, two = kind("bad_date"), kind("bad_date")
    assert one == two
    assert dict(one.args) == {}
    with pytest.raises(TypeError):
        one.args["x"] = 1  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.code = "other"  # type: ignore[misc]
