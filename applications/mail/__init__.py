"""Mail about applications: what it says, how it is sent. When it is sent is decided in `applications.outbox`."""
