"""The report on one person."""
