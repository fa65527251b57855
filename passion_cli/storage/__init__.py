"""The disk: strict YAML, rulebook and answers files, atomic writes, drafts in SQLite."""
