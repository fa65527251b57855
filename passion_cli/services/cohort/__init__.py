"""Everybody's answers read and added up, and the report on them."""
