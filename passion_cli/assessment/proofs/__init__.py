"""What is wrong in the meaning of a rulebook, shown by exact reasoning."""
