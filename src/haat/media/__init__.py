"""Photos: taken in as people send them, kept as the site shows them.

Owns: stored photos, their sizes and placeholders, the fingerprint that finds the same photo again, closet covers.

Words: a *photo* is one picture of one owner; a *rendition* is one stored size and format of it; the *fingerprint* is
a 64-bit perceptual hash.

Invariants: metadata (location above all) never leaves the intake; a photo is upright, within the limits, of a real
image format by its content; its width and height are known before it is shown, so that nothing shifts. A
photo that nothing points to goes after some days: who remembers one without a foreign key uses `keeps_photos`.
"""
