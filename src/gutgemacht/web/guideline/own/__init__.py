"""The company's own rules: written on a page, kept as files in its data folder."""
