"""Words that must find each other: one line a word, in the scripts and spellings that people really use."""

SOUNDS_ALIKE = """
kameez kamiz qameez kameej قمیض قمیص কামিজ камиз
shalwar salwar shalvar شلوار সালোয়ার шальвар
kurta kurtaa کرتا কুর্তা курта
kurti کرتی কুর্তি курти
sari saree saari ساڑی শাড়ি সাড়ি сари
dupatta dopatta duppatta دوپٹہ দোপাট্টা дупатта
lehenga lehnga لہنگا লেহেঙ্গা лехенга
sherwani شیروانی শেরওয়ানি шервани
anarkali انارکلی আনারকলি анаркали
abaya abaaya عبایا আবায়া абая
hijab hijaab حجاب হিজাব хиджаб
burqa burka برقع বোরকা бурка
niqab نقاب নিকাব никаб
gharara غرارہ গারারা гарара
sharara شرارہ শারারা шарара
churidar چوڑیدار চুড়িদার чуридар
dhoti دھوتی ধুতি дхоти
lungi لنگی লুঙ্গি лунги
punjabi panjabi پنجابی পাঞ্জাবি панджаби
pyjama pajama پاجامہ পায়জামা пижама
patiala پٹیالہ পাতিয়ালা патиала
pashmina پشمینہ পশমিনা пашмина
kaftan caftan کفتان কাফতান кафтан
poncho پونچو পঞ্চো пончо
kimono کیمونو কিমোনো кимоно
jeans جینز জিন্স джинсы
blazer بلیزر ব্লেজার блейзер
jacket جیکٹ জ্যাকেট жакет
coat کوٹ কোট
sweater سویٹر সোয়েটার свитер
cardigan کارڈیگن কার্ডিগান кардиган
hoodie hoody ہوڈی হুডি худи
shirt شرٹ শার্ট
skirt اسکرٹ স্কার্ট
scarf اسکارف স্কার্ফ
shawl شال শাল шаль
shorts شارٹس শর্টস шорты
suit سوٹ স্যুট
blouse بلاؤز ব্লাউজ блуза
top ٹاپ টপ топ
tunic ٹیونک টিউনিক туника
leggings لیگنگز লেগিংস леггинсы
bikini بکنی বিকিনি бикини
sandal sandals سینڈل স্যান্ডেল сандалии
khussa کھسہ খুসসা кхусса
chappal چپل চপ্পল чаппал
boots بوٹس বুটস ботинки
sneakers اسنیکرز স্নিকার্স сникерсы
handbag ہینڈبیگ হ্যান্ডব্যাগ
bag بیگ ব্যাগ
watch واچ ওয়াচ
cotton کاٹن কটন коттон
linen لینن লিনেন
lawn لان লন лон
khaddar کھدر খদ্দর кхаддар
khadi کھادی খাদি кхади
chiffon شفون শিফন шифон
georgette جارجٹ জর্জেট жоржет
velvet ویلویٹ ভেলভেট вельвет
denim ڈینم ডেনিম деним
organza آرگنزا অর্গানজা органза
satin ساٹن স্যাটিন сатин
cashmere کیشمیر কাশ্মীর кашемир
polyester پولیسٹر পলিয়েস্টার полиэстер
muslin ململ মসলিন муслин
jamdani جامدانی জামদানি джамдани
banarasi بنارسی বেনারসি банараси
ajrak اجرک আজরাক аджрак
phulkari پھلکاری ফুলকারি пхулкари
zardozi زردوزی জারদৌসি зардози
chikan چکن চিকন чикан
kantha کانتھا কাঁথা кантха
bandhani بندھنی বাঁধনি бандхани
brocade بروکیڈ ব্রোকেড
batik باٹک বাটিক батик
nike نائیکی নাইকি
adidas ایڈیڈاس অ্যাডিডাস адидас
orange اورنج অরেঞ্জ оранжевый
beige بیج বেইজ беж
maroon مہرون মেরুন
"""

MEAN_THE_SAME = """
red لال سرخ লাল красный красная đỏ
blue نیلا নীল синий синее xanh-dương
green سبز সবুজ зелёный зеленая
black کالا سیاه কালো чёрный черная đen
white سفید সাদা белый белое trắng
yellow پیلا হলুদ жёлтый vàng
pink گلابی গোলাপি розовый hồng
purple جامنی বেগুনি фиолетовый tím
brown بھورا বাদামি коричневый nâu
grey gray سرمئی ধূসর серый xám
gold سنہری সোনালি золотой
silver چاندی রুপালি серебряный bạc
cotton سوتی সুতি хлопок хлопковая cotton
silk ریشم ریشمی রেশম সিল্ক шёлк шелковый lụa
wool اون اونی পশম উল шерсть шерстяной len
leather چمڑا চামড়া кожа кожаный da
linen لینن লিনেন лён льняной lanh
velvet مخمل মখমল бархат nhung
denim ڈینم ডেনিম джинсовый denim
dress dresses فراک পোশাক ড্রেস платье платья váy đầm
shoes shoe جوتے জুতা обувь туфли giày
bag bags بیگ تھیلا ব্যাগ сумка сумки túi
coat کوٹ কোট пальто
shirt قمیص শার্ট рубашка
skirt اسکرٹ স্কার্ট юбка
trousers pants پتلون প্যান্ট брюки штаны quần
jacket جیکٹ জ্যাকেট куртка
scarf اسکارف স্কার্ফ шарф khăn
hat cap ٹوپی টুপি шапка шляпа mũ nón
earrings بالیاں কানের-দুল серьги
necklace ہار নেকলেস হার ожерелье
ring انگوٹھی আংটি кольцо nhẫn
watch گھڑی ঘড়ি часы
belt بیلٹ বেল্ট ремень
new نیا নতুন новый новая mới
vintage ونٹیج ভিনটেজ винтаж винтажный
"""


def groups(table: str) -> list[list[str]]:
    return [[word.replace("-", " ") for word in line.split()] for line in table.split("\n") if line.strip()]
