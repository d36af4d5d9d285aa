"""PostgreSQL as the site talks to it."""
