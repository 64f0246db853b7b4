"""The trained part: which blocks are the body, the headline, the byline and captions.

It also says what a page looks like.
"""
