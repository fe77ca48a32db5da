"""Archives of posts in files: JSONL, CSV and Parquet, read and written row by row."""

from gutgemacht.networks.files.acts import read_acts
from gutgemacht.networks.files.read import BadRow, FileError, count_rows, read_posts
from gutgemacht.networks.files.write import write_verdicts

__all__ = ["BadRow", "FileError", "count_rows", "read_acts", "read_posts", "write_verdicts"]
