"""A believable market for a first look: drawn garments, people of five languages, and what they do."""
