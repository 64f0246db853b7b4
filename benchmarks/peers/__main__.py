"""Make an environment for each peer, since their pins clash."""

import sys

from .workers import main

if __name__ == "__main__":
    sys.exit(main())
