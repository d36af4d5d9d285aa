"""How things come in from elsewhere and go out.

Owns: imports (our CSV, Shopify's CSV, a folder of photos), their reports by line, and photos that are still awaited.

Words: an *import* is one file of one seller. A *product* is all lines of one key (Shopify's handle): one listing with
its sizes and colors. A *bad line* is one that could not be used, with its number in the file and the reason.

Invariants
- A file is looked at as a whole first (size, lines, encoding, header); what fails there changes nothing.
- Each product comes in whole, in a transaction of its own, or not at all.
- The same key of the same seller and kind updates its listing; nothing is doubled.
- An address in a file is fetched only if every machine it names is on the public net, checked anew at each redirect.
- A thing without a photo waits as a draft; it goes up by itself when its photo arrives.
"""
