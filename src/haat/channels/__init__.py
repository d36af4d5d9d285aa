"""How things come in from elsewhere and go out.

Owns: imports (our CSV, Shopify's CSV, a folder of photos) and their reports by line.

Invariants: an import is applied row by row in transactions of whole products, a second import of the same product
updates it, and a bad line is reported by number and reason.
"""
