"""The quality gate, with its floors and ceilings."""
