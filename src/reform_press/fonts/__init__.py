"""Fonts (字体): finding, checking, shaping and subsetting them."""
