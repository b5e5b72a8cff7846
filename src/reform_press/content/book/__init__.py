"""Books (书稿): a yearbook's parts, chapters and blocks, read and checked."""
