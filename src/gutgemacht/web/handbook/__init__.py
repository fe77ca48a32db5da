"""The handbook in the pages: reading, printing, confirming."""
