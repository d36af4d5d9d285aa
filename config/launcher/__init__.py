"""What stands behind ./haat: it makes the site run on a bare machine, and says plainly when it cannot.

`bootstrap` runs on any Python ≥ 3.9 and makes the environment in `.haat/`; all other modules run inside it, one
function a command in `commands`. Nothing here knows the product: it calls management commands by name.
"""
