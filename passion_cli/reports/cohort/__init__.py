"""The report on a group."""
