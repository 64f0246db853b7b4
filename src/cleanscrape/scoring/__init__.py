"""The learned part: what a page looks like, which blocks are its body, which lines its headline, byline and captions."""
