# ruff: noqa: E501 - one line a person reads as a table
"""The fifty people of the demo: handle, name, language, city, country, how they sell, and their story in their own words."""

from dataclasses import dataclass

# Those whom a visitor can be: handle → the e-mail's first part.
SIGN_INS = {"ayesha.k": "buyer", "mehwish": "seller", "nadia.aziz": "moderator", "rehan.haat": "operator"}


@dataclass(frozen=True, slots=True)
class Actor:
    """`part` is what they do: "shop" sells much, "closet" a little, "new" has just begun, "buyer" only buys."""

    handle: str
    name: str
    language: str
    city: str
    country: str
    part: str
    story: str
    taste: str

    @property
    def email(self) -> str:
        return f"{SIGN_INS.get(self.handle, self.handle)}@haat.example"


_TABLE = """
ayesha.k|Ayesha Khan|en|Lahore|PK|buyer||I buy more than I wear and I am learning to pass it on.
mehwish|Mehwish Raza|en|Lahore|PK|shop|folk dresses|Block print, old embroidery and the good leather jacket I should never have bought twice. Posted the next morning.
nadia.aziz|Nadia Aziz|en|Karachi|PK|buyer||I look after the market and answer when something went wrong.
rehan.haat|Rehan Qureshi|en|Lahore|PK|buyer||We keep the lamps lit.
zoya.vintage|زویا ملک|ur|لاہور|PK|shop|dresses outer|پرانے کپڑوں میں نئی جان۔ ہر چیز دھلی ہوئی، استری کی ہوئی اور اپنی کہانی کے ساتھ۔
anarkali|انارکلی سلائی گھر|ur|لاہور|PK|shop|folk|انارکلی بازار میں تیس سال سے سلائی۔ جو سلائیں گے دل سے سلائیں گے۔
chhapa.ghar|چھاپا گھر|ur|ملتان|PK|shop|folk bags|ملتان کے بلاک پرنٹ، لکڑی کے پرانے ٹھپوں سے، ہاتھ سے چھپے ہوئے۔
sana.b|ثنا بلوچ|ur|کوئٹہ|PK|new|knit folk|امی کی الماری خالی کر رہی ہوں۔ پہلی بار بیچ رہی ہوں، آرام سے پوچھ لیجیے۔
hamza.r|حمزہ رشید|ur|کوئٹہ|PK|closet|men shoes|سردیوں کے کوٹ، جوتے اور کبھی کبھی ایک اچھی گھڑی۔
ralli.sindh|مائی بھاگی|ur|حیدرآباد|PK|closet|bags folk|ہمارے گاؤں کی عورتیں رلی اور اجرک بناتی ہیں۔ پیسے سیدھے ان تک جاتے ہیں۔
fatima.n|فاطمہ نور|ur|کراچی|PK|closet|dresses jewelry|سمندر کے پاس رہتی ہوں، ہلکے رنگ پسند ہیں۔ سب کچھ ایک دو بار پہنا ہوا۔
bilal.joote|بلال موچی|ur|پشاور|PK|closet|shoes|پشاوری چپل سے ڈربی تک، ہر جوتا خود پالش کر کے بھیجتا ہوں۔
noor.jhumka|نور جہاں|ur|ملتان|PK|closet|jewelry|جھمکے، چوڑیاں اور ہار۔ شادیوں کے بعد ڈبوں میں کیوں رہیں۔
ali.raza|علی رضا|ur|اسلام آباد|PK|new|men|دفتر کے کپڑے جو اب گھر سے کام میں نہیں چلتے۔
hina.k|حنا قریشی|ur|فیصل آباد|PK|closet|dresses knit|فیصل آباد کا کپڑا، اپنی پسند کی سلائی۔ بچوں کے کپڑے بھی ملتے ہیں۔
sadaf|صدف|ur|راولپنڈی|PK|buyer||مجھے پرانی شالیں جمع کرنے کا شوق ہے۔
usman.t|عثمان طارق|ur|گوجرانوالہ|PK|buyer||بیگم کے لیے تحفے ڈھونڈتا ہوں۔
rabia.d|رابعہ درانی|ur|پشاور|PK|away|folk|چھٹیوں پر ہوں، واپس آ کر سب پارسل بھیجوں گی۔
tant.ghor|তাঁতঘর|bn|ঢাকা|BD|shop|saree folk|টাঙ্গাইলের তাঁতিদের কাছ থেকে জামদানি আর সুতি শাড়ি। প্রতিটি শাড়ির পেছনে একজন মানুষের নাম আছে।
nusrat.j|নুসরাত জাহান|bn|ঢাকা|BD|shop|dresses folk|আলমারি ভর্তি কাপড়, পরা হয় অল্প। যত্নে রাখা জিনিস যত্ন নেবে এমন কাউকে দিতে চাই।
sylhet.shal|শালের দোকান|bn|সিলেট|BD|closet|knit folk|সিলেটের শীতে পরা শাল আর সোয়েটার। ধোয়া, ভাঁজ করা, তৈরি।
mitali.s|মিতালী সেন|bn|চট্টগ্রাম|BD|closet|jewelry dresses|গয়না আমার দুর্বলতা। এক জোড়া ঝুমকা গেলে আরেক জোড়া আসে।
rafiq.h|রফিকুল হাসান|bn|ঢাকা|BD|closet|men shoes|পাঞ্জাবি আর জুতা। মাপ জানতে চাইলে ফিতা নিয়ে বসি।
tania.r|তানিয়া রহমান|bn|রাজশাহী|BD|new|dresses|প্রথমবার বিক্রি করছি, ভুল হলে বলবেন।
khoka.toys|ছোটদের আলনা|bn|খুলনা|BD|closet|kids|মেয়ে বড় হয়ে যাচ্ছে, জামাগুলো রয়ে যাচ্ছে। সব সুতির, নরম।
arif.b|আরিফ|bn|সিলেট|BD|buyer||পুরোনো পাঞ্জাবি খুঁজি।
shirin.a|শিরিন আক্তার|bn|বরিশাল|BD|buyer||শাড়ি দেখি, শাড়ি কিনি, শাড়ি ভাঁজ করি।
lopa|লোপামুদ্রা|bn|ময়মনসিংহ|BD|closet|saree bags|নকশিকাঁথা আর হাতে সেলাই করা ব্যাগ।
kazan.shkaf|Казанский шкаф|ru|Казань|RU|shop|outer knit|Пальто, свитеры и шарфы из бабушкиных и собственных шкафов. Всё стираю сама, пятна показываю честно.
olga.p|Ольга Платова|ru|Павловский Посад|RU|shop|shawl knit|Живу рядом с фабрикой, платки знаю с детства. Есть редкие рисунки, которых больше не печатают.
marat.v|Марат Валиев|ru|Казань|RU|closet|men shoes|Ботинки ношу аккуратно, продаю дёшево. Отправлю в день оплаты.
dasha.msk|Даша|ru|Москва|RU|closet|dresses bags|Переезжаю в маленькую квартиру, поэтому почти всё должно уехать.
vera.valenki|Вера Ильинична|ru|Кострома|RU|closet|felt knit|Валяю валенки сорок лет. Дочка помогает с фотографиями.
timur.g|Тимур|ru|Уфа|RU|new|outer men|Разбираю гардероб после зимы. Пишите, торг уместен.
lena.k|Лена Кузнецова|ru|Санкт-Петербург|RU|closet|dresses outer|Платья в горошек и хорошие пальто. В Питере без пальто нельзя.
anya.b|Аня|ru|Екатеринбург|RU|buyer||Ищу шапки с узором, желательно смешные.
sergey.n|Сергей|ru|Новосибирск|RU|buyer||Покупаю тёплое и надолго.
linh.tudo|Tủ đồ của Linh|vi|Hội An|VN|shop|dresses knit|Đồ len và váy hoa, giặt sạch, gấp gọn, gửi trong ngày. Món nào cũng có chuyện để kể.
aodai.hue|Áo dài Cố Đô|vi|Huế|VN|shop|aodai|May áo dài bên sông Hương ba đời nay. Nhận sửa cho vừa vai, vừa eo.
minh.q|Minh Quân|vi|Hà Nội|VN|closet|men shoes|Giày da và áo khoác cho mùa đông Hà Nội. Giày nào cũng lau kem trước khi gửi.
thao.p|Phương Thảo|vi|Đà Nẵng|VN|closet|dresses bags|Gần biển nên toàn váy rộng và túi cói. Mặc ít, giữ kỹ.
be.bong|Đồ của bé Bông|vi|Hà Nội|VN|closet|kids|Bé lớn nhanh quá, váy còn mới nguyên. Chị em cứ hỏi, mình trả lời tối.
tuan.den|Tuấn|vi|Sài Gòn|VN|new|men outer|Bán bớt áo khoác vì Sài Gòn không có mùa đông.
hanh.n|Hạnh|vi|Cần Thơ|VN|buyer||Thích đồ thêu tay.
grace.ohio|Grace Miller|en|Columbus, Ohio|US|shop|dresses knit|Church sales, attics and one very patient husband. I measure everything twice.
joan.w|Joan Whitaker|en|Dayton, Ohio|US|closet|knit bags|Retired teacher, active knitter. If a sweater has a hole I will tell you where.
sam.denim|Sam Ortiz|en|Cleveland, Ohio|US|closet|outer men|Denim, leather and boots. Broken in, never broken.
imran.ldn|Imran Sheikh|en|Karachi|PK|closet|men folk|Wedding clothes worn once and then loved from a distance.
maria.c|Maria Cole|en|Toledo, Ohio|US|new|dresses|New here. Three dresses from my sister’s closet to start with.
limited.sam|Sam Flint|en|Lahore|PK|limited|shoes|Sneakers, mostly.
"""


def actors() -> list[Actor]:
    """All of them, in the order of the table."""
    people = []
    for line in _TABLE.strip().splitlines():
        handle, name, language, city, country, part, taste, story = line.split("|")
        people.append(Actor(handle, name, language, city, country, part, story, taste))
    return people


# What a taste means in kinds that the catalogue draws.
TASTES: dict[str, str] = {
    "folk": "kameez,kurta,dupatta,choli,shalwar,lehenga,khussa,saree,waistcoat,sherwani,tote",
    "dresses": "tea dress,midi dress,maxi dress,wrap dress,blouse,skirt,heels,sandals,tshirt",
    "outer": "coat,biker jacket,denim jacket,puffer,jeans,boots,scarf,trousers",
    "men": "shirt,kurta,trousers,jeans,hoodie,sherwani,waistcoat,belt,cap,shorts,denim jacket",
    "shoes": "derby shoes,sneakers,boots,khussa,sandals,heels",
    "knit": "sweater,cardigan,beanie,scarf,long shawl,hoodie",
    "bags": "tote,clutch,shoulder bag,belt",
    "jewelry": "jhumka,necklace,bangles,clutch",
    "kids": "kids dress,romper,beanie",
    "saree": "saree,choli,long shawl,dupatta",
    "shawl": "shawl,long shawl,scarf",
    "felt": "valenki,beanie,scarf",
    "aodai": "ao dai,clutch,heels",
}
