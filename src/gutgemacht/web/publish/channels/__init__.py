"""The register of the company's channels, and the keys to them."""
