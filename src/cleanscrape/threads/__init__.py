"""The posts of a thread and the comments on an article: what each block of them belongs to."""
