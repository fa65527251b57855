"""The instrument as data: its texts, items, conditions, and what contradicts itself in it."""
