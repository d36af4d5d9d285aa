"""Believable things: each kind with its shelf, stuff, prints, dyes and grounds, and the words that are true of it."""

import random
from dataclasses import dataclass
from functools import cache

from dev.seeds.garments.dyes import DYES
from dev.seeds.garments.words import KIND_WORDS, PATTERN_WORDS

GROUNDS: dict[str, tuple[str, ...]] = {
    "linen": ("#e9dfcd",), "blush linen": ("#e6cfc2",), "blue linen": ("#bfcad2",), "boards": ("#8a5a38",), "pale boards": ("#c49a6c",),
    "dark boards": ("#5a3d2b",), "cement": ("#b5aea4",), "warm cement": ("#c4a98c",), "wall": ("#e5ddd0",), "ochre wall": ("#d9b27a",), "green wall": ("#a9b79c",),
    "terrazzo": ("#e8e1d6", "#a8553a", "#3f5a52", "#c9a24a", "#6b6460"), "pink terrazzo": ("#e3c8ba", "#8f3f3a", "#f1e7d6", "#54666b", "#c98d4a"),
    "charpai": ("#d8b98a", "#c9a06a"), "red charpai": ("#d8c09a", "#a8443a"), "mat": ("#cdb27a", "#9a3b30"), "green mat": ("#c4b483", "#4f6f52"),
    "tiles": ("#d9cdb8", "#2f4f6f", "#a8443a", "#8a6f4a"), "green tiles": ("#dcd3bd", "#3c6350", "#b5793c", "#73605a"), "squares": ("#d9d3ca", "#9a938a"),
    "carpet": ("#8f1f22", "#1f3050", "#e2cfa8", "#b8702f"), "blue carpet": ("#24365a", "#8f1f22", "#e2cfa8", "#b8863f"),
}  # fmt: skip

# kind | shelf | sizes | price from-to in units | parcel | ratio | stuff: material | grounds | print: dyes; dyes, print: …
_TABLE = """
kameez|women-kurtas|S M L XL|1400 4200|small|tall|LAWN:lawn COTTON:cotton|charpai red_charpai linen pale_boards tiles green_wall|block-print buta: indigo ivory turmeric madder; madder ivory turmeric indigo; leaf ivory turmeric madder; turmeric maroon ivory leaf, block-print marigold: ivory madder indigo leaf; mint madder ivory bottle, ajrak: indigo madder ivory ivory; madder indigo ivory turmeric, chikankari: blush white; mint white; lilac white, ikat: magenta ivory indigo turmeric; teal ivory madder turmeric, ditsy flowers: pistachio madder ivory leaf
kurta|men-kurtas|M L XL|1600 4800|small|tall|COTTON:cotton LINEN:linen|tiles charpai boards wall|solid: ivory; sky; sand; bottle; charcoal, chikankari: ivory camel; sky white, fine stripes: white indigo sky; ivory camel sand
choli|women-tops|S M L|900 2600|small|square|SILK:silk|linen blush_linen pale_boards|zari brocade: magenta gold ivory; bottle gold ivory; maroon gold ivory, bandhani dots: turmeric madder ivory
shalwar|women-trousers|S M L|700 1600|small|portrait|COTTON:cotton LAWN:lawn|terrazzo charpai green_tiles|solid: ivory; white; indigo; maroon; bottle
dupatta|women-dupattas||900 3200|small|portrait|CHIFFON:chiffon SILK:silk|cement linen boards red_charpai|bandhani dots: turmeric madder ivory; magenta ivory turmeric, leheriya waves: madder turmeric ivory rose; teal ivory lemon mint, phulkari: maroon turmeric magenta orange, ajrak: madder indigo ivory turmeric, ikat: plum rose turmeric ivory
saree|women-sarees||3200 14500|medium|square|SILK:silk COTTON:cotton|linen blush_linen mat squares|jamdani: maroon gold ivory; ivory madder gold leaf; bottle gold ivory; sky white indigo, zari brocade: plum gold ivory; indigo gold ivory, block-print buta: turmeric maroon ivory, batik: teal ivory turmeric madder
lehenga|women-sarees||6500 18500|large|portrait|SILK:silk|squares linen carpet blush_linen|zari brocade: bottle gold madder; madder gold ivory; indigo gold ivory, lotus brocade: plum gold rose
sherwani|men-suits|M L XL|7500 19500|large|tall|SILK:silk|boards dark_boards wall|lotus brocade: cream gold ivory; maroon gold ivory; navy gold ivory, solid: ivory; black
waistcoat|men-suits|M L XL|1500 4200|small|portrait|WOOL:wool COTTON:cotton|wall boards green_wall|tweed: charcoal grey stone camel; brown tan sand olive, solid: navy; olive; maroon, houndstooth: stone black
tea dress|women-dresses|S M L|1800 4600|small|tall|COTTON:cotton LAWN:lawn|carpet blue_carpet linen boards terrazzo|scrolls: cobalt white; bottle cream, polka dots: navy ivory; red white; black cream, ditsy flowers: madder ivory rose mint; navy rose ivory mint; cream coral teal olive, gingham: white red; white leaf
midi dress|women-dresses|S M L XL|2200 5600|small|tall|CHIFFON:chiffon LAWN:viscose|boards pale_boards cement pink_terrazzo|roses: black rose ivory leaf; navy coral blush leaf; cream red rose olive, leaves: bottle mint ivory pistachio; rust cream turmeric blush, paisley: teal ivory turmeric madder, batik: indigo ivory turmeric madder
maxi dress|women-dresses|S M L|2400 5200|medium|tall|LAWN:cotton CHIFFON:georgette|mat linen warm_cement|meadow flowers: rust ivory turmeric mint; sky white lemon leaf; lilac ivory plum leaf, ikat: cream indigo madder turmeric, leopard: sand chocolate camel
wrap dress|women-dresses|S M L|1900 4400|small|tall|COTTON:viscose JERSEY:viscose|linen squares blush_linen|polka dots: leaf ivory; plum blush; rust cream, solid: maroon; teal, geometric tiles: navy ivory turmeric coral
ao dai|women-ao-dai|S M L|2600 7200|medium|tall|SILK:silk|mat green_mat wall|solid: sky; ivory; madder; lilac, cranes and clouds: teal ivory white gold; red gold ivory, lotus brocade: blush gold ivory; turmeric ivory gold
kids dress|kids-girls|2-3y 4-5y 6-7y|900 2200|small|square|COTTON:cotton|squares pink_terrazzo linen green_tiles|ditsy flowers: lemon white coral mint; sky white rose leaf; blush white red mint, gingham: white coral; white sky, polka dots: mint white
romper|kids-baby|0-3m 3-6m 6-12m|600 1400|letter|portrait|JERSEY:cotton|linen blush_linen blue_linen|confetti dots: mint white coral turmeric; cream rust teal mustard, stripes: white sky; cream rust, solid: mustard
skirt|women-skirts|S M L|1300 3400|small|portrait|WOOL:wool COTTON:viscose|terrazzo boards cement|tartan: navy bottle madder turmeric; madder black ivory turmeric, houndstooth: cream black, solid: rust; bottle; black
coat|women-jackets|S M L|4800 12500|large|tall|WOOL:wool|boards dark_boards wall squares|solid: camel chocolate; bottle black; navy black; madder maroon, houndstooth: cream chocolate, windowpane: stone brown rust
biker jacket|women-jackets|S M L|4200 11500|medium|square|LEATHER:leather|linen squares warm_cement|solid: tan; black; chocolate; maroon
denim jacket|women-jackets|S M L|2400 5200|medium|wide|DENIM:denim|terrazzo pale_boards cement|solid: denim brown; navy ivory; sky sand
puffer|women-jackets|S M L|3600 8500|medium|square|PUFFER:nylon|cement boards squares|solid: mustard; black; olive; madder; navy
jeans|women-jeans|S M L|1600 4200|medium|tall|DENIM:denim|wall boards linen|solid: denim; indigo; charcoal; sky
trousers|men-trousers|M L XL|1500 3800|small|tall|WOOL:wool LINEN:linen|boards linen terrazzo|windowpane: stone black madder, pinstripes: charcoal stone, solid: sand; olive; navy, tweed: brown tan sand olive
shorts|men-shorts|M L|700 1600|small|square|COTTON:cotton LINEN:linen|tiles green_tiles mat|solid: sand; olive; navy; coral
derby shoes|men-shoes|EU_41 EU_42 EU_43|2800 7800|medium|portrait|LEATHER:leather|squares boards linen|solid: tan; chocolate; black; maroon
heels|women-shoes|EU_37 EU_38 EU_39|2200 5600|medium|portrait|SUEDE:suede|linen squares cement blush_linen|solid: bottle; black; madder; navy; rose
khussa|women-shoes|EU_36 EU_37 EU_38 EU_39|1400 3600|small|portrait|VELVET:velvet|charpai red_charpai tiles linen|zari brocade: madder gold ivory; indigo gold ivory; bottle gold ivory; ivory gold madder, solid: maroon; black
sneakers|men-shoes|EU_40 EU_41 EU_42|1600 4200|medium|portrait|COTTON:cotton|cement terrazzo pale_boards|solid: red; navy; white; mustard; black
sandals|women-shoes|EU_37 EU_38 EU_39|1200 3200|small|portrait|LEATHER:leather|terrazzo mat tiles|solid: brown; tan; black
boots|men-shoes|EU_40 EU_42 EU_44|3600 9500|large|portrait|LEATHER:leather|boards dark_boards cement|solid: chocolate; black; tan
valenki|women-shoes|EU_38 EU_40 EU_42|2200 4800|large|portrait|FELT:wool|pale_boards boards|solid: grey; charcoal; ivory
shawl|women-dupattas||2600 9500|small|square|WOOL:wool|linen pale_boards warm_cement|Pavlovo roses: black red rose cobalt; maroon rose blush teal; ivory red rose cobalt; bottle red rose turmeric; cobalt rose ivory magenta
long shawl|women-dupattas||2200 12500|small|portrait|WOOL:wool|cement boards linen|paisley: maroon gold leaf ivory; ivory madder indigo leaf; navy turmeric madder ivory, solid: camel; bottle, phulkari: black turmeric magenta orange
scarf|accessories-scarves||600 1900|letter|tall|WOOL:wool|wall boards green_wall|tartan: camel madder ivory navy; grey charcoal ivory madder, houndstooth: ivory charcoal, solid: mustard; bottle
beanie|accessories-hats||400 1400|letter|square|KNIT:wool|boards pale_boards wall|Fair Isle: ivory madder indigo turmeric; navy ivory madder sky, striped knit: rose madder ivory navy; mustard navy cream rust, cable knit: ivory; maroon; grey
cap|accessories-hats||350 1100|small|square|DENIM:denim COTTON:cotton|terrazzo cement tiles|solid: indigo madder; olive sand; black mustard; sand maroon
belt|accessories-belts||600 1900|letter|square|LEATHER:leather|linen wall boards|solid: brown; black; tan
tote|bags-handbags||600 2200|small|portrait|COTTON:cotton|tiles green_tiles linen|Sindhi ralli: ivory madder indigo turmeric; cream teal coral mustard, block-print buta: ivory madder indigo; indigo ivory turmeric, stripes: cream navy, ikat: ivory teal madder turmeric
clutch|bags-clutches||1100 3400|small|wide|SILK:silk VELVET:velvet|linen blush_linen boards|zari brocade: magenta gold ivory; bottle gold ivory; black gold ivory, phulkari: maroon turmeric magenta orange, ikat: teal ivory madder turmeric
shoulder bag|bags-handbags||2800 8500|medium|portrait|LEATHER:leather|wall linen pale_boards|solid: tan; black; maroon; bottle, woven leather: camel; chocolate
jhumka|jewelry-earrings||650 2800|letter|square|METAL:metal|linen blush_linen green_wall blue_linen|solid: gold
necklace|jewelry-necklaces||1800 6800|letter|portrait|METAL:metal|cement linen blue_linen warm_cement|solid: gold
bangles|jewelry-bangles||450 1600|letter|wide|METAL:metal|charpai linen boards|solid: gold
tshirt|women-tshirts|S M L XL|450 1400|small|square|JERSEY:cotton|boards linen terrazzo pale_boards|breton stripes: ivory navy; white red; navy ivory, solid: mustard; bottle; white; rust, stripes: cream rust
shirt|men-shirts|M L XL|900 2600|small|portrait|COTTON:cotton LINEN:linen|linen boards squares|gingham: white indigo; white madder; cream bottle, fine stripes: white indigo sky; ivory madder rose, solid: sky; olive; white, tartan: madder black ivory turmeric
blouse|women-tops|S M L|900 2600|small|wide|CHIFFON:chiffon LAWN:viscose|cement linen pink_terrazzo boards|ditsy flowers: madder ivory rose mint; navy blush ivory mint, polka dots: ivory black; rust cream, solid: ivory; lilac, leaves: cream leaf mustard pistachio
sweater|women-knitwear|S M L|1400 3900|medium|wide|KNIT:wool|boards pale_boards linen squares|Fair Isle: ivory madder indigo turmeric; bottle ivory madder mustard; grey ivory navy madder, striped knit: brown tan stone black; black bottle ivory mustard; blush rose maroon plum, cable knit: ivory; camel; navy, stocking stitch: maroon; mustard
cardigan|women-knitwear|S M L|1600 4400|medium|portrait|KNIT:wool|carpet blue_carpet boards linen|cable knit: camel; ivory; bottle; grey, stocking stitch: madder; teal; charcoal, thin striped knit: cream navy
hoodie|men-knitwear|M L XL|1300 3200|medium|portrait|JERSEY:cotton|cement boards terrazzo|solid: olive; grey; navy; maroon; sand
""".strip()


@dataclass(frozen=True, slots=True)
class Design:
    """One drawable thing and what is true of it. Prices are in whole units of the currency, low and high."""

    kind: str
    shelf: str
    sizes: tuple[str, ...]
    prices: tuple[int, int]
    parcel: str
    ratio: str
    fabric: str
    material: str
    grounds: tuple[str, ...]
    pattern: str
    palette: tuple[str, ...]

    @property
    def colours(self) -> list[str]:
        """The colour facets: the ground's family, then the first figure's."""
        used = self.palette[: 2 if self.pattern != "solid" else 1]
        return list(dict.fromkeys(_FACETS.get(key, DYES[key].family) for key in used))

    def words(self, language: str) -> tuple[str, str, str]:
        """(kind, print, colour) as they are called in `language`; the print is empty for plain cloth."""
        color = DYES[self.palette[0]].names[language]
        return KIND_WORDS[self.kind][language], PATTERN_WORDS[self.pattern][language], color

    def ground(self, seed: int) -> tuple[str, tuple[str, ...]]:
        """What it lies on, as `draw` takes it."""
        name = random.Random(seed).choice(self.grounds).replace("_", " ")
        return name.split()[-1], GROUNDS[name]


# Dyes whose facet is finer than their family.
_FACETS = {"cream": "cream", "ivory": "cream", "sand": "beige", "camel": "tan", "tan": "tan", "maroon": "maroon", "rust": "rust",
           "navy": "navy", "olive": "olive", "gold": "gold", "silver": "silver"}  # fmt: skip


@cache
def catalogue() -> tuple[Design, ...]:
    """Every believable combination, kinds in turn so that any stretch of it is a mixed shelf."""
    by_kind = [list(_designs(line)) for line in _TABLE.splitlines()]
    longest = max(map(len, by_kind))
    return tuple(kind[number] for number in range(longest) for kind in by_kind if number < len(kind))


def _designs(line: str):  # type: ignore[no-untyped-def]
    kind, shelf, sizes, prices, parcel, ratio, stuffs, grounds, prints = line.split("|")
    low, high = map(int, prices.split())
    fabrics = [stuff.split(":") for stuff in stuffs.split()]
    number = 0
    for part in prints.split(", "):
        pattern, palettes = part.split(": ")
        for palette in palettes.split("; "):
            fabric, material = fabrics[number % len(fabrics)]
            number += 1
            yield Design(
                kind, shelf, tuple(size.replace("_", " ") for size in sizes.split()), (low, high), parcel, ratio, fabric,
                material, tuple(grounds.split()), pattern, tuple(palette.split()),
            )  # fmt: skip
