"""Compare French Tech ecosystems."""
