# ruff: noqa: E501 - one line a shelf reads as a table
"""The shelves a new haat begins with; the operator changes them in the admin.

One line a shelf: address, size system, names in English, Urdu, Bengali, Russian, Vietnamese, further words people
type. The indent is the tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGES = ("en", "ur", "bn", "ru", "vi")

_SHELVES = """
women | women | Women | خواتین | নারী | Женщинам | Nữ | ladies aurat
  women-dresses | women | Dresses | فراک | ড্রেস | Платья | Váy đầm | frock gown maxi
  women-kurtas | women | Kurtas & shalwar kameez | کرتا اور شلوار قمیض | কুর্তা ও সালোয়ার কামিজ | Курты и шальвар-камизы | Kurta & áo dài tay | kameez qameez kurti suit lawn قمیض কামিজ камиз
  women-sarees | none | Sarees & lehengas | ساڑھی اور لہنگا | শাড়ি ও লেহেঙ্গা | Сари и ленги | Sari & lehenga | saree sari sharee gharara شرارہ
  women-ao-dai | women | Ao dai | آو زائی | আও জাই | Аозай | Áo dài | aodai
  women-tops | women | Tops & blouses | ٹاپ اور بلاؤز | টপ ও ব্লাউজ | Блузки и топы | Áo kiểu | blouse shirt top
  women-tshirts | women | T-shirts | ٹی شرٹ | টি-শার্ট | Футболки | Áo thun | tee tshirt
  women-knitwear | women | Knitwear | سویٹر | সোয়েটার | Трикотаж | Đồ len | sweater jumper cardigan
  women-jackets | women | Coats & jackets | کوٹ اور جیکٹ | কোট ও জ্যাকেট | Пальто и куртки | Áo khoác | blazer outerwear
  women-trousers | women | Trousers & shalwars | پتلون اور شلوار | প্যান্ট ও সালোয়ার | Брюки | Quần | pants palazzo leggings
  women-jeans | women | Jeans | جینز | জিন্স | Джинсы | Quần jean | denim
  women-skirts | women | Skirts | سکرٹ | স্কার্ট | Юбки | Chân váy | skirt
  women-dupattas | none | Dupattas & shawls | دوپٹہ اور شال | ওড়না ও শাল | Шали и платки | Khăn choàng | dupatta shawl chador pashmina hijab scarf orna
  women-abayas | women | Abayas | عبایا | আবায়া | Абаи | Abaya | burqa
  women-shoes | women_shoes | Shoes | جوتے | জুতা | Обувь | Giày | heels khussa sandals sneakers slippers
  women-night | women | Nightwear | رات کا لباس | রাতের পোশাক | Одежда для сна | Đồ ngủ | pajama pyjama
men | men | Men | مرد | পুরুষ | Мужчинам | Nam | gents mard
  men-shirts | men | Shirts | قمیضیں | শার্ট | Рубашки | Áo sơ mi | shirt
  men-kurtas | men | Kurtas & shalwar kameez | کرتا اور شلوار قمیض | পাঞ্জাবি | Курты | Kurta nam | panjabi kameez qameez waistcoat
  men-tshirts | men | T-shirts & polos | ٹی شرٹ | টি-শার্ট ও পোলো | Футболки и поло | Áo thun & polo | tee polo tshirt
  men-knitwear | men | Knitwear & hoodies | سویٹر اور ہوڈی | সোয়েটার ও হুডি | Свитеры и худи | Áo len & hoodie | sweater hoodie longsleeve
  men-jackets | men | Coats & jackets | کوٹ اور جیکٹ | কোট ও জ্যাকেট | Пальто и куртки | Áo khoác | blazer outerwear waistcoat
  men-trousers | men | Trousers | پتلون | প্যান্ট | Брюки | Quần tây | pants chinos
  men-jeans | men | Jeans | جینز | জিন্স | Джинсы | Quần jean | denim
  men-shorts | men | Shorts | شارٹس | হাফ প্যান্ট | Шорты | Quần short | shorts
  men-lungis | none | Lungis & dhotis | لنگی اور دھوتی | লুঙ্গি ও ধুতি | Лунги и дхоти | Lungi | lungi dhoti
  men-suits | men | Suits & sherwanis | سوٹ اور شیروانی | স্যুট ও শেরওয়ানি | Костюмы | Âu phục | sherwani suit
  men-shoes | men_shoes | Shoes | جوتے | জুতা | Обувь | Giày | sneakers chappal peshawari boots
  men-night | men | Nightwear | رات کا لباس | রাতের পোশাক | Одежда для сна | Đồ ngủ | pajama
kids | kids | Kids | بچے | শিশু | Детям | Trẻ em | children bachay baby
  kids-girls | kids | Girls’ clothes | بچیوں کے کپڑے | মেয়েদের পোশাক | Для девочек | Đồ bé gái | frock
  kids-boys | kids | Boys’ clothes | بچوں کے کپڑے | ছেলেদের পোশাক | Для мальчиков | Đồ bé trai | kurta
  kids-baby | kids | Babies | ننھے بچے | নবজাতক | Малышам | Em bé | romper newborn
  kids-shoes | kids_shoes | Kids’ shoes | بچوں کے جوتے | শিশুদের জুতা | Детская обувь | Giày trẻ em | shoes
  kids-school | kids | School uniforms | سکول یونیفارم | স্কুল ইউনিফর্ম | Школьная форма | Đồng phục | uniform
  kids-toys | none | Toys & games | کھلونے | খেলনা | Игрушки | Đồ chơi | toy game puzzle doll
bags | none | Bags | بیگ | ব্যাগ | Сумки | Túi xách | bag
  bags-handbags | none | Handbags | ہینڈ بیگ | হ্যান্ডব্যাগ | Женские сумки | Túi cầm tay | purse tote
  bags-clutches | none | Clutches | کلچ | ক্লাচ | Клатчи | Ví cầm tay | potli clutch
  bags-backpacks | none | Backpacks | بستہ | ব্যাকপ্যাক | Рюкзаки | Ba lô | backpack school bag
  bags-wallets | none | Wallets | بٹوہ | মানিব্যাগ | Кошельки | Ví | wallet
  bags-travel | none | Travel bags | سفری بیگ | ভ্রমণ ব্যাগ | Дорожные сумки | Túi du lịch | suitcase luggage
jewelry | none | Jewelry | زیورات | গয়না | Украшения | Trang sức | jewellery zewar
  jewelry-earrings | none | Earrings | بالیاں | কানের দুল | Серьги | Bông tai | jhumka jhumki
  jewelry-necklaces | none | Necklaces | ہار | হার | Ожерелья | Vòng cổ | mala pendant
  jewelry-bangles | none | Bangles & bracelets | چوڑیاں اور کنگن | চুড়ি ও ব্রেসলেট | Браслеты | Vòng tay | choori churi bracelet
  jewelry-rings | ring | Rings | انگوٹھیاں | আংটি | Кольца | Nhẫn | ring
  jewelry-watches | none | Watches | گھڑیاں | ঘড়ি | Часы | Đồng hồ | watch
  jewelry-hair | none | Hair & tikka | بالوں کے زیور | চুলের গয়না | Украшения для волос | Phụ kiện tóc | tikka clip
accessories | none | Accessories | لوازمات | অনুষঙ্গ | Аксессуары | Phụ kiện | accessory
  accessories-hats | none | Hats & caps | ٹوپیاں | টুপি | Шапки и кепки | Mũ nón | hat cap topi pakol
  accessories-belts | none | Belts | بیلٹ | বেল্ট | Ремни | Thắt lưng | belt
  accessories-glasses | none | Sunglasses | چشمے | চশমা | Очки | Kính mát | sunglasses
  accessories-scarves | none | Scarves & gloves | مفلر اور دستانے | মাফলার ও দস্তানা | Шарфы и перчатки | Khăn & găng tay | muffler gloves
home | none | Home | گھر | ঘর | Дом | Nhà cửa | ghar
  home-bedding | bed | Bedding & quilts | بستر اور رضائی | বিছানা ও কাঁথা | Постель и одеяла | Chăn ga | ralli kantha bedsheet quilt
  home-cushions | none | Cushions & covers | تکیے اور غلاف | কুশন ও কভার | Подушки и чехлы | Gối & vỏ gối | pillow cushion
  home-curtains | none | Curtains | پردے | পর্দা | Шторы | Rèm cửa | curtain
  home-rugs | none | Rugs & carpets | قالین | গালিচা | Ковры | Thảm | rug carpet dari namda
  home-table | none | Table & kitchen | دسترخوان اور باورچی خانہ | টেবিল ও রান্নাঘর | Стол и кухня | Bàn ăn & bếp | plate cup kitchen tablecloth
  home-decor | none | Decor & craft | سجاوٹ اور دستکاری | সাজসজ্জা ও কারুশিল্প | Декор и ремёсла | Trang trí & thủ công | pottery lamp vase craft
  home-fabric | none | Unstitched fabric | ان سلا کپڑا | থান কাপড় | Ткани | Vải | unstitched lawn cloth suit piece
books | none | Books & music | کتابیں اور موسیقی | বই ও সংগীত | Книги и музыка | Sách & nhạc | kitab boi
  books-fiction | none | Novels & poetry | ناول اور شاعری | উপন্যাস ও কবিতা | Романы и поэзия | Tiểu thuyết & thơ | novel poetry shairi
  books-kids | none | Children’s books | بچوں کی کتابیں | শিশুদের বই | Детские книги | Sách thiếu nhi | story book
  books-study | none | Textbooks | نصابی کتابیں | পাঠ্যবই | Учебники | Sách giáo khoa | textbook
  books-other | none | Other books | دوسری کتابیں | অন্যান্য বই | Другие книги | Sách khác | cookbook history
  books-music | none | Records & instruments | ریکارڈ اور ساز | রেকর্ড ও বাদ্যযন্ত্র | Пластинки и инструменты | Đĩa & nhạc cụ | vinyl guitar tabla
other | none | Everything else | باقی سب | অন্য সব | Всё остальное | Khác | misc other
"""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One category as it is planted; `parent` is the address of the shelf it stands on."""

    slug: str
    parent: str
    size_group: str
    names: dict[str, str]
    synonyms: list[str]


def shelves() -> Iterator[Shelf]:
    """Every shelf, parents first."""
    top = ""
    for line in _SHELVES.strip().splitlines():
        slug, size_group, *names, synonyms = (part.strip() for part in line.split("|"))
        nested = line.startswith(" ")
        yield Shelf(slug, top if nested else "", size_group, dict(zip(LANGUAGES, names, strict=True)), synonyms.split())
        if not nested:
            top = slug
