"""Reform Press: typesetting and print publication for Chinese."""

__version__ = "0.1.0"
