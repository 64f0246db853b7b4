"""The corpora: pages with their truth, and the shapes in which they are measured."""
