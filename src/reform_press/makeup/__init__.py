"""Make-up (组版): lines, pictures and furniture in, finished pages out."""
