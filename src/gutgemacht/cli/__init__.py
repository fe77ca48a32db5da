"""The command line: every capability as a command that reads and writes JSON too."""

from gutgemacht.cli.app import app

__all__ = ["app"]
