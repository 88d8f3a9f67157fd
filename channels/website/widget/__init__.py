"""The chat window as one script: its modules and styles in `source/`, joined when the server starts."""
