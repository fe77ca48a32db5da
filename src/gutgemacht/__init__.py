"""gutgemacht: helps companies to do social media well. See ARCHITECTURE.md."""

__version__ = "0.1.0"
