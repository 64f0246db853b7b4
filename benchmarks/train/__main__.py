"""Train the body scorer and write its weights."""

import sys

from .scorer import main

if __name__ == "__main__":
    sys.exit(main())
