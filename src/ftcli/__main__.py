"""The program: `ftcli`, and `python -m ftcli`."""

import gc
import os
import sys


def main() -> None:
    """Runs the command line and exits with its status."""
    # A short-lived process: the collector would walk over modules that all live to its end.
    gc.disable()
    # Looking for plugins of pydantic reads the metadata of every package installed; ftcli has none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from ftcli.cli.app import app

        app(prog_name="ftcli")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
