"""Faults, each brought about for real in running processes: what the user saw, and that nothing was lost or doubled.

`make test` plays the quick ones, `make prove-faults` all of them; that writes docs/safety/faults.md.
"""
