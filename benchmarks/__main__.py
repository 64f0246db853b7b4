"""List the programs: ``python -m benchmarks``."""

import sys

from .tools.programs import listing

if __name__ == "__main__":
    print(listing())
    sys.exit(0)
