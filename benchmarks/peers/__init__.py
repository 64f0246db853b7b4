"""Other libraries, each called here or in an environment of its own."""
