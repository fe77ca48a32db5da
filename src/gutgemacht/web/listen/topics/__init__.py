"""What we listen for: the list of topics, making, trying, changing and closing one."""
