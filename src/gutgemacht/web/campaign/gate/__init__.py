"""The gate between campaigns and publication: what must be read first, and who goes against it."""
