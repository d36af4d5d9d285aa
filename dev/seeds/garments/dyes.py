"""The dyes of the market: a colour, how it is called in five languages, and the word the search knows it by."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dye:
    """`family` is the colour facet ("blue"); `names` by language, written in lower case."""

    key: str
    hex: str
    family: str
    names: dict[str, str]


_TABLE = """
ivory|#efe4cf|white|ivory|ہاتھی دانت|হাতির দাঁত রঙা|слоновая кость|trắng ngà
white|#f3efe6|white|white|سفید|সাদা|белый|trắng
cream|#e9d9b8|beige|cream|کریم|ঘিয়ে|кремовый|màu kem
sand|#cdb48c|beige|sand|ریتلا|বালি রঙা|песочный|màu cát
camel|#b98a55|brown|camel|اونٹ رنگ|উট রঙা|верблюжий|nâu lạc đà
tan|#a9683a|brown|tan|بادامی|বাদামি|рыжий|nâu bò
brown|#6b432b|brown|brown|بھورا|খয়েরি|коричневый|nâu
chocolate|#472a1d|brown|chocolate|چاکلیٹی|চকলেট|шоколадный|nâu sô-cô-la
madder|#a8322b|red|madder red|سرخ|মঞ্জিষ্ঠা লাল|мареновый|đỏ gạch
red|#b91f2a|red|red|لال|লাল|красный|đỏ
maroon|#6d1a26|red|maroon|عنابی|মেরুন|бордовый|đỏ đô
rust|#b0552a|orange|rust|زنگ آلود نارنجی|মরচে রঙা|ржавый|cam gỉ sét
coral|#d9705a|orange|coral|مرجانی|প্রবাল|коралловый|cam san hô
orange|#d9762b|orange|orange|نارنجی|কমলা|оранжевый|cam
turmeric|#d99a26|yellow|turmeric|ہلدی رنگ|হলুদ বাটা|куркумовый|vàng nghệ
mustard|#b98a2a|yellow|mustard|سرسوں رنگ|সরষে|горчичный|vàng mù tạt
lemon|#e6cf6a|yellow|lemon|لیموں رنگ|লেবু রঙা|лимонный|vàng chanh
olive|#6b6b3a|green|olive|زیتونی|জলপাই|оливковый|xanh ô-liu
leaf|#2f7457|green|leaf green|سبز|পাতা সবুজ|травяной|xanh lá
bottle|#1f4a35|green|bottle green|گہرا سبز|বোতল সবুজ|бутылочный|xanh cổ chai
mint|#a9cdb8|green|mint|پودینہ رنگ|পুদিনা|мятный|xanh bạc hà
pistachio|#bccb8f|green|pistachio|پستئی|পেস্তা|фисташковый|xanh hồ trăn
teal|#1f6670|blue|teal|فیروزی سبز|টিল|цвет морской волны|xanh mòng két
turquoise|#3a9aa0|blue|turquoise|فیروزی|ফিরোজা|бирюзовый|xanh ngọc
sky|#8fb3d6|blue|sky blue|آسمانی|আসমানি|небесный|xanh da trời
indigo|#22406b|blue|indigo|نیل رنگ|নীল|индиго|xanh chàm
cobalt|#2a4fa0|blue|cobalt|گہرا نیلا|কোবাল্ট নীল|кобальтовый|xanh cô-ban
navy|#1d2a45|blue|navy|نیوی بلیو|নেভি ব্লু|тёмно-синий|xanh navy
denim|#46648c|blue|denim blue|ڈینم نیلا|ডেনিম নীল|джинсовый|xanh denim
lilac|#b9a3cf|purple|lilac|ہلکا جامنی|হালকা বেগুনি|сиреневый|tím nhạt
plum|#5b2a45|purple|plum|جامنی|জাম রঙা|сливовый|tím mận
aubergine|#3d2338|purple|aubergine|بینگنی|বেগুনি|баклажановый|tím cà
magenta|#a82a68|pink|magenta|شوخ گلابی|ম্যাজেন্টা|малиновый|hồng sen
rose|#d99aa0|pink|rose|گلابی|গোলাপি|розовый|hồng
blush|#eac8bf|pink|blush|ہلکا گلابی|হালকা গোলাপি|пудровый|hồng phấn
grey|#8b8a88|grey|grey|سرمئی|ধূসর|серый|xám
stone|#b8b0a2|grey|stone|پتھر رنگ|পাথর রঙা|каменный|xám đá
charcoal|#3a3a3d|grey|charcoal|کوئلہ رنگ|কয়লা রঙা|угольный|xám than
black|#1f1c1d|black|black|کالا|কালো|чёрный|đen
gold|#c59a3f|yellow|gold|سنہری|সোনালি|золотой|vàng kim
silver|#bcbcc0|grey|silver|چاندی رنگ|রুপালি|серебряный|bạc
""".strip()

DYES: dict[str, Dye] = {}
for _line in _TABLE.splitlines():
    _key, _hex, _family, *_names = _line.split("|")
    DYES[_key] = Dye(_key, _hex, _family, dict(zip(("en", "ur", "bn", "ru", "vi"), _names, strict=True)))


def hex_of(color: str) -> str:
    """A dye's colour by its key; a colour written as #rrggbb stays what it is."""
    return color if color.startswith("#") else DYES[color].hex


def mix(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`."""
    a, b = (tuple(int(hex_of(c)[i : i + 2], 16) for i in (1, 3, 5)) for c in (one, other))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in zip(a, b, strict=True))


def dark(color: str, share: float = 0.35) -> str:
    return mix(color, "#120b08", share)


def pale(color: str, share: float = 0.35) -> str:
    return mix(color, "#fff6e6", share)


def luminance(color: str) -> float:
    """0 black … 1 white, as the eye sees it, roughly."""
    red, green, blue = (int(hex_of(color)[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue
