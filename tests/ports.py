"""A port of this machine on which nobody listens."""

import socket


def free_port() -> int:
    """Its number; whoever wants it takes it soon."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
