"""Can one afford it: what the client brings, how long the cash lasts, what must be sold again; never a veto."""

from __future__ import annotations

from partwell.offboarding._types import Filling, Purse, Said


def sentences(purse: Purse) -> list[Said]:
    """What the page says of it, as far as it is known."""
    said = [Said("case.purse.brings", {"money": purse.brings})] if purse.brings is not None else []
    said.append(_runway(purse))
    if purse.refill is not None and purse.rate is not None:
        args: dict[str, Filling] = {"share": round(100 * purse.refill), "hours": purse.hours, "rate": purse.rate}
        said.append(Said("case.purse.refill" if purse.refill <= 1 else "case.purse.refill_over", args))
    return said


def _runway(purse: Purse) -> Said:
    if not purse.known:
        return Said("case.purse.unknown")
    if purse.leave is None:
        return Said("case.purse.outlasts")
    if purse.stay is None:
        return Said("case.purse.ends", {"without": purse.leave})
    return Said("case.purse.runway", {"with_": purse.stay, "without": purse.leave})
