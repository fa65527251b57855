"""The SQLite file of one user: interviews as they go on, finished checks, noted moves."""
