"""Which blocks are the body: features of blocks, of their neighbours and of the page, and the model that weighs them."""
