"""Measurements of the running assistant; each is a command of its own."""
