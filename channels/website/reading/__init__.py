"""The reading pages `/kennis`: all that is known, as pages with an address of their own. They need no script."""
