"""Who is told what, and where.

Owns: notices shown in the app, mails that follow from facts, read marks, what each person wants to hear.

Invariants: one notice per fact and person; a notice keeps its fact and its values, and is put into words in the
reader's language when it is read.
"""
