"""Composition (排字): paragraphs in, lines on a measure out; no pages."""
