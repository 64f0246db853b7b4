"""The report of all that is measured: docs/benchmarks.md."""
