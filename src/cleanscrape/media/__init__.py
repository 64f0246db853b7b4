"""Which images, videos and frames of a page belong to its article, and why the others do not."""
