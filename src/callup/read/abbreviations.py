"""Abbreviations whose full stop need not end a sentence, in Russian, Ukrainian and English: data."""

from __future__ import annotations


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


# What follows belongs to it: a name, a number, a title.
LEADING = _words("""
    ст ч чч п пп пт гл абз стр т тт е им ул пр просп пер пл ш наб бул г гор д к корп кв эт оф каб ауд
    пос пгт рп с х дер оз о р-н обл респ св ср см напр тел доб факс гос зам нач пом проф акад доц канд
    ген полк подп кап лейт серж мр гр тов сб ред сост букв англ рус укр фр нем лат юр физ моб внутр
    вул буд смт розд
    mr mrs ms dr prof gen col maj lt capt cpt sgt st rep sen gov pres rev hon messrs vs no nos art arts sec
    sect fig vol approx ca cf e.g i.e viz al pp para ed adm brig cmdr pvt mt ft
    jan feb mar apr jun jul aug sept sep oct nov dec
""")

# English words that are abbreviations only with a capital: "No. 5", but "he said no. They left".
ALSO_WORDS = _words("no art mar may dec sec al ed st rep gen col ms fig para")

# What goes before belongs to it: it ends a sentence only where a capital follows.
CLOSING = _words("""
    тыс млн млрд трлн руб коп р дол долл евр грн тг проц шт экз ед чел мес нед сут час ч мин сек г гг в вв
    др пр проч га км м кг л кв куб у.е н.э т.д т.п т.ч с.г крб млд осіб рр
    u.s u.k u.n e.u u.s.a d.c a.m p.m inc ltd co corp jr sr etc bn mln tn rub usd eur
""")

# After a number these are measures; elsewhere they lead: "2023 г." and "г. Ярославль".
MEASURES = _words("г гг р рр ч с м л в вв д к т")

# After an English abbreviation or a lone letter, a capital starts a sentence if it begins one of these.
ENGLISH_OPENERS = _words("""
    the a an this that these those he she it they we you i his her its their our but and or in on at by for
    from to with as if when while after before since although however some many most more no not one two
    there here what who why how
""")
