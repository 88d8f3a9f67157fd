"""Follow the links of all sources: which pages are gone, have moved or have changed, and what leans on them."""
