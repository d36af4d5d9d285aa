"""Models that learn from the market's own history, their versions, and which one is in force.

A model is three things laid over each other, all in log-odds: the documented priors, a logistic that may move away from
them as far as the history bears it out, and small boosted trees on what is left; then a calibration learned on later
weeks. It is kept as plain numbers and evaluated without any library; numpy is imported only where something is learned.
"""
