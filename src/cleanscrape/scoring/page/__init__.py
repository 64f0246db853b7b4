"""What a page looks like: the shape of its blocks, which hints can be believed, where its prose stands."""
