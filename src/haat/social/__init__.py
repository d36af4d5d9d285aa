"""The graph between people and things: follows, likes, blocks.

Owns: who follows whom, who likes what (a like is kept by the subject's kind and id, so that listings stay
above), who blocks or mutes whom, and the counts of each.

Invariants: a pair is one row, whatever races; nobody follows or likes through a block; blocking ends both
follows.
"""
