"""Preflight (印前检查): a finished PDF in, findings out; knows no writer."""
