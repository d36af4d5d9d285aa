"""The search index: Tantivy in a folder, fed from the shelf, rebuilt from the listings at any time."""
