"""The thin door of the `partwell` command: imports only what the named command needs."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line of this process and exit with its status."""
    from partwell.faces.cli._app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
