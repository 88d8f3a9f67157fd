"""Candidates of a group in a spreadsheet: a template to fill in, what was filled in, and an overview to take along."""
