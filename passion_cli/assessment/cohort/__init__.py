"""Many people at once: counts, rounds, and what may be shown of them."""
