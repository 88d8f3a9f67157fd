"""Real servers for tests, each started on loopback with data of its own."""
