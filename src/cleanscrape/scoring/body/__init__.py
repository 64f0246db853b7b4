"""Which blocks are the body.

Features of blocks, of their neighbours and of the page, and the model that weighs them.
"""
