"""The pages for colleagues of a desk, of the editors and of the administrators, under /loket."""
