"""The draft: a manuscript with notes in the margin."""
