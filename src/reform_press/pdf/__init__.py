"""Output (出片): finished pages in, the bytes of a PDF out."""
