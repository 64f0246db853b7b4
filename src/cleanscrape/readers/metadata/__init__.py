"""What a page says of itself in its markup and JSON-LD, as claims."""
