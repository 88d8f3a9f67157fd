"""How the assistant is set up, started and talked with on one machine."""
