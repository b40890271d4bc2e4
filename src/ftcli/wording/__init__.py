"""Words to quantities and back, in French and English."""
