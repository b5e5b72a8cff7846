"""Copy (稿件): files of an edition in, a checked ``Edition`` out."""
