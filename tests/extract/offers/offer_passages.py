"""Marked passages: [the sum or the cue|what the offer must say]; whatever is not marked is no offer.

A mark names the benefit, then the amount (`400000RUB`, `..2500USD` for "up to", `204000..RUB` for
"from", `-` for none) and any of: a period, a payer, total or component, a change, `prev=`, `by=`, `x2`,
`of=` (the total it is part of), `back=` (what it reverts to), `from=`, `to=`, silent, announced,
`for=` (letters of the audience's words). Only what is named is compared.
"""

RUSSIAN = (
    # One sum, one benefit.
    "Подписавшим контракт с Минобороны в Твери выплатят [1,2 млн рублей|signing_bonus 1200000RUB once] единовременно.",
    "Единовременная выплата за подписание контракта — [695 000 рублей|signing_bonus 695000RUB once].",
    "Добровольцам обещают денежное довольствие [от 210 тысяч рублей|monthly_pay 210000..RUB month] в месяц.",
    "Контрактникам платят [8000 рублей|combat_day 8000RUB day] в сутки за участие в активных наступательных действиях.",
    "Штурмовикам полагается [50 тысяч рублей|advance_km 50000RUB km] за каждый километр продвижения.",
    "Контрактникам полагается [до 300 тысяч рублей|per_target ..300000RUB target] за уничтоженный танк противника.",
    "За первый год службы по контракту боец заработает [не менее 5,2 млн рублей|first_year_total 5200000..RUB year].",
    "Тому, кто приведёт знакомого подписать контракт, заплатят [100 тысяч рублей|finder_reward 100000RUB person].",
    "При ранении контрактник получит [до 3 млн рублей|injury_payment ..3000000RUB once].",
    "Семье погибшего военнослужащего выплатят [5 млн рублей|death_payment 5000000RUB once].",
    "Заключившим контракт мужчинам полагаются подъёмные — [300 тыс. рублей|signing_bonus 300000RUB once].",
    "Зарплата контрактника в зоне СВО начинается [от 204 000 ₽|monthly_pay 204000..RUB month].",
    # Payers.
    "Региональная выплата контрактникам составляет [400 тысяч рублей|signing_bonus 400000RUB once regional component].",
    "Федеральные [195 тысяч рублей|signing_bonus 195000RUB federal] за контракт платит Минобороны.",
    "Из бюджета области контрактнику доплатят [250 тысяч рублей|signing_bonus 250000RUB regional].",
    "Администрация города доплатит контрактникам [100 тысяч рублей|signing_bonus 100000RUB municipal].",
    "Завод обещает контрактникам [200 тысяч рублей|signing_bonus 200000RUB employer] от предприятия единовременно.",
    "Губернатор пообещал каждому контрактнику [500 тысяч рублей|signing_bonus 500000RUB regional].",
    # Totals and components.
    "Контрактник получит единовременную выплату [290 000 рублей|signing_bonus 290000RUB once total], в том числе "
    "[195 000 рублей|signing_bonus 195000RUB federal component of=290000] из федерального бюджета и "
    "[95 000 рублей|signing_bonus 95000RUB regional component of=290000] из областного.",
    "Вместе с федеральной выплатой контрактники в Самаре получат [2 млн рублей|signing_bonus 2000000RUB total].",
    "С учётом федеральной и муниципальной выплат за контракт заплатят [1,9 млн рублей|signing_bonus 1900000RUB total].",
    "В общей сложности подписавший контракт получит [2,6 млн рублей|signing_bonus 2600000RUB total].",
    "Единовременная выплата за контракт: [400 тысяч рублей|signing_bonus 400000RUB federal] от Минобороны и "
    "[1,5 млн рублей|signing_bonus 1500000RUB regional] от области.",
    # Several benefits in one sentence.
    "Контрактникам платят единовременно [400 тыс. рублей|signing_bonus 400000RUB once], "
    "ежемесячно [от 210 тыс. рублей|monthly_pay 210000..RUB month].",
    "Бойцам обещают [195 тысяч рублей|signing_bonus 195000RUB once] единовременно, денежное довольствие "
    "[до 200 тысяч рублей|monthly_pay ..200000RUB month] в месяц и [50 тысяч рублей|advance_km 50000RUB km] "
    "за километр продвижения.",
    "В Аткарске контрактнику дадут единовременно [650 тысяч рублей|signing_bonus 650000RUB once], а тому, кто его "
    "привёл, — [200 тысяч рублей|finder_reward 200000RUB].",
    # Changes.
    "Власти Пермского края подняли выплату за контракт с 800 тысяч "
    "[до 1,5 млн рублей|signing_bonus 1500000RUB raise prev=800000].",
    "В Татарстане выплату контрактникам снизили с 2,7 млн "
    "[до 400 тысяч рублей|signing_bonus 400000RUB cut prev=2700000].",
    "В Марий Эл единовременную выплату контрактникам урезали с 3 млн рублей "
    "[до 800 тысяч рублей|signing_bonus 800000RUB cut prev=3000000].",
    "Региональную выплату контрактникам увеличили [на 300 тысяч рублей|signing_bonus - by=300000 raise regional].",
    "Областную выплату за контракт повысили на 200 тысяч, "
    "[до 1,1 млн рублей|signing_bonus 1100000RUB by=200000 raise].",
    "Выплата контрактникам составит [1 млн рублей|signing_bonus 1000000RUB prev=505000] вместо 505 тысяч рублей.",
    "Губернатор вдвое увеличил выплату контрактникам — "
    "[до 100 тысяч рублей|signing_bonus 100000RUB raise x2 regional].",
    "[Выплату за подписание|signing_bonus - raise x3] контракта в Якутии увеличили втрое.",
    "Муниципальную выплату контрактникам в Вольске увеличили [до 50 тысяч рублей|signing_bonus 50000RUB municipal raise "
    "back=20000]. Потом сумма вернётся к 20 тысячам рублей.",
    "В Рязани контрактникам платят [700 тысяч рублей|signing_bonus 700000RUB prev=300000]. Ранее платили 300 тысяч рублей.",
    "Выплату контрактникам в [1,9 млн рублей|signing_bonus 1900000RUB extend back=1100000] на Ямале продлили, "
    "затем она составит 1,1 млн рублей.",
    "Без объявления область сократила выплату контрактникам "
    "[до 600 тысяч рублей|signing_bonus 600000RUB cut silent].",
    "Вознаграждение за привлечение добровольца выросло с 15 тысяч [до 30 тысяч рублей|finder_reward 30000RUB raise prev=15000].",
    # Windows and acts.
    "С 1 апреля 2024 года контрактникам выплатят [1 млн рублей|signing_bonus 1000000RUB from=2024-04-01].",
    "До 31 мая 2023 года подписавший контракт получит единовременно [50 тысяч рублей|signing_bonus 50000RUB to=2023-05-31].",
    "Заключившие контракт с 15 марта по 30 апреля 2023 года получат единовременную выплату "
    "[20 тыс. рублей|signing_bonus 20000RUB from=2023-03-15 to=2023-04-30].",
    "Постановлением № 118-пр установлена единовременная выплата контрактникам в размере "
    "[100 000 рублей|signing_bonus 100000RUB raise prev=50000] вместо 50 000 рублей.",
    # Audiences.
    "Осуждённым, подписавшим контракт на Ямале, платят единовременно [400 тысяч рублей|signing_bonus 400000RUB for=сужд].",
    "Иностранным гражданам за контракт с армией дают единовременно [600 тысяч рублей|signing_bonus 600000RUB for=ностран].",
    # Lists and elided currency.
    "Служба по контракту в армии.\nЕдиновременно – [695 000|signing_bonus 695000RUB once]\n"
    "Ежемесячно – [от 210 000|monthly_pay 210000..RUB month]\n"
    "За первый год – [4 300 000|first_year_total 4300000RUB year]",
    "Заключившим контракт положены:\n• единовременная выплата [400 000 рублей|signing_bonus 400000RUB once];\n"
    "• довольствие [от 210 000 рублей|monthly_pay 210000..RUB month];\n"
    "• [8 000 рублей|combat_day 8000RUB day] в сутки за участие в активных наступательных действиях.",
    "Военная служба по контракту\nПри подписании\n[195 000 рублей|signing_bonus 195000RUB federal] от Министерства обороны "
    "и [150 000 рублей|signing_bonus 150000RUB regional] губернаторской выплаты.\nКаждый месяц\n"
    "[от 210 000 рублей|monthly_pay 210000..RUB month] в зоне специальной военной операции.",
    "Служба по контракту: звони! [2,3 млн ₽|first_year_total 2300000RUB] за первый год, "
    "[1 млн ₽|signing_bonus 1000000RUB once] сразу.",
    # Benefits without money.
    "Контрактникам предоставляются [налоговые льготы|tax_break -] и [кредитные каникулы|loan_relief -].",
    "Дети контрактника [принимаются в вузы по отдельной квоте|education_preference -], ему присваивают "
    "[статус ветерана|veteran_status -] боевых действий.",
    "За подписавшим контракт [сохраняется рабочее место|job_guarantee -], семье дают [земельный участок|land -].",
    "Военным по контракту положена [военная ипотека|housing -].",
    "[При ранении|injury_payment -] семья контрактника получит страховую выплату.",
    # No offers.
    "Водитель автобуса получает 3200 рублей за смену и 7 рублей за километр.",
    "На выплаты контрактникам в бюджете области заложено 2 млрд рублей.",
    "За неявку в военкомат мужчину оштрафовали на 30 тысяч рублей.",
    "Сварщику на заводе платят до 140 000 рублей в месяц.",
    "Жители собрали для мобилизованных 500 тысяч рублей пожертвований.",
    "Контрактника приговорили к пяти годам и взыскали с него 400 тысяч рублей.",
    "Бронежилет для добровольца стоит 80 тысяч рублей.",
    "В армию набрали 300 тысяч человек по контракту.",
    "Область потратила на военную операцию 538,55 млн рублей.",
    "По данным регулятора, военнослужащим отсрочены платежи на общую сумму 69,3 млрд рублей.",
    "Учителю по программе «Земский учитель» выплатят единовременно 1 млн рублей.",
    "Мошенники похитили у вдовы контрактника 2 млн рублей.",
    "До фронта от деревни 400 километров.",
    "Музей открыл выставку, билет стоит 300 рублей.",
    "Средняя зарплата в области — 45 тысяч рублей, военкоматы этим пользуются.",
    "Прибыль банка выросла на 3 млн рублей.",
    "Пенсия военного пенсионера выросла на 2 тысячи рублей, а проезд стоит 40 рублей.",
    "За взятку военкому мужчина отдал 150 тысяч рублей.",
    "Ущерб от пожара в военкомате оценили в 5 млн рублей.",
    "Регион закупил для армии дроны на 12 млн рублей.",
    "С учётом федеральных [400 тысяч|signing_bonus 400000RUB federal component of=3850000] и муниципальных "
    "[250 тысяч|signing_bonus 250000RUB municipal of=3850000] общая сумма выплаты контрактникам достигнет "
    "[3,85 млн рублей|signing_bonus 3850000RUB total].",
    # Seen later.
    "В Самарской области единовременную выплату за подписание контракта подняли до [3,6 млн "
    "рублей|signing_bonus 3600000RUB raise total] с учётом федеральных [400 тысяч|signing_bonus "
    "400000RUB federal component of=3600000].",
    "Власти Башкортостана увеличили региональную выплату контрактникам с 505 тыс. до [1,6 млн "
    "рублей|signing_bonus 1600000RUB regional raise prev=505000].",
    "Контрактникам из Уфы доплатят ещё [300 тысяч рублей|signing_bonus 300000RUB] из городского бюджета.",
    "Губернатор Ростовской области подписал указ: региональная выплата за контракт вырастет на [300 "
    "тысяч рублей|signing_bonus - by=300000 raise regional].",
    "Ежемесячные выплаты контрактникам увеличат с 210 до [230 тысяч рублей|monthly_pay 230000RUB "
    "month raise prev=210000].",
    "С 1 января 2025 года вознаграждение за приведённого добровольца составит [114 943 "
    "рубля|finder_reward 114943RUB from=2025-01-01].",
    "Служба по контракту: [5 300 000 ₽|first_year_total 5300000RUB] за первый год службы",
    "🔥 Контракт с МО РФ!\n💰 Единовременная выплата – [2 500 000 ₽|signing_bonus 2500000RUB once]\n💰 "
    "Ежемесячное довольствие – [от 210 000 ₽|monthly_pay 210000..RUB month]\n💰 Доход за год – [от 5 "
    "200 000 ₽|first_year_total 5200000..RUB year]",
    "Мобилизованным положено денежное довольствие [не менее 195 000 рублей|monthly_pay 195000..RUB "
    "month] в месяц.",
    "Подписавшим контракт спишут долги по кредитам [до 10 млн рублей|loan_relief ..10000000RUB].",
    "В Ленобласти тихо снизили выплату за контракт: теперь дают [900 тысяч рублей|signing_bonus "
    "900000RUB cut silent] вместо 1,6 млн.",
    "[Региональную выплату|signing_bonus - end regional] контрактникам отменили.",
    "Действие повышенной выплаты контрактникам в [800 тысяч рублей|signing_bonus 800000RUB extend] "
    "продлили до 31 декабря 2025 года.",
    "Боец погиб под Бахмутом, его мать взяла кредит в 300 тысяч рублей.",
    "Минобороны закупило 300 тысяч комплектов формы.",
    "Бизнесмен пообещал [12 млн рублей|per_target 12000000RUB private] за сбитый самолёт "
    "противника, деньги получат военнослужащие.",
    "За захваченный танк Leopard военнослужащим выплатят [5 млн рублей|per_target 5000000RUB target].",
    "Суд взыскал с военкомата 200 тысяч рублей компенсации морального вреда.",
    "Расходы области на выплаты контрактникам выросли до 3,4 млрд рублей.",
    "В вузе студентам предлагают контракт: [2 млн рублей|signing_bonus 2000000RUB] при подписании и "
    "[220 тысяч|monthly_pay 220000RUB month] ежемесячно.",
    "Єдиноразова виплата за підписання контракту з міноборони — [400 тисяч рублів|signing_bonus "
    "400000RUB once].",
)

ENGLISH = (
    "Recruits in Perm get a one-time bonus of [1.5 million rubles|signing_bonus 1500000RUB once].",
    "Those who sign a contract with the army are promised a monthly salary of [up to $2,500|monthly_pay ..2500USD month].",
    "Soldiers receive [about $100|combat_day 100USD day] a day for participation in active offensive operations.",
    "Assault troops get [$650|advance_km 650USD km] for each kilometer of advance.",
    "Contract soldiers are paid [300,000 rubles|per_target 300000RUB target] for each destroyed tank.",
    "A recruit will earn [at least 5.2 million rubles|first_year_total 5200000..RUB year] in the first year of service.",
    "Anyone who brings a friend to the enlistment office is paid [100,000 rubles|finder_reward 100000RUB person].",
    "A soldier wounded in action is promised compensation: [3 million rubles|injury_payment 3000000RUB once] for an injury.",
    "The families of fallen soldiers receive a payout of [5 million rubles|death_payment 5000000RUB once].",
    "The ad promised a one-time bonus of [about $3,800|signing_bonus 3800USD once] for enlistment and a monthly salary of "
    "[up to $2,500|monthly_pay ..2500USD month], plus [about $100|combat_day 100USD day] a day for taking part in "
    "offensive operations and [650 dollars|advance_km 650USD km] for each kilometer of advance in assault teams.",
    "The Samara region increased its sign-up bonus to [2 million rubles|signing_bonus 2000000RUB raise total], "
    "including the federal component of [400,000|signing_bonus 400000RUB federal component of=2000000] rubles.",
    "The sign-on bonus for contract soldiers was raised from 1 million to "
    "[1.9 million rubles|signing_bonus 1900000RUB raise prev=1000000].",
    "Tatarstan slashed the enlistment bonus from 2.7 million to [400,000 rubles|signing_bonus 400000RUB cut prev=2700000].",
    "The governor raised the sign-up bonus by [300,000 rubles|signing_bonus - by=300000 raise regional].",
    "The signing bonus for recruits was doubled to [200,000 rubles|signing_bonus 200000RUB raise x2].",
    "The [enlistment bonus|signing_bonus - cut x0.5 silent] was halved without announcement.",
    "The bonus for signing a military contract is now [1 million rubles|signing_bonus 1000000RUB prev=505000], "
    "up from 505,000 rubles.",
    "The municipal payment to volunteers rose to [50,000 rubles|signing_bonus 50000RUB municipal back=20000] and will return "
    "to 20,000 rubles on June 1.",
    "From April 1, 2024, contract soldiers receive a lump sum of [1 million rubles|signing_bonus 1000000RUB from=2024-04-01].",
    "The sign-up bonus of [1.9 million rubles|signing_bonus 1900000RUB to=2025-05-31] is valid until May 31, 2025.",
    "In total, a recruit signing a contract receives [2.6 million rubles|signing_bonus 2600000RUB total].",
    "The federal sign-on bonus is [400,000 rubles|signing_bonus 400000RUB federal], the regional one "
    "[1.5 million rubles|signing_bonus 1500000RUB regional].",
    "Convicts who sign a contract get a one-off payment of [400,000 rubles|signing_bonus 400000RUB for=onvict].",
    "The employer pays enlisting workers a one-time bonus of [200,000 rubles|signing_bonus 200000RUB employer].",
    "The city administration adds a one-time payment of [100,000 rubles|signing_bonus 100000RUB municipal] for recruits.",
    "The region quietly cut the enlistment bonus to [600,000 rubles|signing_bonus 600000RUB cut silent].",
    "Sign-up bonuses for recruits reach [2 million rubles [$21,000]|signing_bonus 2000000RUB] in Samara.",
    "The soldier would also get [tax breaks|tax_break -] and [loan repayments|loan_relief -], his children would get "
    "[preference in college admissions|education_preference -].",
    "Recruits would also gain [veteran status|veteran_status -].",
    "There would be [compensation for his family if he was wounded|injury_payment -] in combat, the recruiting ad said.",
    "Military service under contract\nOne-time payment: [700,000 rubles|signing_bonus 700000RUB once]\n"
    "Monthly: [from 210,000 rubles|monthly_pay 210000..RUB month]",
    "In Atkarsk the sign-up bonus is [650,000 rubles|signing_bonus 650000RUB], while those who bring a recruit get "
    "[200,000 rubles|finder_reward 200000RUB].",
    # No offers.
    "The guard is paid 40,000 rubles a month.",
    "The region spent 2 billion rubles on payments to soldiers.",
    "He was fined 30,000 rubles for ignoring a summons.",
    "The village lies 400 kilometers (250 miles) north of Moscow.",
    "The army recruited 300,000 men.",
    "The striker signed a contract worth $2 million a year.",
    "The budget allocates 370 million rubles for sign-up bonuses.",
    "Volunteers donated 500,000 rubles for drones for the army.",
    "A drone for the army costs $2,000.",
    "The average salary in the region is 45,000 rubles, so enlistment tempts men.",
    "Fraudsters stole 2 million rubles from a soldier's widow.",
    "He paid a bribe of $1,500 to a draft officer.",
    "Subscribe for $4 a month to read about the war.",
    # Seen later.
    "Authorities in the Belgorod region raised the one-time payment for signing a contract to [3 "
    "million rubles|signing_bonus 3000000RUB raise] [$38,000].",
    "The Khanty-Mansi Autonomous Area cut its regional enlistment bonus from 1.9 million to [1.1 "
    "million rubles|signing_bonus 1100000RUB cut regional prev=1900000].",
    "Ulyanovsk increased the sign-up bonus by [1.5 million rubles|signing_bonus - by=1500000 raise].",
    "The reward for bringing a recruit was raised from 15,000 to [30,000 rubles|finder_reward "
    "30000RUB raise prev=15000].",
    "New recruits will be paid [1.9 million rubles|signing_bonus 1900000RUB back=1100000] until "
    "June 1, then 1.1 million.",
    "Police officers receive 50,000 rubles a month in the region.",
    "The ministry said monthly pay for contract soldiers starts at [210,000 rubles|monthly_pay "
    "210000..RUB month].",
    "Residents who sign a contract between March 15 and April 30, 2023 will get an additional "
    "[20,000 rubles|signing_bonus 20000RUB from=2023-03-15 to=2023-04-30] from the district.",
    "Mayor Ivan Sidorov promised each volunteer [100,000 rubles|signing_bonus 100000RUB municipal] "
    "from the city budget.",
    "The company pays employees who enlist [500,000 rubles|signing_bonus 500000RUB employer].",
    "A bill to raise the sign-up bonus to [1 million rubles|signing_bonus 1000000RUB raise] passed "
    "its first reading.",
    "The sign-up bonus was cut sevenfold, from 2.7 million to [400,000 rubles|signing_bonus "
    "400000RUB cut prev=2700000].",
    "Ticket prices rose to 300 rubles while the army recruits.",
    "The soldier's family sued for 5 million rubles in damages.",
    "Kyiv estimates the war costs Russia $1 billion a day.",
    "In total they can earn [5.3 million rubles|first_year_total 5300000RUB] in their first year of "
    "military service.",
    "The total incentive for recruits is [3.1 million rubles|signing_bonus 3100000RUB total], of which "
    "[400,000|signing_bonus 400000RUB federal of=3100000] comes from the federal budget and "
    "[2.7 million|signing_bonus 2700000RUB of=3100000] from the republic.",
    "Mari El reduced the sign-up bonus for contract soldiers from 3 million to "
    "[800,000 rubles [$10,100]|signing_bonus 800000RUB cut total prev=3000000], including the federal component of "
    "[400,000 rubles|signing_bonus 400000RUB federal of=800000].",
)
