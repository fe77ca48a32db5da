"""How early and how quietly storms are found, on simulated brands. See README.md."""
