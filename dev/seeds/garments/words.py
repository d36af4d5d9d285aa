"""What drawn things are called in five languages: kinds, prints, stuffs. Columns: en, ur, bn, ru, vi."""

LANGUAGES = ("en", "ur", "bn", "ru", "vi")


def _table(text: str) -> dict[str, dict[str, str]]:
    rows = (line.split("|") for line in text.strip().splitlines())
    return {key: dict(zip(LANGUAGES, names, strict=True)) for key, *names in rows}


KIND_WORDS = _table("""
kameez|kameez|قمیض|কামিজ|Камиз|Áo kameez
kurta|kurta|کرتا|পাঞ্জাবি|Курта|Áo kurta
choli|choli|چولی|ব্লাউজ|Чоли|Áo choli
shalwar|shalwar|شلوار|সালোয়ার|Шальвары|Quần shalwar
dupatta|dupatta|دوپٹہ|ওড়না|Дупатта|Khăn dupatta
saree|saree|ساڑھی|শাড়ি|Сари|Sari
lehenga|lehenga|لہنگا|লেহেঙ্গা|Ленга|Chân váy lehenga
sherwani|sherwani|شیروانی|শেরওয়ানি|Шервани|Áo sherwani
waistcoat|waistcoat|واسکٹ|কটি|Жилет|Áo gi-lê
tea dress|tea dress|فراک|ফ্রক|Платье с воротничком|Váy cổ bẻ
midi dress|midi dress|لمبی آستین فراک|মিডি ড্রেস|Платье миди|Váy midi
maxi dress|maxi dress|میکسی|ম্যাক্সি|Платье макси|Váy maxi
wrap dress|wrap dress|ریپ ڈریس|র‍্যাপ ড্রেস|Платье с запахом|Váy quấn
ao dai|ao dai|آو زائی|আও জাই|Аозай|Áo dài
kids dress|girl’s dress|بچی کا فراک|বাচ্চার ফ্রক|Детское платье|Váy bé gái
romper|baby romper|بچے کا رومپر|শিশুর রম্পার|Комбинезон для малыша|Bộ áo liền quần em bé
skirt|pleated skirt|پلیٹ والی سکرٹ|কুঁচি স্কার্ট|Юбка в складку|Chân váy xếp ly
coat|wool coat|اونی کوٹ|উলের কোট|Шерстяное пальто|Áo khoác dạ
biker jacket|biker jacket|بائیکر جیکٹ|বাইকার জ্যাকেট|Косуха|Áo khoác da
denim jacket|denim jacket|ڈینم جیکٹ|ডেনিম জ্যাকেট|Джинсовая куртка|Áo khoác jean
puffer|puffer jacket|روئی دار جیکٹ|পাফার জ্যাকেট|Пуховик|Áo phao
jeans|jeans|جینز|জিন্স|Джинсы|Quần jean
trousers|trousers|پتلون|প্যান্ট|Брюки|Quần tây
shorts|shorts|نیکر|হাফ প্যান্ট|Шорты|Quần short
derby shoes|derby shoes|ڈربی جوتے|ডার্বি জুতা|Дерби|Giày derby
heels|heels|ہیل والے جوتے|হিল জুতা|Туфли на каблуке|Giày cao gót
khussa|khussa|کھسہ|নাগরা|Кхусса|Giày khussa
sneakers|sneakers|کینوس کے جوتے|কেডস|Кеды|Giày vải
sandals|sandals|سینڈل|স্যান্ডেল|Сандалии|Dép xăng-đan
boots|lace-up boots|لمبے بوٹ|বুট জুতা|Сапоги на шнуровке|Bốt cao
valenki|valenki|نمدے کے بوٹ|ফেল্টের বুট|Валенки|Ủng nỉ
shawl|shawl|شال|শাল|Платок|Khăn choàng
long shawl|long shawl|لمبی شال|লম্বা শাল|Палантин|Khăn choàng dài
scarf|scarf|مفلر|মাফলার|Шарф|Khăn len
beanie|bobble hat|اونی ٹوپی|উলের টুপি|Шапка с помпоном|Mũ len
cap|cap|کیپ|ক্যাপ|Кепка|Mũ lưỡi trai
belt|leather belt|چمڑے کی بیلٹ|চামড়ার বেল্ট|Кожаный ремень|Thắt lưng da
tote|tote bag|کپڑے کا تھیلا|কাপড়ের ব্যাগ|Сумка-шопер|Túi vải
clutch|clutch|کلچ|ক্লাচ|Клатч|Ví cầm tay
shoulder bag|shoulder bag|کندھے کا بیگ|কাঁধের ব্যাগ|Сумка через плечо|Túi đeo vai
jhumka|jhumka earrings|جھمکے|ঝুমকা|Серьги джумка|Bông tai jhumka
necklace|necklace|ہار|হার|Ожерелье|Vòng cổ
bangles|six bangles|چھ چوڑیاں|ছয়টি চুড়ি|Шесть браслетов|Sáu chiếc vòng tay
tshirt|T-shirt|ٹی شرٹ|টি-শার্ট|Футболка|Áo thun
shirt|shirt|شرٹ|শার্ট|Рубашка|Áo sơ mi
blouse|bow blouse|بو والا بلاؤز|বো ব্লাউজ|Блузка с бантом|Áo kiểu thắt nơ
sweater|sweater|سویٹر|সোয়েটার|Свитер|Áo len
cardigan|cardigan|کارڈیگن|কার্ডিগান|Кардиган|Áo cardigan
hoodie|hoodie|ہوڈی|হুডি|Худи|Áo hoodie
""")
PATTERN_WORDS = _table("""
solid|||||
stripes|striped|دھاری دار|ডোরাকাটা|в полоску|kẻ sọc
fine stripes|fine-striped|باریک دھاری|সরু ডোরা|в тонкую полоску|sọc mảnh
pinstripes|pinstripe|پن سٹرائپ|পিনস্ট্রাইপ|в тонкую полоску|sọc nhuyễn
breton stripes|Breton-striped|چوڑی دھاری|আড়াআড়ি ডোরা|тельняшка|sọc ngang
wide stripes|wide-striped|بڑی دھاریاں|চওড়া ডোরা|в широкую полоску|sọc to
gingham|gingham|چیک|চেক|в клетку виши|ca-rô
windowpane|windowpane-check|کھلا چیک|বড় চেক|в крупную клетку|ca-rô to
tartan|tartan|ٹارٹن چیک|টার্টান চেক|в шотландскую клетку|kẻ tartan
houndstooth|houndstooth|ہاؤنڈز ٹوتھ|হাউন্ডস্টুথ|гусиная лапка|họa tiết răng sói
polka dots|polka-dot|بندکی دار|ছোপ ছোপ|в горошек|chấm bi
confetti dots|confetti|رنگ برنگی بندکیاں|রঙিন ফোঁটা|с конфетти|chấm màu
leheriya waves|leheriya|لہریا|লহরিয়া|лехерия|sóng leheriya
bandhani dots|bandhani|چنری|বাঁধনি|бандхани|nhuộm buộc
leopard|leopard|تیندوا پرنٹ|চিতা প্রিন্ট|леопардовый|da báo
scrolls|scroll-print|بیل بوٹے|লতাপাতা|с завитками|hoa văn dây
geometric tiles|geometric|جیومیٹرک|জ্যামিতিক|с геометрией|hình học
ditsy flowers|ditsy-flower|ننھے پھول|ছোট ফুল|в мелкий цветочек|hoa nhí
meadow flowers|meadow-flower|جنگلی پھول|বুনো ফুল|с полевыми цветами|hoa đồng nội
roses|rose-print|گلاب|গোলাপ|с розами|hoa hồng
paisley|paisley|آم کا بوٹا|কলকা|огурцы пейсли|paisley
leaves|leaf-print|پتے|পাতা নকশা|с листьями|lá cây
cranes and clouds|crane-print|سارس اور بادل|বক ও মেঘ|с журавлями|hạc mây
lotus brocade|lotus brocade|کنول بروکیڈ|পদ্ম ব্রোকেড|парча с лотосом|gấm sen
block-print buta|block-print|بلاک پرنٹ|ব্লক প্রিন্ট|ручная набойка|in mộc bản
block-print marigold|marigold block-print|گیندے کا بلاک پرنٹ|গাঁদা ব্লক প্রিন্ট|набойка с бархатцами|in mộc hoa cúc
ajrak|ajrak|اجرک|আজরাক|аджрак|ajrak
ikat|ikat|اکت|ইকাত|икат|ikat
chikankari|chikankari|چکن کاری|চিকনকারি|вышивка чикан|thêu chikan
jamdani|jamdani|جامدانی|জামদানি|джамдани|dệt jamdani
phulkari|phulkari|پھلکاری|ফুলকারি|пхулкари|thêu phulkari
Pavlovo roses|Pavlovo rose|روسی گلاب|রুশ গোলাপ|павлопосадские розы|hoa hồng Nga
zari brocade|zari brocade|زری بروکیڈ|জরি ব্রোকেড|парча с золотом|gấm chỉ vàng
Sindhi ralli|ralli patchwork|رلی|রল্লি|лоскутное ралли|chắp vải ralli
batik|batik|باتک|বাটিক|батик|batik
stocking stitch|plain-knit|سادہ بنائی|সাদামাটা বুনন|гладкой вязки|đan trơn
striped knit|striped|دھاری دار بنائی|ডোরা বুনন|в широкую полоску|đan sọc
thin striped knit|thin-striped|باریک دھاری بنائی|সরু ডোরা বুনন|в тонкую полоску|đan sọc mảnh
Fair Isle|Fair Isle|فیئر آئل|ফেয়ার আইল|с орнаментом фэр-айл|đan Fair Isle
cable knit|cable-knit|چوٹی بنائی|বেণি বুনন|с косами|đan vặn thừng
bouclé|bouclé|بوکلے|বুকলে|букле|vải bouclé
tweed|tweed|ٹویڈ|টুইড|из твида|vải tweed
lace|lace|جالی|লেস|кружевной|ren
quilting|quilted|رضائی سلائی|কাঁথা সেলাই|стёганый|chần bông
woven leather|woven-leather|بُنا ہوا چمڑا|বোনা চামড়া|плетёный|da đan
straw|straw|تنکے کا|খড়ের|соломенный|cói
""")
