"""What a page looks like.

The shape of its blocks, which hints can be believed, where its prose stands.
"""
