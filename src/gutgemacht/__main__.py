"""python -m gutgemacht."""

from gutgemacht.cli import app

app()
