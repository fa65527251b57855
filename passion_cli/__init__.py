"""Measure an independent business against the eight rules of the passion economy."""

__version__ = "0.1.0"
