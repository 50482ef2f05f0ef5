"""The words by which money is told to be no offer of service: who hires, whose army it is, what became of it.

They are read in lower case, with е for ё, in one sentence at a time, and only in sentences that have a sum.
"""

from __future__ import annotations

from callup.scan.lazily import expression

ARMY = expression(
    r"(?<!\w)(?:сво(?!\w)|спецопераци|минобороны|министерств\w+ обороны|военкомат|военн\w+ комиссар|пункт\w* отбора|вооруженн\w+ сил"
    r"|вс рф|военн\w+ служб|арми[ияюей]{1,2}(?!\w)|армейск|военнослужащ|контрактни[кц]|доброволь[цч]|доброволец|новобран|мобилизованн"
    r"|штурм|фронт|передов(?:ой|ую|ая)(?!\w)|воева|воюющ|войн[аеуыо]|боев\w+ (?:действ|задач|выход)|бо[йяею]{1,2}(?!\w)|солдат|бо(?:ец|йц)"
    r"|войск|(?:уш[ел]\w*|уй(?:ти|дет|дут)|уход\w+|отправ\w+|поех\w+|идти|пойти|приве[дс]\w+|зав[ле]\w+|за[вл]лека\w+) (?:\w+ ){0,2}(?:на|по) контракту?(?!\w)|военн\w+ контракт|призывн|погибш|ранен|барс(?!\w)|наемник|завербов|воинск|боевик|танк|дивизи|бригад[уые](?!\w)"
    r"|міноборони|міністерств\w+ оборони|військкомат|військов|збройн\w+ сил|арм[іи][юяїє]{0,2}(?!\w)|доброволець|новобран|мобілізован"
    r"|контрактник|війн[аиіу]|боєць|бійц|воюва|загибл|поранен|служб\w+ за контрактом|окупант|окупаційн\w+ арм|військ|найман"
    r"|enlist|soldier|troops|servic(?:e)?m[ae]n|military|army|armed forces|defen[sc]e ministry|ministry of defen[sc]e|recruits?(?!\w)|recruiters"
    r"|recruitment (?:office|point|cent)|draft|mobili[sz]ed|front(?: ?line)?s?(?!\w)|at war|the war|to fight|combat|battle|assault|volunteer|conscript|killed|wounded"
    r"|infantry|regiment|battalion|contract (?:fighter|service|troop)|reservist|mercenar)"
)
"""What makes a hirer's offer one of service."""

NOT_ARMY = expression(
    r"(?:отсрочк\w+|брон\w+|освобожд\w+)[^.,;]{0,20}(?:от (?:мобилизации|армии|призыва|службы)|арми\w+)"
    r"|(?<!\w)(?:служб[аыу]|служивш\w+|отслуживш\w+) в (?:армии|вооруженных силах|вс)(?: рф)?(?=[^.]{0,30}(?:обязательн|желательн|приветств|требу|$))"
    r"|(?:прошедш\w+|отслуживш\w+|после|наличие)\s(?:\w+\s)?(?:военн\w+ служб\w+|службы? в армии|срочн\w+ служб\w+|военн\w+ билет\w*)"
    r"|(?<!\w)(?:не|без)\s(?:на\s|в\s|имеет отношения к\s|связан\w*\s(?:с|со)\s)?(?:сво|фронт\w*|передов\w+|военн\w+ служб\w+|войн\w+|зон\w+ боев\w+|арми\w+)"
    r"|на (?:передовую|фронт|сво)[^.]{0,40}не\s|к участию в боевых действиях[^.]{0,30}не\s"
    r"|(?:набира\w+|приглаша\w+|ищ[еу]т|предпочтени\w+|преимуществ\w+|подойд\w+|подходит|скидк\w+|льготы|приоритет)\s(?:для\s|имеют\s|у\s)?(?:\w+\s){0,2}(?:ветеран|участник|военн\w+ пенсионер|бывш)\w*(?:\s(?:боевых действий|сво|военн\w+))?"
    r"|(?:для|заказ\w*|нужд\w*) (?:\w+\s)?(?:фронта|сво|армии|минобороны|бойцов|военных)"
    r"|(?:completed|after|prior|previous|done|without|no) (?:their |compulsory |mandatory )?(?:military|conscript|army) service"
    r"|(?:military|army) service (?:is )?(?:not |completed|preferred|an advantage)"
    r"|(?:exempt\w*|deferment|deferral|protect\w*) from (?:the )?(?:draft|mobili[sz]ation|military service|conscription)|not (?:to|be sent to|at) the (?:front|war)"
    r"|(?:відстрочк\w+|бронь|бронюванн\w+) від (?:мобілізації|армії)|не (?:на )?(?:фронт|війну|передову)"
    r"|(?:ветеран\w*|veterans) (?:боевых действий|сво|of the war)|(?:war|army|military) veterans|for the (?:army|front|military)"
)
"""What speaks of an army beside other work: a veteran whom it hires, a deferment that it gives."""

WORKER = expression(
    r"(?<!\w)(?:(?!вербовщик|неплательщик|алиментщик|заемщик|разведчик|наводчик|летчик|переводчик|пулеметчик|минометчик|отказчик|расчетчик|налетчик|перебежчик|закладчик|помещик|подпольщик|десантник|ракетчик|танкист|ополченец|зенитчик|радиоперехватчик|перехватчик)\w{3,14}[щтдз]?(?:щик|[тдз]чик)(?:а|у|ом|и|ов|ам|ами)?(?!\w)|учител|педагог|тренер\w*(?!\w)|хирург|анестезиолог|психолог|воспитател|преподавател|(?:мед)?работник\w* (?:школ|больниц|завод|предприят)|врач|фельдшер|медик(?:а|ам|и|ов|у)?(?!\w)|медсест|полицейск|участков\w+ (?:уполн|инспек)|строител|монтажник|каменщик"
    r"|отделочник|сварщик|бетонщик|крановщик|экскаваторщик|сборщи[кц]|токар|фрезеровщик|охранник|курьер|таксист|дворник|кассир|шахтер|проходчик|нефтяник|буровик|вахтови[кц]"
    r"|вольнонаемн|гражданск\w+ (?:персонал|специалист|ваканс)|земск|инспектор\w* (?:дпс|гибдд)|сотрудник\w* (?:полиции|мвд|гибдд|дпс|фсин|мчс|колонии|сизо|росгвардии|охраны)|спасател|пожарн|надзирател|машинист|проводник"
    r"|teacher|surgeon|coaches|professor|nurse(?!d)|doctors|paramedic|police ?(?:officer|m[ae]n|recruit|force|cadet|department)|patrol officer|prison (?:guard|officer|staff)|construction (?:worker|crew|firm|compan)|builders|welders|(?:factory|assembly|shift|oil|plant|warehouse) worker|security guards?|firefighter|miners"
    r"|вчител|медсестр|лікар(?:ям|і|ів|ю)|поліцейськ|будівельник|зварник|охоронц|шахтар|вахтовик|рятувальник|пожежник)"
)
"""Those who are paid for other work."""

EMPLOYER = expression(
    r"(?<!\w)(?:полици|минздрав|минобр(?!он)\w*|министерств\w+ (?:здрав|образов|труд|строит|внутр|сельск|спорт)|у?мвд(?!\w)|г?увд(?!\w)|у?фсин|сизо(?!\w)|исправительн|мчс(?!\w)|таможн|росгварди|вневедомственн|завод|фабрик|предприяти|комбинат|верф|шахт|рудник|месторожден|нефт|газпром|росатом|аэс(?!\w)|аес(?!\w)|роснефт|лукойл|норникел|ржд(?!\w)|депо(?!\w)"
    r"|метрополитен|аэропорт|школ|детск\w+ сад|больниц|поликлиник|охранн\w+ (?:предприят|фирм|агент|структ|компан)|чоп(?!\w)|стройк|строительн|подрядчик|вахт|алабуг|таксопарк|космодром|агрохолдинг|компани\w+|корпораци|холдинг|магазин|супермаркет|маркетплейс|склад|бригад\w+ (?:строит|ремонт)"
    r"|police|(?:health|education|labou?r|interior|agriculture|transport|construction) ministry|private security|sawmill|smelter|steel ?works|mill(?!\w)|mines?(?!\w)|shipbuilder|start-?up|airline|prison service|penitentiary|factor(?:y|ies)|plant(?:s|'s)?(?!\w)|compan(?:y|ies)|schools?|hospitals?|clinic|contractor(?! s)|shipyard|refinery|railway|security (?:firm|compan)|construction|alabuga|warehouse|corporation|rosneft|gazprom|oil (?:firm|major|giant)|border guard service|emergency ministry"
    r"|поліці[яїює]|мвс(?!\w)|завод|підприємств|фабрик|школ|лікарн|охоронн|будівельн|вахт|алабу[гз]|шахт|компані)"
)
"""Those who hire for other work."""

HIRES = expression(
    r"(?<!\w)(?:набира\w+|набор (?!на (?:служб|контракт))|нанима\w+|ищ[еу]т|приглаша\w+|зов[уе]т|требу[ею]тся|нужн[аоы]?(?!\w)|не хватает|ваканси|подъемн|новичк|новичок|трудоустр|работать|працювати|на работу|работник|рабоч|сотрудни|персонал|специалист|стажер|кадр|зарплат|заработн|оклад|оплата|вахт|смен[аеуы](?!\w)|должност|график"
    r"|hir(?:e|es|ed|ing)(?!\w)|vacanc|wants?(?:ed)?(?!\w)|new hires|newcomers|offer|joining bonus|relocat|recruiting|job|employ|workers|staff|wage|salar|shift|apply|applicants|advertis|pa(?:y|ys|id|ying)(?!\w)|earn"
    r"|шука[єю]|набира[єю]|наймає|запрошує|ваканс|працівник|співробітник|зарплат|працевлашт|робот[уаи](?!\w)|складанн|збиран)"
)
"""That somebody is hired or paid for work."""

FOREIGN_ARMY = expression(
    r"(?<!\w)(?:зсу|всу|зму|тцк(?!\w)|сбс зсу|контракт(?:у|ом|і)? 18|сил\w* оборони|збройн\w+ сил\w* україни|міноборони україни|українськ\w+ (?:військ|контрактник|арм|захисник|бо[єй]|солдат|оборонц|контракт)|(?:верховн\w+ )?рад[аіиою]{1,2} (?:передбач|ухвал|підтрим)"
    r"|украинск\w+ (?:военн|контрактник|арми|солдат|бо[ей]|новобран|доброволь|контракт|резервист)|арми\w+ (?:украины|сша|израиля|польши|германии)|в украине (?:военн|контрактник|солдат|бойц|новобран)\w*|минобороны украины"
    r"|у (?:польщі|німеччині|сша|ізраїлі|білорусі|казахстані|фінляндії|естонії|латвії|литві) (?:\w+ ){0,2}(?:солдат|контрактник|військов|добровол|резервіст|новобран)\w*|цахал|(?:минобороны|арми[яию]|правительств[оа]|президент) (?:казахстана|беларуси|белоруссии|армении|грузии|азербайджана|узбекистана|польши|германии|финляндии|эстонии|латвии|литвы|израиля|сша|турции|кндр)|в (?:беларуси|белоруссии|казахстане|польше|германии|сша|израиле|армении|финляндии|эстонии|латвии|литве) (?:\w+[ -]){0,2}(?:солдат|контрактник|военнослужащ|военным|офицер|резервист|новобран|доброволь|срочник)\w*|израильск\w+ (?:арм|резерв|солдат|военн)|в израиле|американск\w+ (?:арм|новобран|солдат|военн|морпех)|пентагон|бундесвер|(?:польск|немецк|британск|эстонск|латвийск|литовск|финск|казахстанск|армянск|азербайджанск)\w+ (?:арм|новобран|солдат|военн|доброволь|резерв)"
    r"|ukrain(?:e|ian)(?:'s|’s)? (?:\w+ )?(?:army|armed|soldier|troops|recruit|volunteer|contract|defen[sc]e|military|brigade|servic|reserv|force|parliament|government)|kyiv(?:'s|’s)|18[ -](?:to[ -])?24"
    r"|(?:belarus|kazakhstan|uzbekistan|armenia|georgia|azerbaijan|poland|germany|israel|finland|estonia|latvia|lithuania|turkey|taiwan|japan|south korea)(?:[’']s)? (?:\w+ ){0,3}(?:contract soldier|contract servic|soldier|defen[sc]e minist|army|military|recruits|reservist|troops)|(?:u\.?s\.?|american|british|german|polish|israel(?:i|'s|’s)?|french|finnish|estonian|latvian|lithuanian|taiwan(?:ese|'s|’s)?|south korean?|japan(?:ese|'s|’s)?|kazakh|belarus(?:ian|'s|’s)?) (?:\w+ )?(?:army|armed|military|soldier|troops|recruit|reserv|defen[sc]e|forces|marines|navy|air force|conscripts|government|parliament|knesset|guard)"
    r"|pentagon|bundeswehr|(?<!\w)idf(?!\w))"
)
"""Other countries' armies and those who serve in them."""

NEIGHBOUR_ARMY = expression(
    r"(?<!\w)(?:в (?:беларуси|белоруссии) (?:\w+[ -]){0,2}(?:солдат|контрактник|военнослужащ|военным|офицер|резервист|новобран)|белорусск\w+ (?:арм|контрактник|солдат|военнослужащ|новобран|резервист)|(?:арми[яию]|минобороны|вооруженн\w+ сил\w+) (?:беларуси|белоруссии)"
    r"|belarus(?:ian)?(?:['’]s)? (?:\w+ ){0,3}(?:contract soldier|soldier|defen[sc]e minist|army|military|recruits|reservist|troops)|у білорусі (?:\w+ ){0,2}(?:солдат|контрактник|військов|резервіст))"
)
"""The army of a country that has roubles too."""

COURT = expression(
    r"(?<!\w)(?:взыскал\w?|взыскать|взыскан\w*|взыщ\w+|присудил\w?|через суд|по (?:решению|иску)|отсудил\w?|суд\w* (?:[^.;]{0,60}\s)?(?:обязал|постановил|удовлетвор|отказал|подтвердил|оштраф)\w*|обязал\w? (?:\w+ ){0,3}(?:выплатить|вернуть|перечислить|возместить)"
    r"|подал\w* (?:в суд|иск)|исков\w+|возместить (?:ущерб|вред|моральн)|морального вреда"
    r"|(?:court|judge|tribunal|magistrate)\w*\s(?:[^.;]{0,60}\s)?(?:ordered|ruled|awarded|upheld|rejected|recovered|fined|convicted|sentenced)|ordered (?:\w+ ){1,4}to (?:pay|return|repay)|(?:sued|suing|lawsuit|filed a suit|court claim)"
    r"|стягн(?:ув|ули|ула|ення)|присуди[влт]\w*|через суд|суд\w* (?:[^.;]{0,60}\s)?(?:зобов|ухвал|постанов|задоволь|відмов|оштраф)\w*)"
)
CRIME = expression(
    r"(?<!\w)(?:поджог|поджеч|подожг|подрыв|взорвать|теракт|диверси|arson|blow up|set fire|sabotage|підпал|теракт|взятк|взяточн|вымога|мошенни|аферист|обману[лт]|по версии следствия|по данным следствия|следствие (?:счита|полага|установ)|возбу(?:дил|жден)|подозрева|обвиня\w+ в (?:взят|мошен|хищ|вымог|растр|краж|халат|злоупотр)|дело (?:о|об|против|командир\w*)(?!\w)|за (?:сведения|информацию|поимку|помощь в (?:поимке|розыске|поиске))|ограб|(?:пропал|исчезл)[аи]? (?:\w+ )?\d|лжевербовщик|лжесотрудник|выманил|похити[лв]|похищен|украл|украден|обналич|присво(?:ил|ен)|хищени|дропп?ер"
    r"|according to investigators|investigators (?:say|said|believe)|prosecutors (?:say|said|allege)|charged with|suspected of|accused of (?:tak|steal|fraud|brib|embez|extort|swind)|going rate|for (?:information|tips) (?:on|about|leading)|robb(?:ed|ery)|bribe|scam|fraud|swindl|embezzl|arrested for (?:taking|stealing|extort)|stole|stolen|extort|pocketed|kickback|phish|impersonat|posing as"
    r"|хабар|шахра|вкра[влд]|викра[влд]|вимага[влт]\w* гроші|привласни)"
)
UNPAID = expression(
    r"(?<!\w)(?:не дожда\w+|добива[ею]т\w*|судится|судятся|через приставов|(?:так (?:и |ничего )?|до сих пор |пока |ещё |еще |ничего )не (?:\w+ )?(?:получил|увидел|выплатил|заплатил|перечислил|дошл|поступил|пришл|дождал|отдал|начислил|видел|зачисл)\w*"
    r"|(?:отказал\w*|отказ\w*) в (?:\w+ )?(?:выплат|компенсац|пособи|подъемн)\w*|отказал\w* (?:\w+ )?(?:платить|выплачивать|выплатить)|(?:мне|нам|ему|ей|им|сыну|мужу|семье|отцу|брату) (?:все еще |до сих пор )?должны|недоплат|задолжал|не выплачен\w*|деньги не (?:пришл|дошл|поступ)\w*|требу[ею]т (?:вернуть|выплатить|назад)|вернуть (?:подъемн|выплат|деньг)"
    r"|(?:got|received|saw) nothing|(?:have|has|had) (?:still |yet |so far )?(?:not|never|yet to)(?: been)? (?:yet )?(?:reach|arrive|receive|paid|pay|see|seen|come|show)\w*|(?:have|has)n['’]t (?:been paid|received|arrived|reached|seen)|still (?:not|has not|have not|hasn['’]t|haven['’]t)|never (?:paid|arrived|got|saw|received|came|reached|materiali[sz]ed|made it)"
    r"|(?:were|was) never paid|refused (?:to pay|her|him|them)(?: the| a| any)?|denied (?:her|him|them|the family|the payment|the payout|compensation)|turned down (?:her|his|their) (?:claim|application)|owe[sd]? (?:me|us|him|her|them) |(?:is|are|was|were) owed|not been paid|went unpaid|demand\w* (?:back|the return|repayment)"
    r"|(?:досі|так і|поки|ще) не (?:\w+ )?(?:отрима|виплат|перерах|надійш|прийш|побач|дочека)\w*|відмовил\w* (?:у виплат|платити|виплач)\w*)"
)
"""That money promised to one man or family never came, or is asked back."""
YET_PAID = expression(
    r"(?<!\w)(?:теперь|отныне|будут|получат|выплатят|начнут|повысил|увеличил|now|will|from now|raised|increased|тепер|отримають)(?!\w)"
)
HISTORY = expression(
    r"(?<!\w)(?:(?:перв|втор)\w+ чеченск|чеченск\w+ (?:войн|кампани)|в чечне|девяност|в (?:19)?90[ -]?[ех]|советск|ссср|афганистан|афганск\w+ войн|деноминирован|великой отечественн|гражданск\w+ войн\w+ в|царск|перестройк"
    r"|(?:first|second) chechen|chechen (?:war|campaign)|soviet|ussr|in the (?:19)?90s|in afghanistan|world war|tsarist"
    r"|радянськ|срср|чеченськ\w+ (?:війн|кампан)|афган|в (?:19)?90[ -]?[тх]і?)"
)
"""Wars and armies of other times."""
HOMES = expression(
    r"(?<!\w)(?:утрат\w+ (?:жиль|имуществ|дом)|утраченн\w+|лишивш\w+ (?:жиль|дом|кров)|потерявш\w+ (?:жиль|дом|имуществ)|разрушенн\w+ (?:жиль|дом|квартир)|повреждени\w+ (?:жиль|дом)|жилищн\w+ сертификат\w*(?=[^.]{0,60}(?:пострада|приграни|эваку|беженц|переселен|затопл|обстрел))|эвакуированн|переселенц|вынужденн\w+ переселен|пострадавш\w+ от|погорел|подтоплен"
    r"|lost their (?:homes?|houses?|property|belongings)|(?:homes?|houses?|property) (?:was |were |is )?(?:lost|destroyed|damaged)|evacuees|evacuated|displaced|destroyed (?:homes?|houses?|housing)|flood(?:ed|ing|s)?(?!\w)|residents affected|affected residents"
    r"|втратил\w* (?:житл|дім|дом)|зруйнован\w+ (?:житл|будин)|евакуйован|переселенц)"
)
"""What people get for what they lost."""

MEAN = (
    r"в среднем|средн(?:ий|яя|ее|ие|ей|его|юю|им|их)|среднестат|в пересчете|в расчете|если разделить|разделив|выходит|получается|приходится"
    r"|(?:on |an )?average[sd]?|mean|median|works out|worked out|amounts? to (?:about|around|roughly)|equivalent to|(?:that|it|which) is (?:about|around|roughly|some|nearly|almost)|or (?:about|around|roughly|some|nearly|an average)|averaging"
    r"|в середньому|середн(?:ій|я|є|ю|ього|ьої)|у перерахунку|у розрахунку|виходить|припадає"
)
AVERAGE = expression(rf"(?<!\w)(?:{MEAN}|это|то есть|или|это около|тобто|це|близько|около|примерно)(?!\w)")
AVERAGE_OF = expression(
    r"(?<!\w)(?:средн(?:ий|яя|ее|ие|ей|его|юю|им|их)\s(?:\w+\s){0,3}?(?:зарплат|заработ|доход|оклад|чек|размер|выплат|бонус|подъемн|пенси|сумм)\w*|(?:медианн|номинальн|начисленн)\w+ (?:\w+ )?(?:зарплат|заработ)\w*|(?:зарплат|заработ|доход|бонус|выплат)\w*\s[^.;\d]{0,60}?в среднем(?:\s|$)"
    r"|(?:average|median|mean)\s(?:\w+\s){0,3}?(?:wage|salar|income|earning|pay|bonus|payment|payout|pension)\w*|(?:wage|salar|pay|bonus|payment)\w* (?:\w+ ){0,3}?averag\w+|averaged"
    r"|середн(?:ій|я|є|ю|ього|ьої)\s(?:\w+\s){0,3}?(?:зарплат|зароб|дохід|доход|платн|пенсі|виплат|бонус)\w*)[^.;\d]{0,70}$"
)
"""Before a sum that is the mean of many."""
EACH = expression(
    r"(?<!\w)(?:(?:на|за) (?:подпись|подписание)|на (?:каждого|одного|одну|человека|бойца|контрактника|добровольца|подписавш\w+|новобранца|душу)|за (?:одного|каждого) (?:завербован|подписавш|контрактник|доброволь|рекрут)\w*|(?:один|каждый|одного|каждого) (?:\w+ )?(?:завербован|контрактник|доброволец|боец|рекрут|солдат|новобранец)\w*"
    r"|per (?:recruit|soldier|man|head|person|enlistee|signature|contract|volunteer|capita)|(?:each|every|a single|one) (?:\w+ )?(?:recruit|soldier|enlistee|volunteer|contract)|apiece|a head"
    r"|на (?:одного|кожного|людину|бійця|контрактника)|за (?:одного|кожного) (?:завербован|контрактник)\w*|(?:один|кожен) (?:\w+ )?(?:завербован|контрактник|доброволець|новобранець)\w*)"
)
SPENT = expression(
    r"(?<!\w)(?:потрат|истрат|израсход|уход[ия]т|расход|затрат|обош[ле]|обход|ушло|стои[тл]|бюджет\w* (?:обход|обош|тра)|направил|выделил|выделен|перечисл|раздал|выплачено"
    r"|spen[dt]|cost|outlay|expenditure|expense|disburs|paid out|allocat|витра[чт]|коштує|коштував|обійш|обход|видатк|роздал)"
)
COSTS = expression(
    r"(?<!\w)(?:(?:купил|приобр|потратил|bought|purchased|spent|купи[влт]|придба[влт])\w*|(?:have|has|had) to pay|must pay|вынужден\w* (?:за)?платить|прид[её]тся (?:за)?платить|(?:взима|вычита|удержива|вычт|удерж)\w+|(?:сдать|отдать|передать|скинуться) по|hand over|бер[еу]т|брал[иа]?|прос[ия]т|требу[ею]т|charges?|charged|deduct\w*|fined|asks?(?: for)?|demand(?:s|ed)?|бере|беруть|просять|вимагають|обойд\w+|обош[ле]\w+|обход\w+|стои[тл]\w*|costs?|обійш\w+|коштує|коштував\w*)(?!\w)[^.;\d]{0,50}$"
)
"""Right before a sum: what one man costs."""

OWED = expression(
    r"(?<!\w)(?:(?:кредит|займ|заем|ипотек|рассрочк|микрозайм)\w*\s(?:\w+\s){0,2}?(?:на|в|под)\s(?:сумму\s)?|(?:взял|оформил|набрал|повесил)\w*\s(?:[^.;\d]{0,40}\s)?(?:кредит|займ|ипотек)\w*[^.;\d]{0,40}|долг\w*\s(?:\w+\s){0,2}?(?:на|в|составля\w+|составил)\s|задолженност\w+\s(?:\w+\s){0,2}?(?:на|в)\s"
    r"|owe[sd]?\s(?:the\s|a\s|her\s|his\s|their\s)?(?:\w+\s){0,2}?|(?:loan|debt|mortgage|credit)s?\s(?:of|for|worth|totall?ing)\s(?:about\s|some\s|nearly\s)?|borrowed\s(?:\w+\s){0,2}?|(?:кредит|позик|борг)\w*\s(?:на|у|в)\s)$"
)
"""Right before a sum: somebody owes it."""
RELIEVED = expression(
    r"(?<!\w)(?:списа|спис[ыа]в|спиш|прост(?:ят|ит|или)|прощ|освобо|аннулир|обнул|погас|закро|writ\w+|wrote|forgiv|wip|cancel|eras|reliev|relief|pay\w* off|clear|exempt|спис|анулю|звільн|freez|замороз|канику)"
)
NOT_RELIEVED = expression(
    r"(?<!\w)(?:не (?:был\w? )?(?:списа|спиш|прост|аннул|освобо)|отказал\w* (?:списать|списывать|в списании|простить)|(?:not|never|n['’]t) (?:been |be |yet )?(?:writ|forgiv|wip|cancel|eras|clear)|refus\w+ to (?:write|forgive|cancel)|не (?:був |було )?списа)"
)

CALLED_OFF = expression(
    r"(?<!\w)(?:(?:отмен\w+|отказал\w+|передумал\w*|похоронил\w*|отозвал\w*|отклонил\w*|свернул\w*|скасув\w+|відмов\w+|відклика\w+)[^.;]{0,60}(?:до (?:ее |его |их |її )?(?:начала|введения|вступления|старта|запуска|запровадження|початку)|не (?:успев|дожидаясь|начав|введя|вступ)\w*|еще до|ще до)"
    r"|так и не (?:ввел|заработал|вступил|начал|запустил|появил|принял)\w*|не (?:стали|стал|стала|будут|будет) вводить|(?:планиров|собирал|хотел|намеревал)\w+[^.;]{0,80}(?:отмен|отказал|передумал|отклон|отлож)\w*"
    r"|(?:scrap\w+|cancel\w+|drop\w+|shelv\w+|withdr\w+|abandon\w+|axed|vetoed|rejected)[^.;]{0,60}before (?:it|they|the \w+) (?:took|came|began|start\w+|went|could|was|were|had)|never (?:took effect|came into force|introduced|went ahead)|(?:planned|proposed)[^.;]{0,80}(?:scrapped|cancel\w+|dropped|shelved|abandoned|rejected|withdrawn|called off))"
)
"""What was planned and called off before anybody got it."""

ESTIMATE = expression(
    r"(?<!\w)(?:если|расчет|подсчит|подсчет|оцен|прикид|экономист|аналитик|estimat|calculat|economist|analyst|if(?!\w)|по сути|підрах|оцін|якщо|економіст)"
)
BEFORE_SERVICE = expression(
    r"(?<!\w)(?:до (?:контракта|войны|службы|сво|армии|фронта|отправки|этого работал)|прежн\w+ (?:работ|зарплат|мест|заработ)\w*|бывш\w+ (?:зарплат|работ)\w*|на гражданке|на гражданской работе|зарабатывал\w* (?:на|в|до|водител|токар|\w+ом)(?!\w)"
    r"|(?:had been|was|were|used to be) (?:making|earning)|before (?:he|she|signing|enlisting|joining|leaving|going|the war)|civilian (?:job|life|work|wage|salary)|(?:earned|made) [^.;]{0,60} (?:at|as) an?(?!\w)"
    r"|до (?:контракту|війни|служби)|на цивільній роботі|колишн\w+ (?:зарплат|робот)\w*|заробляв на)"
)
"""What a man earned before he served."""

NOT_SERVICE = expression(
    r"(?<!\w)(?:не (?:\w+ )?(?:военн\w+ служб\w*|сво(?!\w))|это не (?:сво|служба|война|армия|фронт)|работа в тылу|оружи[ея] (?:им |никому )?не выда|не (?:являются|считаются) (?:военн|солдат|бойц)|контракт\w* (?:\w+ ){0,3}?не (?:нужен|нужна|требуется|подписыва|заключа)|не связан\w* с (?:боев|военн)|договор\w* гпх|гражданск\w+ (?:ваканс|работ|договор|должност)\w*"
    r"|not (?:a )?military|no military|(?:is|are|it[’']s) (?:a |strictly |purely )?civilian|civilian (?:contract|vacanc|position)|nobody will be (?:handed|given|sent)|(?:they|who) are not soldiers|signs? no contract|not (?:considered|counted as) (?:soldiers|servicemen)|без військової|не військова|цивільн\w+ (?:робот|ваканс)\w*)"
)
"""What says of a job that it is no service."""
FAKE = expression(
    r"(?<!\w)(?:фейков\w+ (?:реклам|объявл|вакан|указ|пост|листовк|ролик)|поддельн|оказав\w+ (?:фейк|фальшив|поддел)|fake (?:ad|advert|vacanc|offer|video|decree|post|leaflet)|підробл|фальшив\w+ (?:оголош|реклам|указ))"
)
"""What is offered in it, nobody offers."""
SEEKS = expression(
    r"(?<!\w)(?:набира[ею]т|набор(?! на (?:служб|контракт))|нанима|ищ[еу]т|приглаша|требу[ею]тся|нужн[аоы]?(?!\w)|ваканси|трудоустр|работник|на работу|сотрудник"
    r"|hir(?:e|es|ed|ing)(?!\w)|vacanc|jobs?(?!\w)|employ|workers|staff|шука[єю]|набира[єю]|наймає|запрошує|працівник|робот[уаи](?!\w))"
)
"""That somebody is sought for work."""
FRAME = expression(
    r"(?<!\w)(?:контр?акт|контаркт|подпис|вербов|завербов|служб[аыуе](?!\w)|служит|рекрут|регион|област[ьи] |федерац|федеральн|областн|краев|республик|городск|муниципальн|губернат|окружн|выплат|доплат|надбавк|стрелок|в/ч|расценк|ставк|друг|баннер|постановл|оператор\w* (?:дрон|бпла|беспилот)"
    r"|подби|сбит|собь|захва|уничтож|истребит|абрамс|леопард|f-?16|хаймарс|тылов|тыл(?!\w)|повестк|очеред"
    r"|contract|sign(?:s|ed|ing)?(?!\w)|recruit|regional|federal|municipal|bonus|payment|payout|incentive|republic|governor|serv(?:e|es|ing|ice)(?!\w)|barracks|sapper|compensation|top(?:s|ped)? up|poster|billboard|bus stop|tank|jet|abrams|leopard|shot down|rumou?r"
    r"|підпис|вербув|виплат|доплат|обласн|федеральн|надбавк|ставк|збит|захоп|знищ|агіта|оборонн\w+ відомств|оператор\w* (?:дрон|бпла)|замість)"
)
"""What a text of signing up says besides the names of armies."""
INSTITUTION = expression(
    r"(?<!\w)(?:грант(?:а|ы|ов|ам|ом)?(?!\w)|субсиди|музе[йяею]|ролик|сериал|фильм|песн[юяи]|актер|режиссер|авторск\w+ коллектив|егэ(?!\w)|отличник|стобалльн|школьник|скинул\w+сь|сложил\w+сь|детск\w+ дом|приют|храм|часовн|памятник|мемориал|госпитал\w* (?:получ|купил)|секци[яию](?!\w)|стипенди"
    r"|schoolchildren|chipped in|tv series|film(?!\w)|movie|actors?(?!\w)|song(?!\w)|orphanage|museum|shelter|church|monument|memorial|coffin costs|scholarship|музе[йяюї]|дитячий будинок|храм)"
)
"""What gets money and is no man who serves."""
HIM = expression(
    r"(?<!\w)(?:ей|ему|им|семье|сыну|мужу|вдове|матери|she|he|her|him|they|the family|йому|їй|родині)(?!\w)"
)
BILLIONS = expression(r"(?<!\w)(?:млрд|миллиард|мільярд|billion|bn(?!\w))")
HELD_AGAINST = expression(
    r"(?<!\w)(?:times|than|twice|double|against|above|equal to|раз[а]?|чем|выше|больше|против|это|при|вдвое|втрое|рівно|разів|ніж|це)(?!\w)"
)
"""Between a sum and other pay: the other is only its yardstick."""
ABROAD = expression(
    r"(?<!\w)(?:(?:в|у) (?:германии|польше|латвии|литве|эстонии|финляндии|швеции|норвегии|дании|франции|британии|великобритании|сша|израиле|турции|японии|чехии|румынии|грузии|армении|азербайджане|таджикистане|киргизии|узбекистане)|германия|польша|латвия|литва|эстония|финляндия|швеция|норвегия|дания|франция|великобритания|израиль|турция|япония|чехия"
    r"|germany|poland|latvia|lithuania|estonia|finland|sweden|norway|denmark|france|britain|the uk|united states|israel|turkey|japan|taiwan|south korea|czech|romania|georgia|armenia|azerbaijan|tajikistan"
    r"|німеччин|польщ|латві|литв|естоні|фінлянді|швеці|норвегі|дані[їяю](?!\w)|франці|британі|сша(?!\w)|ізраїл|туреччин|японі|чехі|румуні|грузі)"
)
"""Countries whose own armies recruit."""
