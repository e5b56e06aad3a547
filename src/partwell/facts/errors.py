"""The tree of errors that a command or a page turns into one sentence for the person.

PartwellError
├── InputError        the input is at fault (exit code 1)
│   ├── NotFound      the named thing does not exist, or is not the actor's
│   └── Conflict      the thing exists but its state forbids the request
├── UsageError        the request itself is malformed (exit code 2)
├── Forbidden         the actor may not do this
└── AirlockError      a parser was stopped: too slow, too large, too deep, or it died

Faults in *data* are not errors: a source returns them as `Problem` values.
"""

from __future__ import annotations


class PartwellError(Exception):
    """Something the person can be told in one sentence: `code` is looked up in the catalogue as `error.<code>`."""

    exit_code = 1

    def __init__(self, code: str, **args: str | int) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_by_name = args


class InputError(PartwellError):
    """The input is at fault."""


class NotFound(InputError):
    """The named thing does not exist, or belongs to somebody else: the two look the same."""


class Conflict(InputError):
    """The thing exists, but its present state forbids the request."""


class UsageError(PartwellError):
    """The request itself is malformed."""

    exit_code = 2


class Forbidden(PartwellError):
    """The actor may not do this."""


class AirlockError(PartwellError):
    """A parser was stopped by its limits or died; the file it read counts as one row and one problem."""
