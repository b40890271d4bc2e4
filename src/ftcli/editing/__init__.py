"""Adding to the text of a data file: figures and sources as people give them."""
