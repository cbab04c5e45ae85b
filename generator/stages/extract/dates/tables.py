"""Words of printed dates that CLDR does not list: other calendars, era marks, small words.

Months come by twelve, in order; ``_`` stands for a space within a name. Spellings are folded
when they are loaded (see ``fold``), so none needs to repeat one for its case or its digits.
"""

from __future__ import annotations

# Languages whose names are known without being told that a text is in them (CLDR locale names), by
# the script of their names.
CORE = {
    "latin": (
        "af az bs ca cs cy da de de_AT en en_AU en_GB es es_PE et eu fi fil fr fr_CA ga gl ha hr"
        " hu id ig is it lt lv ms mt nl no pl pt ro sk sl so sq sr_Latn sv sw tk tr uz vi yo zu"
    ),
    "cyrillic": "be bg bs_Cyrl ky mk mn ru sr tg uk uz_Cyrl kk",
    "arabic": "ar ar_DZ ar_IQ ar_MA ar_MR ar_SY ar_TN fa fa_AF ps ug ur",
    "other": ("am as bn el gu he hi hy ja ka km kn ko lo ml mr my ne or pa si ta te th zh zh_Hant"),
}

# In Tigrinya the same month names stand for Gregorian (Eritrea) and Ethiopian months (Ethiopia),
# seven or eight years apart: no date of it is read by name.
TWO_CALENDARS = frozenset({"ti", "tig", "byn", "gez", "wal"})

MONTHS = {
    "jalali": (
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند حمل ثور جوزا سرطان"
        " اسد سنبله میزان عقرب قوس جدی دلو حوت وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ"
        " مرغومی سلواغه کب وری غوایی غبرگولی چنگاښ زمری وږی تله لړم لیندی مرغومی سلواغه کب"
        " وري غويي غبرګولي چنګاښ زمري وږي تلې لړم ليندۍ مرغومي سلواغې کب"
        " farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
    ),
    "hijri": (
        "محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان رمضان شوال"
        " ذو_القعدة ذو_الحجة محرم صفر ربيع_الاول ربيع_الثاني جمادى_الاول جمادى_الثانية رجب شعبان"
        " رمضان شوال ذي_القعدة ذي_الحجة محرم صفر ربیع‌الاول ربیع‌الثانی جمادی‌الاول جمادی‌الثانی"
        " رجب شعبان رمضان شوال ذیقعده ذیحجه محرم صفر ربيع_الأول ربيع_الثاني جمادي_الأولى"
        " جمادي_الثاني رجب شعبان رمضان شوال ذوالقعده ذوالحجه muharram safar rabiul_awal"
        " rabiul_akhir jumadil_awal jumadil_akhir rajab syaban ramadhan syawal zulkaidah"
        " zulhijah muharram safar rabi_al-awwal rabi_al-thani jumada_al-awwal jumada_al-thani"
        " rajab shaban ramadan shawwal dhu_al-qidah dhu_al-hijjah"
    ),
    "nepali": (
        "बैशाख जेठ असार साउन भदौ असोज कार्तिक मंसिर पुस माघ फागुन चैत वैशाख जेष्ठ आषाढ श्रावण"
        " भाद्र आश्विन कात्तिक मङ्सिर पौष माघ फाल्गुन चैत्र वैशाख ज्येष्ठ आषाढ़ साउन भाद्र असोज"
        " कार्तिक मङ्सीर पुष माघ फागुन चैत baisakh jestha asar shrawan bhadra ashwin kartik"
        " mangsir poush magh falgun chaitra baishakh jeth ashadh saun bhadau asoj kartik mangsir"
        " push magh phagun chait"
    ),
    "bengali": "বৈশাখ জ্যৈষ্ঠ আষাঢ় শ্রাবণ ভাদ্র আশ্বিন কার্তিক অগ্রহায়ণ পৌষ মাঘ ফাল্গুন চৈত্র",
    "gregorian": (
        "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"
        " जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितम्बर अक्तूबर नवम्बर दिसम्बर"
        " tháng_giêng tháng_hai tháng_ba tháng_tư tháng_năm tháng_sáu tháng_bảy tháng_tám"
        " tháng_chín tháng_mười tháng_mười_một tháng_mười_hai ژانویه فوریه مارس آوریل می ژوئن"
        " جولای آگوست سپتامبر اکتبر نوامبر دسامبر jan feb mar apr may jun jul aug sept oct nov"
        " dec જાન્યુઆરી ફેબ્રુવારી માર્ચ એપ્રિલ મે જુન જુલાઇ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર"
        " જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રીલ મે જૂન જુલાઈ ઑગષ્ટ સપ્ટેમ્બર ઓકટોબર નવેમ્બર ડિસેમ્બર"
        " জানুয়ারী ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই অগাস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"
        " जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
        " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
        " январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры"
        " ജനുവരി ഫെബ്രുവരി മാര്‍ച്ച് ഏപ്രില്‍ മേയ് ജൂണ്‍ ജൂലായ് ആഗസ്റ്റ് സെപ്തംബര്‍ ഒക്ടോബര്‍ നവംബര്‍ ഡിസംബര്‍"
    ),
}

# Monday first.
WEEKDAYS = (
    "thứ_2 thứ_3 thứ_4 thứ_5 thứ_6 thứ_7 chủ_nhật",
    "دو_شنبه سه_شنبه چهار_شنبه پنج_شنبه جمعه شنبه یک_شنبه",
    "सोमबार मंगलबार बुधबार बिहीबार शुक्रबार शनिबार आइतबार",
    "सोमवार मङ्गलबार बुधवार बिहिवार शुक्रवार शनिवार आइतवार",
    "திங்கட்கிழமை செவ்வாய்க்கிழமை புதன்கிழமை வியாழக்கிழமை வெள்ளிக்கிழமை சனிக்கிழமை ஞாயிற்றுக்கிழமை",
    "(月) (火) (水) (木) (金) (土) (日)",
    "(월) (화) (수) (목) (금) (토) (일)",
    "(一) (二) (三) (四) (五) (六) (日)",
)

ERAS = {
    "gregorian": "ء ค.ศ គ.ស ຄ.ສ م ميلادي ميلادية میلادی 公元 西元 西暦 서기 masehi 서력",
    "buddhist": "พ.ศ พุทธศักราช ພ.ສ ព.ស b.e 佛曆",
    "jalali": "ه.ش هجری_شمسی خورشیدی هجری_خورشیدی ش هجري_شمسي لمریز",
    "hijri": "ه هجري هجرية هجری هجری_قمری ه.ق ق hijriah h",
    "nepali": "वि.सं बि.सं विसं बिसं विक्रम_संवत b.s",
    "roc": "民國 民国 中華民國 中华民国",
    "taisho": "大正",
    "showa": "昭和",
    "heisei": "平成",
    "reiwa": "令和",
}

UNITS = {"年": "年 년", "月": "月 월 сар сарын", "日": "日 일 號 号", "g": "元年"}

# Words beside the numbers and the month; CLDR's own patterns give those of most languages.
FILLERS = (
    "de del do of the le den el di d' ta' г р року года год й т ngày năm ថ្ងៃទី ថ្ងៃ ទី ខែ"
    " ឆ្នាំ วันที่ ที่ เดือน ปี ວັນທີ ວັນ ที ເດືອນ ປີ ခုနှစ် ရက်နေ့ ရက် လ နေ့ ماه سال مورخ साल गते"
    " सन् তারিখ সাল (e)ko (a) г.г жылы жыл ел წლის წ թ. թ il يوم عام سنة تاريخ жылғы yil yili ທີ r"
    " оны өдөр жылдын මස د کال का की के को বঙ্গাব্দ"
)
ORDINALS = "st nd rd th er re º ª ste e er га го ний ны нд مه"

# Words before a time of day.
BEFORE_CLOCK = (
    "at à às um kl klo klockan u o ob ora orele alle alle_ore ore a_las a_les las в о об"
    " lúc jam pukul ساعت الساعة saat soat στις ώρα בשעה ժամը саат сағат w godz o_godz"
    " godzina v ve la orë เวลา om"
    " ម៉ោង सायं सुबह शाम दोपहर रात प्रातः सकाळी दुपारी सायंकाळी रात्री समय সময় সকাল বিকাল সন্ধ্যা"
    " রাত दिन बेलुका बिहान во цаг"
)

# What a number stands behind that is no day: issues, sections, versions, telephones, streets.
# Patterns, folded; a line holds no date behind one of them.
COUNTED = (
    "no nr n nº n° num numb?er n[uú]mero num[eé]ro nummer broj číslo issue vol volume tom tomo"
    " heft ausgabe edici[oó]n edição edition sec(?:tion)? art(?:icle|ikel|igo|[ií]culo)?"
    " ch(?:apter)? kap(?:itel)? para(?:graph)? pp? page seite v ver version versi[oó]n versión"
    " release build ip tel telefon téléphone tel[eé]fono phone fax mob(?:ile|il)? tlf call whatsapp"
    " тел телефон факс выпуск том статья ст версия номер бр room raum zimmer flat apt score"
    " calle avenida avda? rua viale? via piazza corso rue avenue ave place boulevard bd bld?v"
    " ulica ul utca út str(?:ada|a[sß]{1,2}e|asse|eet)? st road rd platz plaza praça ул улица пр"
    " проспект вул вулиця пл площадь jalan jl đường phố số cad(?:desi)? sok(?:ak)? bulvar"
    " usd eur rs inr idr rp vnd gbp chf price preis prix precio preço цена ціна cena isbn issn id"
    " رقم شماره العدد هاتف تلفن ฉบับที่ เลขที่ โทร 전화 호 号 電話 电话"
)
# Words of laws and orders, which are quoted with the day they were made.
LAWS = (
    "law act decree bill ordinance regulation directive gesetz verordnung richtlinie loi d[eé]cret"
    " arr[eê]t[eé] ley decreto lei portaria legge ustawa rozporządzenie zákon zakon törvény"
    " rendelet lege legea hot[aă]r[aâ]rea? ordonan[tț]a kanun yönetmelik undang-undang peraturan"
    " nghị_định luật thông_tư quyết_định закона? указа? постановлени[ея] приказа? наказу?"
    " постанов[аи] закону qonun қонун заң قانون مرسوم القانون"
)
