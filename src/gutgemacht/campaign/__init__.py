"""What is asked before many see it at once: how a hashtag reads, who should look."""
