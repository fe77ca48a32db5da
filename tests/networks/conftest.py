def pytest_configure(config):
    config.addinivalue_line("markers", "peers: needs real servers (make test-peers)")
