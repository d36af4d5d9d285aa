"""Words of five languages that mean one thing: colours, materials, garments, words of price and size.

A line is `concept: word word …`; a dash inside a word is a space. The concept of a colour is the colour's slug.
"""

from functools import cache, lru_cache

from haat.discovery.rules.folding import folded, stem, words

COLOURS = """
black: black kala kaala siyah کالا کالی کالے سیاہ কালো чёрный черный đen
white: white safed sufaid سفید সাদা shada белый trắng
grey: grey gray سرمئی گرے ধূসর ছাই серый xám ghi
cream: cream ivory offwhite کریم آف-وائٹ ঘিয়া ক্রিম кремовый kem
beige: beige بیج বেইজ бежевый беж màu-be
brown: brown bhura بھورا بھوری براؤن বাদামি খয়েরি коричневый бурый nâu
tan: tan camel песочный nâu-nhạt
red: red lal laal crimson لال سرخ লাল красный алый đỏ
maroon: maroon burgundy wine bordeaux مہرون عنابی মেরুন бордовый đỏ-đô đỏ-rượu
pink: pink gulabi rose fuchsia گلابی গোলাপি গোলাপী розовый hồng
orange: orange narangi نارنجی اورنج কমলা оранжевый màu-cam
rust: rust rusty ржавый терракотовый gạch
yellow: yellow peela pila mustard پیلا پیلی زرد হলুদ жёлтый vàng
gold: gold golden sunehri سنہری گولڈن সোনালি সোনালী золотой золотистый vàng-kim ánh-vàng
olive: olive زیتونی জলপাই оливковый ô-liu
green: green hara turquoise teal فیروزی ফিরোজা бирюзовый xanh-ngọc sabz سبز ہرا ہری সবুজ зелёный xanh-lá xanh-lục
blue: blue neela nila নীল نیلا نیلی নীলা синий голубой xanh-dương xanh-lam xanh-biển
navy: navy گہرا-نیلا نیوی নেভি тёмно-синий xanh-navy xanh-đen
purple: purple violet lilac lavender jamni بنفشی جامنی বেগুনি фиолетовый лиловый tím
silver: silver chandi چاندی سلور রুপালি রূপালী серебряный серебристый bạc
multi: multi multicolour multicolor colourful colorful rangeen رنگین রঙিন разноцветный пёстрый nhiều-màu
"""

MEANINGS = """
cotton: cotton sooti suti کاٹن سوتی সুতি কটন সুতির хлопок хлопковый коттон bông vải-bông
silk: silk resham ریشم ریشمی سلک রেশম সিল্ক রেশমি шёлк шелковый lụa tơ-tằm
wool: wool woollen oon اون اونی وول উল পশম পশমি шерсть шерстяной len
lawn: lawn لان লন лон
khaddar: khaddar khadi کھدر খদ্দর খাদি кхаддар
georgette: georgette جارجٹ জর্জেট жоржет
cashmere: cashmere pashmina کشمیری پشمینہ পশমিনা кашемир кашемировый
suede: suede سابر সোয়েড замша замшевый da-lộn
jute: jute پٹ-سن পাট джут đay
leather: leather chamra چمڑا چمڑے لیدر চামড়া চামড়ার кожа кожаный da da-thật
linen: linen لینن লিনেন лён льняной lanh vải-lanh
velvet: velvet makhmal مخمل ویلویٹ মখমল ভেলভেট бархат бархатный вельвет nhung
denim: denim jean jeans ڈینم جینز ডেনিম জিন্স деним джинсовый джинсы bò quần-jean
chiffon: chiffon شفون শিফন шифон шифоновый voan
muslin: muslin malmal ململ মসলিন муслин
lace: lace لیس লেইস লেস кружево кружевной ren
fur: fur فر پوستین পশমওয়ালা мех меховой lông
dress: dress frock gown فراک ڈریس پوشاک পোশাক ড্রেস ফ্রক платье váy đầm
shoe: shoe jootay joote juta جوتے جوتا জুতা জুতো обувь туфли giày giầy
boot: boot boots بوٹ بوٹس বুট বুটস ботинки сапоги ủng bốt
heels: heels pumps ہیلز ہیل হিল каблуки гót giày-cao-gót
sandal: sandal sandals chappal slippers سینڈل چپل স্যান্ডেল চপ্পল сандалии шлёпанцы босоножки dép
sneaker: sneaker sneakers trainers جوگرز اسنیکرز স্নিকার্স কেডস кроссовки кеды giày-thể-thao
bag: bag handbag purse tote بیگ پرس تھیلا ہینڈبیگ ব্যাগ থলে হ্যান্ডব্যাগ сумка сумочка túi
wallet: wallet بٹوہ মানিব্যাগ ওয়ালেট кошелёк бумажник ví
coat: coat overcoat کوٹ কোট пальто áo-khoác-dài
jacket: jacket جیکٹ জ্যাকেট куртка жакет áo-khoác
blazer: blazer بلیزر ব্লেজার пиджак блейзер áo-vest
sweater: sweater jumper pullover سویٹر সোয়েটার свитер джемпер кофта áo-len
hoodie: hoodie ہوڈی হুডি худи толстовка áo-nỉ
shirt: shirt شرٹ قمیص শার্ট рубашка сорочка sơ-mi áo-sơ-mi
tshirt: tshirt tee t-shirt ٹی-شرٹ টি-শার্ট টিশার্ট футболка áo-thun áo-phông
top: top tops ٹاپ টপ топ áo
blouse: blouse بلاؤز ব্লাউজ блузка блуза áo-kiểu
skirt: skirt اسکرٹ স্কার্ট юбка chân-váy
trousers: trousers pants pant trouser پتلون پینٹ ট্রাউজার প্যান্ট брюки штаны quần
shorts: shorts شارٹس শর্টস шорты quần-short quần-đùi
leggings: leggings legging tights لیگنگز ٹائٹس লেগিংস леггинсы лосины quần-legging
pyjamas: pyjama pajama pajamas nightwear پاجامہ পায়জামা пижама đồ-ngủ
suit: suit سوٹ স্যুট костюм com-lê bộ-vest
scarf: scarf اسکارف স্কার্ফ ওড়না шарф платок khăn khăn-quàng
shawl: shawl chadar شال چادر শাল চাদর шаль khăn-choàng
hat: hat cap topi ٹوپی ٹوپیاں টুপি шапка шляпа кепка mũ nón
gloves: gloves دستانے দস্তানা গ্লাভস перчатки găng-tay
belt: belt بیلٹ বেল্ট ремень пояс thắt-lưng
watch: watch ghari گھڑی واچ ঘড়ি часы đồng-hồ
earrings: earrings jhumka بالیاں جھمکے কানের-দুল ঝুমকা серьги bông-tai khuyên-tai
necklace: necklace haar ہار نیکلس নেকলেস হার ожерелье колье vòng-cổ dây-chuyền
ring: ring انگوٹھی আংটি кольцо nhẫn
bracelet: bracelet bangle choori کنگن چوڑی ব্রেসলেট চুড়ি браслет vòng-tay lắc-tay
glasses: sunglasses glasses چشمہ عینک চশমা সানগ্লাস очки kính
saree: saree sari ساڑی ساڑھی শাড়ি сари
aodai: áo-dài ao-dai аозай আও-দাই آؤ-دائی
wedding: wedding bridal shaadi dulhan شادی دلہن عروسی বিয়ে বিয়ের কনে свадебный cưới
party: party festive eid پارٹی عید উৎসব পার্টি ঈদ праздничный вечерний dự-tiệc
new: new naya nayi نیا نئی نئے নতুন новый mới
old: vintage retro ونٹیج ভিনটেজ পুরনো винтаж винтажный ретро cổ-điển
children: children child kid kids baby bachon بچوں بچہ بچے শিশু বাচ্চা বাচ্চাদের детский дети trẻ-em em-bé
women: women woman ladies خواتین زنانہ عورت মহিলা নারী মেয়েদের женский nữ
men: men man mens gents مردانہ مرد পুরুষ ছেলেদের мужской nam
flower: floral flower flowers phool پھول پھولدار ফুল ফুলেল цветочный цветы hoa
embroidery: embroidery embroidered kadhai کڑھائی কারুকাজ এমব্রয়ডারি вышивка вышитый thêu
handmade: handmade ہاتھ-سے-بنا হাতে-তৈরি ручной thủ-công
long: long lamba لمبا লম্বা длинный dài
summer: summer گرمی گرمیوں গ্রীষ্ম গরমের летний mùa-hè
winter: winter سردی سردیوں শীত শীতের зимний mùa-đông
"""

UNDER = """
under below less upto max maximum within se-kam tak سے-کم تک زیادہ-سے-زیادہ کے-اندر এর-নিচে
নিচে এর-কম কম মধ্যে до дешевле менее не-дороже dưới tối-đa rẻ-hơn
"""
OVER = """
over above more atleast min minimum from se-zyada سے-زیادہ سے-اوپر کم-از-کم এর-বেশি বেশি উপরে
থেকে от дороже более свыше trên tối-thiểu hơn từ
"""
SIZE = "size سائز ناپ সাইজ মাপ размер cỡ size-số kích-cỡ"
CURRENCY = """
rs rupees rupee pkr inr ₨ روپے روپیہ রুপি টাকা টাকার tk taka bdt руб рублей рубля ₽ rub đồng
vnd ₫ $ usd
"""
THOUSANDS = "k hazar hazaar ہزار হাজার тыс тысяч nghìn ngàn"
HUNDRED_THOUSANDS = "lakh لاکھ লাখ"
MILLIONS = "triệu млн"
# Words that carry nothing when people type a wish as a sentence.
EMPTY = """
a an the of in with for and or to i want need looking please show me ka ki ke ko aur میں کا کی
کے کو اور ایک চাই একটা এবং и в с на для мне нужно хочу một cho và tôi muốn cần
"""


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """The form in which words of the vocabulary are compared.

    A short Vietnamese word keeps its marks: without them đỏ (red) would be the English "do".
    """
    bare = folded(word)
    return word if len(bare) <= 3 and not word.isascii() and bare.isascii() else stem(bare)


def phrase(text: str) -> tuple[str, ...]:
    """A phrase of the vocabulary or of a person as compared terms."""
    return tuple(term(word) for word in words(text))


def _table(text: str) -> dict[tuple[str, ...], str]:
    table: dict[tuple[str, ...], str] = {}
    for line in text.strip().splitlines():
        concept, _, listed = line.partition(":")
        for entry in listed.split():
            table.setdefault(phrase(entry.replace("-", " ")), concept)
    return table


@cache
def colours() -> dict[tuple[str, ...], str]:
    """Phrase → colour slug."""
    return _table(COLOURS)


@cache
def meanings() -> dict[tuple[str, ...], str]:
    """Phrase → concept; colours are among them."""
    return {**_table(MEANINGS), **_table(COLOURS)}


@cache
def phrases_of(listed: str) -> frozenset[tuple[str, ...]]:
    """The phrases of one of the word lists above."""
    return frozenset(phrase(entry.replace("-", " ")) or (entry,) for entry in listed.split())


@cache
def longest() -> int:
    """Terms in the longest phrase."""
    return max(len(listed) for listed in meanings())


def concepts_in(terms: list[str]) -> list[tuple[int, int, str]]:
    """Where meanings stand in a text: (first term, number of terms, concept), the longest phrase first, no overlap."""
    found, at = [], 0
    while at < len(terms):
        for size in range(min(longest(), len(terms) - at), 0, -1):
            concept = meanings().get(tuple(terms[at : at + size]))
            if concept:
                found.append((at, size, concept))
                at += size - 1
                break
        at += 1
    return found


@cache
def multipliers() -> dict[str, int]:
    """Words after a number that make it larger."""
    listed = ((THOUSANDS, 1_000), (HUNDRED_THOUSANDS, 100_000), (MILLIONS, 1_000_000))
    return {word: factor for line, factor in listed for (word,) in phrases_of(line)}
