"""Who someone is and in what standing.

Owns: accounts (one account buys and sells), the closet's own words (handle, story, dyes, city), sizes, addresses,
language and numerals, roles, standing [ACC-1] and its appeals, export and erasure [ACC-2].

Words: *account* is the person who signs in; *closet* is what the account shows to others; *standing* is good,
limited or suspended, each with reason, who decided, until when.

Invariants: a handle is unique, and so is what a reader takes it for, whatever its case and script; an
e-mail belongs to one account; standing is a row with an actor, never a flag; the newest row that has not ended holds;
nobody judges an appeal against their own decision.
"""
