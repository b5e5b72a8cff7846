"""``python -m reform_press`` and the ``reform-press`` script."""

import sys

from reform_press.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
