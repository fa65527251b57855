"""Asks a person: the flow knows no terminal, the prompts know nothing of the flow."""
