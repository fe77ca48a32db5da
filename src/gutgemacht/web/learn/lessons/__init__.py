"""Lessons: a short path, step by step. Where one is stands in the address, and nowhere else."""
