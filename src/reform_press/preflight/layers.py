"""Layers (图层): which of them a press does not print.

In: the catalog.  Out: ``Layers``.  A layer that is off by default, or that is
not meant for print, is lost on paper without a word.  ISO 32000-1 8.11.

"""

from typing import NamedTuple

from reform_press.preflight.reading import (
    Value,
    elements,
    entry,
    identity,
    name,
    text,
)

Known = tuple[int, int]


class Layers(NamedTuple):
    """The layers of a document, by their object numbers."""

    names: tuple[str, ...] = ()
    off: frozenset[Known] = frozenset()  # not printed

    def hiding(self, content: Value | None) -> str:
        """Return the name of the layer that hides ``content``, or "".

        ``content`` is what ``/OC`` names: a layer, or a choice among several.
        """
        if content is None or not self.off:
            return ""
        if name(entry(content, "/Type")) != "OCMD":
            return _called(content) if identity(content) in self.off else ""
        choice = entry(content, "/OCGs")
        several = elements(choice) or ((choice,) if choice is not None else ())
        dark = [identity(each) in self.off for each in several]
        if not dark:
            return ""
        policy = name(entry(content, "/P")) or "AnyOn"
        seen = {
            "AllOn": not any(dark),
            "AnyOff": any(dark),
            "AllOff": all(dark),
        }.get(policy, not all(dark))
        return "" if seen else _called(several[0])


NO_LAYERS = Layers()


def read(root: Value) -> Layers:
    """Read the layers of a document and how they are set for print."""
    properties = entry(root, "/OCProperties")
    every = elements(entry(properties, "/OCGs"))
    usual = entry(properties, "/D")
    listed = {
        key: {identity(each) for each in elements(entry(usual, key))}
        for key in ("/ON", "/OFF")
    }
    off = set(listed["/OFF"])
    if name(entry(usual, "/BaseState")) == "OFF":
        off |= {identity(each) for each in every} - listed["/ON"]
    for layer in every:
        state = entry(entry(entry(layer, "/Usage"), "/Print"), "/PrintState")
        if name(state) == "OFF":
            off.add(identity(layer))
    return Layers(tuple(map(_called, every)), frozenset(off - {(0, 0)}))


def _called(layer: Value) -> str:
    return text(entry(layer, "/Name")) or "OCG"
