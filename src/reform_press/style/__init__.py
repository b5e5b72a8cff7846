"""House style (版式): layouts in, frozen ``Layout`` values out."""
