# ruff: noqa: E501 - sentences stay whole
"""What people write about their things: titles, stories and flaws in five languages, in several voices."""

import random

from dev.seeds.garments.catalogue import Design

_ORIGIN = {
    "en": [
        "I bought it at a small shop in the old town and carried it home on the bus.",
        "My aunt wore it to one wedding and then to none.",
        "Found it at the bottom of a cedar chest, still wrapped in paper.",
        "It was a present, kindly meant and never quite me.",
        "I saved three months for this one, so it was always treated well.",
        "My neighbor made it; I paid for the cloth and she would not take more.",
        "Second-hand when it came to me, and better for it.",
        "I wore it to my first real job interview. I got the job.",
    ],
    "ur": [
        "یہ میں نے شہر کی پرانی گلیوں سے لیا تھا، آج بھی وہ دکان یاد ہے۔",
        "خالہ نے ایک شادی پر پہنا، پھر الماری میں سنبھال کر رکھ دیا۔",
        "تحفے میں ملا تھا، رنگ بہت پیارا ہے مگر مجھ پر جچتا نہیں۔",
        "کپڑا خود پسند کیا اور محلے کے درزی سے سلوایا۔",
        "امی کے صندوق سے نکلا ہے، کاغذ میں لپٹا ہوا۔",
        "عید پر بنایا تھا، بس دو بار پہنا۔",
        "کالج کے دنوں کی یاد ہے، اب کسی اور کے کام آئے۔",
    ],
    "bn": [
        "পুরোনো শহরের একটা ছোট দোকান থেকে কেনা, দোকানদারের হাসিটা এখনো মনে আছে।",
        "খালা এক বিয়েতে পরেছিলেন, তারপর যত্নে তুলে রাখা।",
        "উপহার পেয়েছিলাম, রঙটা সুন্দর কিন্তু আমাকে মানায় না।",
        "নিজে কাপড় বেছে পাড়ার দর্জির কাছে বানানো।",
        "মায়ের আলমারির নিচের তাক থেকে পাওয়া, কাগজে মোড়া ছিল।",
        "পহেলা বৈশাখে পরব বলে কেনা, পরা হলো একবার।",
        "প্রথম বেতনের টাকায় কেনা, তাই মায়া একটু বেশি।",
    ],
    "ru": [
        "Куплено в маленьком магазине, которого уже нет.",
        "Тётя надела один раз на свадьбу и убрала в шкаф.",
        "Подарок: вещь чудесная, но не мой цвет.",
        "Нашлось на даче в сундуке, пересыпанное лавандой.",
        "Копила на эту вещь три месяца, поэтому берегла.",
        "Шила знакомая портниха, ткань выбирали вместе.",
        "Носила один сезон, потом переехала туда, где теплее.",
    ],
    "vi": [
        "Mình mua ở một tiệm nhỏ trong phố cổ, cô chủ gói bằng giấy báo.",
        "Dì mặc đúng một đám cưới rồi cất kỹ.",
        "Quà sinh nhật, đẹp lắm nhưng không hợp màu da mình.",
        "Tự chọn vải rồi nhờ cô thợ đầu ngõ may.",
        "Tìm thấy dưới đáy rương của mẹ, còn nguyên giấy bọc.",
        "Mua bằng tháng lương đầu tiên nên giữ rất cẩn thận.",
        "Mặc chụp ảnh một lần rồi treo trong tủ.",
    ],
}
_WEAR = {
    "en": [
        "The fabric is softer than the photo can say.",
        "It falls nicely and does not ask to be ironed much.",
        "True to size on me, with room for a good lunch.",
        "The color is deeper in daylight.",
        "The seams are clean inside; somebody took their time.",
        "Warm without being heavy.",
    ],
    "ur": [
        "کپڑا تصویر سے زیادہ نرم ہے۔",
        "رنگ دن کی روشنی میں اور گہرا لگتا ہے۔",
        "سائز پورا ہے، تنگ نہیں۔",
        "سلائی اندر سے بھی صاف ہے۔",
        "استری جلدی ہو جاتی ہے اور پہن کر ہلکا لگتا ہے۔",
    ],
    "bn": [
        "কাপড়টা ছবির চেয়েও নরম।",
        "দিনের আলোয় রঙটা আরও গাঢ় লাগে।",
        "মাপ ঠিকঠাক, আরাম করে পরা যায়।",
        "ভেতরের সেলাইও পরিষ্কার।",
        "পরলে হালকা লাগে, ইস্ত্রি কম লাগে।",
    ],
    "ru": [
        "На ощупь мягче, чем на фото.",
        "При дневном свете цвет глубже.",
        "Сидит по размеру, не тянет.",
        "Швы внутри аккуратные, видно руку мастера.",
        "Тёплая вещь, но не тяжёлая.",
    ],
    "vi": [
        "Chất vải mềm hơn trong ảnh nhiều.",
        "Ra nắng màu đậm và đẹp hơn.",
        "Mặc đúng cỡ, không bị chật nách.",
        "Đường may bên trong rất gọn.",
        "Mặc nhẹ, ít phải ủi.",
    ],
}
_CARE = {
    "en": [
        "Washed, folded and ready to go out tomorrow.",
        "From a home with one cat who was kept away from it.",
        "Ask me for any measurement; the tape is on the table.",
        "I can add it to another parcel, so look around first.",
        "Price is fair, I think. Offers are read kindly.",
    ],
    "ur": [
        "دھلا ہوا، تہہ کیا ہوا، کل ہی روانہ ہو سکتا ہے۔",
        "ناپ چاہیے تو پوچھ لیجیے، فیتہ پاس ہی ہے۔",
        "دو چیزیں لیں تو ایک ہی پارسل میں بھیج دوں گی۔",
        "قیمت مناسب رکھی ہے، دل سے لیجیے۔",
    ],
    "bn": [
        "ধোয়া, ভাঁজ করা, কালই পাঠানো যাবে।",
        "মাপ লাগলে বলবেন, ফিতা হাতের কাছেই।",
        "দুটি নিলে এক পার্সেলে পাঠাব।",
        "দাম ভেবেচিন্তে রাখা, তবু কথা বলা যায়।",
    ],
    "ru": [
        "Постирано, отглажено, отправлю завтра.",
        "Замеры сделаю по просьбе.",
        "Две вещи поедут одной посылкой.",
        "Цена честная, но поговорить можно.",
    ],
    "vi": [
        "Đã giặt, gấp gọn, mai gửi được ngay.",
        "Cần số đo nào cứ nhắn mình.",
        "Mua hai món mình gửi chung một gói.",
        "Giá mình để vừa phải rồi, thương lượng chút cũng được.",
    ],
}
_FLAWS = {
    "pulled thread": {
        "en": "One pulled thread, shown close up",
        "ur": "ایک دھاگا کھنچا ہوا ہے، قریب کی تصویر دیکھیں",
        "bn": "এক জায়গায় একটা সুতা টানা, কাছের ছবিতে আছে",
        "ru": "Одна затяжка, показана на фото",
        "vi": "Bị rút một sợi, có ảnh chụp gần",
    },
    "scuff": {
        "en": "A scuff, shown close up",
        "ur": "تھوڑی سی رگڑ، تصویر میں صاف دکھائی ہے",
        "bn": "সামান্য ঘষা দাগ, কাছের ছবিতে আছে",
        "ru": "Небольшая потёртость, видна на фото",
        "vi": "Có vết trầy nhỏ, xem ảnh chụp gần",
    },
    "stain": {
        "en": "A faint mark that did not wash out",
        "ur": "ایک ہلکا سا داغ جو دھلنے سے نہیں گیا",
        "bn": "হালকা একটা দাগ, ধুয়েও ওঠেনি",
        "ru": "Бледное пятнышко, не отстиралось",
        "vi": "Một vết mờ giặt không ra",
    },
}
_EXTRA = {
    "en": ["", "", "vintage ", "hardly worn "], "ur": ["", "", "پرانی طرز، ", "نئے جیسا، "], "bn": ["", "", "প্রায় নতুন ", ""],
    "ru": ["", "", "как новая вещь", "винтаж"], "vi": ["", "", "như mới", "đồ cũ xinh"],
}  # fmt: skip


def title(design: Design, language: str, seed: int) -> str:
    """The thing in the words of its owner, true to the drawing, at most 80 characters."""
    r = random.Random(f"title-{seed}")
    kind, pattern, color = design.words(language)
    extra = r.choice(_EXTRA[language])
    match language:
        case "en":
            words = (
                [extra.strip(), color, pattern, kind]
                if r.random() < 0.7
                else [extra.strip(), pattern, kind, f"in {color}"]
            )
            text = " ".join(word for word in words if word)
            text = text[:1].upper() + text[1:]
        case "ur":
            parts = [kind, pattern, f"{color} رنگ" if "رنگ" not in color else color]
            text = extra + "، ".join(part for part in parts if part)
        case "bn":
            shade = color if color.endswith("রঙা") else f"{color} রঙের"
            text = extra + " ".join(part for part in (shade, pattern, kind) if part)
        case "ru":
            text = ", ".join(
                part
                for part in (
                    " ".join(filter(None, (kind, pattern))),
                    f"цвет {color}" if " " not in color else color,
                    extra,
                )
                if part
            )
        case _:
            text = " ".join(part for part in (kind, pattern, color, extra) if part)
    return text[:80]


def story(language: str, seed: int) -> str:
    """Two to four sentences, never the same three in a row."""
    r = random.Random(f"story-{seed}")
    parts = [r.choice(_ORIGIN[language]), r.choice(_WEAR[language])]
    if r.random() < 0.5:
        parts.reverse()
    if r.random() < 0.65:
        parts.append(r.choice(_CARE[language]))
    return (" " if r.random() < 0.7 else "\n\n").join(parts)


def flaw(kind: str, language: str) -> str:
    """A flaw of that kind in words; see `garments.views.kind_of_flaw`."""
    return _FLAWS[kind][language]
