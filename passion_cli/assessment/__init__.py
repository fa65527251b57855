"""The pure core: rulebook, answers, scoring and advice, without any input or output."""
