"""The guided check as a conversation: one turn, its commands, its messages."""
