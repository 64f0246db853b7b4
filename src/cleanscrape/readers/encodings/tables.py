"""The characters of languages in order of frequency, to tell encodings apart.

The orders follow general frequency lists and were written by hand; no corpus was counted. A wrong
place in a list costs little: a text has hundreds of characters, and a wrong encoding turns nearly
all of them into characters that are not in the list.
"""

from __future__ import annotations

from typing import NamedTuple


class Alphabet(NamedTuple):
    """The letters beyond ASCII of a language, the most frequent first.

    Args:
        encodings: the single-byte encodings that pages in this language use.
        letters: in lower case.
        decay: a letter this many places later is e times as rare.
        prior: logarithm of how common the language is on such pages. It decides where a page has
            only two or three such letters.
    """

    encodings: tuple[str, ...]
    letters: str
    decay: float = 8.0
    prior: float = 0.0


_WESTERN = ("cp1252",)
_CENTRAL = ("cp1250", "iso8859-2")
_CYRILLIC = ("cp1251", "koi8-u", "iso8859-5", "cp866")
ALPHABETS = (
    Alphabet(_WESTERN, "äüößé", 2.5),  # German
    Alphabet(_WESTERN, "éèàêçôîûùâëïœ", 3),  # French
    Alphabet(_WESTERN, "óíáéñúü¿¡", 4),  # Spanish
    Alphabet(_WESTERN, "ãçáéíóêõúâàôü", 4),  # Portuguese
    Alphabet(_WESTERN, "àèùìòé", 3),  # Italian
    Alphabet(_WESTERN, "äåöøæéü", 3),  # Swedish, Danish, Norwegian, Finnish
    Alphabet(_WESTERN, "ëéïöèü", 2.5),  # Dutch
    Alphabet(_WESTERN, "ðáíéóþúöæý", 5, -3),  # Icelandic
    Alphabet(_CENTRAL, "łęąóżśćńź", 4),  # Polish
    Alphabet(_CENTRAL, "íáěéřščžýůúťďňó", 5),  # Czech
    Alphabet(_CENTRAL, "áíéčšžýúľťňôäďóĺŕ", 5, -0.5),  # Slovak
    Alphabet(_CENTRAL, "áéöóőüíűú", 4),  # Hungarian
    Alphabet(_CENTRAL, "ăîşţâ", 3, -0.5),  # Romanian
    Alphabet(_CENTRAL, "čšžćđ", 2.5, -0.5),  # Croatian, Slovenian
    Alphabet(("cp1254",), "ıüşçğöâîû", 4, -0.5),  # Turkish
    Alphabet(("cp1257",), "ėšįžųūčąęāīēņļģķõäöü", 8, -1.5),  # Lithuanian, Latvian, Estonian
    Alphabet(_CYRILLIC, "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 8, -2),  # Russian, Bulgarian
    Alphabet(_CYRILLIC, "оаинвіетрсклудмпяьзгйбчхжюцшїщєфґ", 8, -3),  # Ukrainian
    Alphabet(_CYRILLIC, "аоиенрстјувкдмлпгзбчшцжћђњљхфџ", 8, -3.5),  # Serbian
    Alphabet(("cp1253", "iso8859-7"), "αοιετσνηυρπκμλςίόάγέήδώύθχφβξζψϊϋΐΰ", 8, -2),  # Greek
    Alphabet(("cp1255",), "יוהלאתרבשמנכעחדקפגםןטזסצףךץ", 8, -2.5),  # Hebrew
    Alphabet(("cp1256",), "اليمونرتبعدهسةفقكحجشصىخطأذضإئثزظغءآؤپچگک", 8, -2.5),  # Arabic, Persian
    Alphabet(("cp874",), "านรกอเงมย่ลว้ดทัสิตปบีะคหุำแจพูช์ขใโไถื็ผซณธภษศึฐญฉฟๆ", 12, -2.5),  # Thai
)

SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学"
    "如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将"
    "两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及"
    "比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统"
    "区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共"
    "确传师观清今切院让识候带导争运京省县警局网版责编辑称近余元亿企投股城车价格警报道消息者调查环境服务经济发展技术市场影响"
)
TRADITIONAL = (
    "這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問應戰頭體見產話給門兒東聲員論處義認條氣題爾別變總電"
    "數報結務場計資許統區隊決馬書聽卻達強難權記類據邊張該規萬覺術領傳師觀讓識帶導爭運縣網責編輯稱億企車價調環濟術響"
)
KANJI = (
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎白"
    "天母火右読友左会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別"
    "物使品計死特私始朝運終台広住無真有口少町料工建空急止送切転研足究楽起着店病質待試政市党議民連対部合内相定選米実関決全表戦経最現調化当約首法"
    "性的要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解交資予向際勝面告反判認参利組信在件側任引求所次昨論官増係感情投示変打直両式"
    "確果容必演歳争談能位置流格過局放常状与供役構割身費付由説難優収断違消番規術護展態導備害配視条警率企施"
)
HIRAGANA = "のにはたをとしいでてがなれかるっもこうらあそまりんきすくよだせさけえめつおやわみちどば"
HANGUL = (
    "이다는에을의가고하은로를지한기사서자도리대인어시으정아스나과들해있수보일부만그라주장제상공전원구여성선연동게국관등었오면했당경유소미조적우무년"
    "신비것회진위중거계방안치교개영용업모화물세트실문월였까니습및재생터없요마란내후결차금식양단분입산달심민체학행현통발추간반러던른때며래네드크르"
    "되된됐건역최호직점말바파와려"
)
