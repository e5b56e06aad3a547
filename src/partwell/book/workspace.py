"""placeholder"""


def clear_leftovers() -> None:
    return
