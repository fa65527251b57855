"""The interface's own words, and how each language writes them."""
