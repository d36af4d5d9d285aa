"""How a thing is found: feed and search.

Owns: the search index (rebuilt from facts at any time), saved searches, taste signals, the feed and the reason of
each item in it.

Invariants: what is not active is in no result; at least a tenth of a feed page is exploration [DSC-1]; every item
can say why it is shown [DSC-3]; the index holds nothing that the database does not.
"""
