"""What other programs of the house send us."""
