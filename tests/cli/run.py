"""Runs a command as a person would; in this process, where rules are read only once.

That the program starts by itself is seen in `test_check.py` and `test_audit.py`.
"""

import subprocess
import sys

from typer.testing import CliRunner

from gutgemacht.cli import app


def run(*arguments: str, data: bytes | str = b"") -> subprocess.CompletedProcess:
    """What came of it: exit code, and both streams as bytes."""
    done = CliRunner().invoke(app, arguments, input=data, catch_exceptions=False)
    return subprocess.CompletedProcess(
        arguments, done.exit_code, done.stdout_bytes, done.stderr_bytes
    )


def run_alone(*arguments: str, data: bytes | str = b"") -> subprocess.CompletedProcess:
    """The same as a program of its own."""
    given = data.encode() if isinstance(data, str) else data
    command = [sys.executable, "-m", "gutgemacht", *arguments]
    return subprocess.run(command, input=given, capture_output=True, timeout=300, check=False)
