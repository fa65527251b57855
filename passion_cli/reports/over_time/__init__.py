"""Reports on several checks of one person."""
