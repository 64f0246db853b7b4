"""The learned part: what a page looks like, and which blocks are what.

That is the body, and the lines of headline, byline and captions.
"""
