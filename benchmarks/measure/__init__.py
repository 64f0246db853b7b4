"""Programs that measure how right the library is."""
