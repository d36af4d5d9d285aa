"""Models that learn from the market's own history, their versions, and which one is in force."""
