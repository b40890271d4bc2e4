"""Articles to candidate figures: what a text says of an ecosystem, and what it does not."""
