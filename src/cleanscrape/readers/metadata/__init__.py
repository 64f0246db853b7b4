"""A page's metadata in markup and JSON-LD, read as claims."""
