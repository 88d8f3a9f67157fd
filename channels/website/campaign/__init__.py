"""The campaign page, privacy and about: words from the content, looks from the templates, views counted."""
