"""The steps found by their files in this folder, in their order."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import partwell.offboarding as room
from partwell.offboarding._step import Step


@cache
def steps() -> tuple[Step, ...]:
    """Every step of the folder: the STEP of each module that has one."""
    names = [module.name for module in pkgutil.iter_modules(room.__path__) if not module.name.startswith("_")]
    found = [getattr(import_module(f"{room.__name__}.{name}"), "STEP", None) for name in names]
    return tuple(sorted((step for step in found if step is not None), key=lambda step: step.order))


@cache
def by_name() -> dict[str, Step]:
    """The steps by their names."""
    return {step.name: step for step in steps()}
