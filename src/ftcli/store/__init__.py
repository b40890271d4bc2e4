"""Data files: reading them into datasets, finding in them, joining and writing them."""
